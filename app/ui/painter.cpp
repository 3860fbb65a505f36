#include "app/ui/painter.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "app/text/line_breaks.h"
#include "geo/core/characters.h"

namespace app {

namespace {

ImU32 packed(Rgba c) { return IM_COL32(c.r, c.g, c.b, c.a); }

std::uint8_t between(std::uint8_t a, std::uint8_t b, double part) {
    return static_cast<std::uint8_t>(std::lround(a + (b - a) * part));
}

}  // namespace

bool contains(const Box& box, ScreenPoint p) {
    return p.x >= box.x && p.x < box.right() && p.y >= box.y && p.y < box.bottom();
}

Box inset(const Box& box, double by) {
    return {box.x + by, box.y + by, box.width - 2 * by, box.height - 2 * by};
}

Box overlap(const Box& a, const Box& b) {
    const double x = std::max(a.x, b.x), y = std::max(a.y, b.y);
    return {x, y, std::max(0.0, std::min(a.right(), b.right()) - x),
            std::max(0.0, std::min(a.bottom(), b.bottom()) - y)};
}

Rgba mixed(Rgba from, Rgba to, double part) {
    return {between(from.r, to.r, part), between(from.g, to.g, part), between(from.b, to.b, part),
            between(from.a, to.a, part)};
}

float Painter::snapped(double logical) const {
    return static_cast<float>(std::round(logical * fonts_.scale));
}

void Painter::rect(const Box& box, Rgba fill, double radius) {
    list_.AddRectFilled({snapped(box.x), snapped(box.y)},
                        {snapped(box.right()), snapped(box.bottom())}, packed(fill),
                        static_cast<float>(radius * fonts_.scale));
}

void Painter::outline(const Box& box, Rgba colour, double radius, double width) {
    const float w = std::max(1.0f, snapped(width)), half = w / 2;
    // AddRect draws around the middle of pixels: it shifts by half a pixel itself.
    list_.AddRect({snapped(box.x) + half - 0.5f, snapped(box.y) + half - 0.5f},
                  {snapped(box.right()) - half + 0.5f, snapped(box.bottom()) - half + 0.5f},
                  packed(colour), static_cast<float>(radius * fonts_.scale), 0, w);
}

void Painter::horizontal(double x, double y, double width, Rgba colour) {
    const float top = snapped(y);
    list_.AddRectFilled({snapped(x), top}, {snapped(x + width), top + std::max(1.0f, snapped(1))},
                        packed(colour));
}

void Painter::vertical(double x, double y, double height, Rgba colour) {
    const float left = snapped(x);
    list_.AddRectFilled({left, snapped(y)},
                        {left + std::max(1.0f, snapped(1)), snapped(y + height)}, packed(colour));
}

void Painter::line(ScreenPoint a, ScreenPoint b, Rgba colour, double width) {
    polyline(std::array{a, b}, colour, width);
}

void Painter::polyline(std::span<const ScreenPoint> points, Rgba colour, double width) {
    list_.PathClear();
    for (ScreenPoint p : points)
        list_.PathLineTo(
            {static_cast<float>(p.x * fonts_.scale), static_cast<float>(p.y * fonts_.scale)});
    list_.PathStroke(packed(colour), 0, static_cast<float>(width * fonts_.scale));
}

void Painter::polygon(std::span<const ScreenPoint> points, Rgba fill) {
    list_.PathClear();
    for (ScreenPoint p : points)
        list_.PathLineTo(
            {static_cast<float>(p.x * fonts_.scale), static_cast<float>(p.y * fonts_.scale)});
    list_.PathFillConvex(packed(fill));
}

void Painter::disc(ScreenPoint c, double radius, Rgba fill) {
    list_.AddCircleFilled(
        {static_cast<float>(c.x * fonts_.scale), static_cast<float>(c.y * fonts_.scale)},
        static_cast<float>(radius * fonts_.scale), packed(fill), 32);
}

void Painter::ring(ScreenPoint c, double radius, Rgba colour, double width) {
    list_.AddCircle(
        {static_cast<float>(c.x * fonts_.scale), static_cast<float>(c.y * fonts_.scale)},
        static_cast<float>(radius * fonts_.scale), packed(colour), 32,
        static_cast<float>(width * fonts_.scale));
}

void Painter::arc(ScreenPoint c, double radius, double from, double to, Rgba colour, double width) {
    list_.PathClear();
    list_.PathArcTo(
        {static_cast<float>(c.x * fonts_.scale), static_cast<float>(c.y * fonts_.scale)},
        static_cast<float>(radius * fonts_.scale), static_cast<float>(from), static_cast<float>(to),
        24);
    list_.PathStroke(packed(colour), 0, static_cast<float>(width * fonts_.scale));
}

void Painter::hatch(const Box& box, Rgba ground, Rgba lines, Hatching hatching) {
    rect(box, ground, 2);
    clip(box);
    const auto draw = [&](double from, double to) {
        for (double x = box.x - box.height; x < box.right(); x += 5)  // closer than on the map
            line({x, from}, {x + box.height, to}, lines, 1.25);
    };
    if (hatching != Hatching::falling) draw(box.bottom(), box.y);
    if (hatching != Hatching::rising) draw(box.y, box.bottom());
    unclip();
    outline(box, lines, 2);
}

ImFont* Painter::font(Face face) const {
    switch (face) {
        case Face::caption:
            return fonts_.caption;
        case Face::caption_strong:
            return fonts_.caption_strong;
        case Face::body:
            return fonts_.body;
        case Face::body_strong:
            return fonts_.body_strong;
        case Face::heading:
            return fonts_.heading;
        case Face::title:
            return fonts_.title;
    }
    return fonts_.body;
}

double Painter::em(Face face) const {
    switch (face) {
        case Face::caption:
        case Face::caption_strong:
            return 13;
        case Face::body:
        case Face::body_strong:
            return 15;
        case Face::heading:
            return 18;
        case Face::title:
            return 26;
    }
    return 15;
}

double Painter::line_height(Face face) const { return std::round(em(face) * 1.4); }

double Painter::width(Face face, std::string_view text) const {
    const ImFont* f = font(face);
    return static_cast<double>(
               f->CalcTextSizeA(f->FontSize, FLT_MAX, 0, text.data(), text.data() + text.size())
                   .x) /
           fonts_.scale;
}

double Painter::text_top(Face face, double middle) const {
    constexpr double cap_height = 0.727;  // of Inter, in ems
    const double baseline = std::round((middle + em(face) * cap_height / 2) * fonts_.scale);
    return baseline - std::round(static_cast<double>(font(face)->Ascent));
}

void Painter::run(Face face, float x, float top, Rgba colour, std::string_view text) {
    ImFont* f = font(face);
    list_.AddText(f, f->FontSize, {x, top}, packed(colour), text.data(), text.data() + text.size());
}

namespace {
double moved_by(Align align, double width) {
    return align == Align::left ? 0 : align == Align::centre ? width / 2 : width;
}
}  // namespace

void Painter::text(Face face, ScreenPoint at, Rgba colour, std::string_view text, Align align) {
    const double left = at.x - moved_by(align, align == Align::left ? 0 : width(face, text));
    run(face, snapped(left), static_cast<float>(text_top(face, at.y)), colour, text);
}

void Painter::haloed(Face face, ScreenPoint at, Rgba colour, Rgba halo, std::string_view text,
                     Align align) {
    const float x = snapped(at.x - moved_by(align, width(face, text)));
    const float top = static_cast<float>(text_top(face, at.y));
    const float r = std::max(1.0f, snapped(2)), d = std::round(r * 0.7f);
    const std::array<ImVec2, 8> around{
        {{r, 0}, {d, d}, {0, r}, {-d, d}, {-r, 0}, {-d, -d}, {0, -r}, {d, -d}}};
    for (const ImVec2& by : around) run(face, x + by.x, top + by.y, halo, text);
    run(face, x, top, colour, text);
}

double Painter::digit_width(Face face) const {
    float widest = 0;
    for (ImWchar digit = '0'; digit <= '9'; ++digit)
        widest = std::max(widest, font(face)->GetCharAdvance(digit));
    return static_cast<double>(widest);
}

namespace {
/// Where the digit or the run of other characters that begins at `start` ends.
std::size_t end_of_part(std::string_view text, std::size_t start) {
    std::size_t end = start + 1;
    if (!geo::is_digit(text[start]))
        while (end < text.size() && !geo::is_digit(text[end])) ++end;
    return end;
}
}  // namespace

double Painter::number_width(Face face, std::string_view text) const {
    double total = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = end_of_part(text, i);
        total += geo::is_digit(text[i]) ? digit_width(face) / fonts_.scale
                                        : width(face, text.substr(i, end - i));
        i = end;
    }
    return total;
}

void Painter::number(Face face, ScreenPoint at, Rgba colour, std::string_view text, Align align) {
    double x = (at.x - moved_by(align, number_width(face, text))) * fonts_.scale;
    const float top = static_cast<float>(text_top(face, at.y));
    const double wide = digit_width(face);
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t end = end_of_part(text, i);
        const std::string_view part = text.substr(i, end - i);
        const double own = width(face, part) * fonts_.scale;
        const double advance = geo::is_digit(text[i]) ? wide : own;
        run(face, static_cast<float>(std::round(x + (advance - own) / 2)), top, colour, part);
        x += advance;
        i = end;
    }
}

void Painter::climbing(Face face, ScreenPoint at, double degrees, Rgba colour,
                       std::string_view text) {
    constexpr float far = 1e6f;
    const int before = list_.VtxBuffer.Size;
    // Level at first, about the origin, where nothing is clipped; then turned and put in place.
    font(face)->RenderText(&list_, font(face)->FontSize, {0, static_cast<float>(text_top(face, 0))},
                           packed(colour), {-far, -far, far, far}, text.data(),
                           text.data() + text.size());
    const double angle = degrees * std::numbers::pi / 180;
    const auto c = static_cast<float>(std::cos(angle)), s = static_cast<float>(std::sin(angle));
    const float x = snapped(at.x), y = snapped(at.y);
    for (int i = before; i < list_.VtxBuffer.Size; ++i) {
        ImVec2& p = list_.VtxBuffer[i].pos;
        p = {x + p.x * c + p.y * s, y - p.x * s + p.y * c};
    }
}

std::string Painter::elided(Face face, std::string_view text, double most) const {
    return app::elided([&](std::string_view part) { return width(face, part); }, text, most);
}

std::vector<std::string> Painter::wrapped(Face face, std::string_view text, double most_width,
                                          std::size_t most) const {
    return app::wrapped([&](std::string_view part) { return width(face, part); }, text, most_width,
                        most);
}

double Painter::paragraph(Face face, double x, double top, double width, Rgba colour,
                          std::string_view text, std::size_t most) {
    const double height = line_height(face);
    for (const std::string& line : wrapped(face, text, width, most)) {
        this->text(face, {x, top + height / 2}, colour, line);
        top += height;
    }
    return top;
}

void Painter::clip(const Box& box) {
    list_.PushClipRect({snapped(box.x), snapped(box.y)},
                       {snapped(box.right()), snapped(box.bottom())}, true);
}

void Painter::unclip() { list_.PopClipRect(); }

}  // namespace app
