#include "app/present/painter_sheet.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "app/render/map_painter.h"

namespace app {
namespace {

ImVec2 vec(ScreenPoint p) { return {static_cast<float>(p.x), static_cast<float>(p.y)}; }

bool is_box(const std::vector<ScreenPoint>& ring) {
    return ring.size() == 4 && ring[0].y == ring[1].y && ring[1].x == ring[2].x &&
           ring[2].y == ring[3].y && ring[3].x == ring[0].x;
}

bool is_convex(const std::vector<ScreenPoint>& ring) {
    int left = 0, right = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const ScreenPoint a = ring[i], b = ring[(i + 1) % ring.size()],
                          c = ring[(i + 2) % ring.size()];
        const double turn = (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
        (turn < 0 ? left : right) += turn == 0 ? 0 : 1;
    }
    return left == 0 || right == 0;
}

/// The parts of a line that are drawn where it is dashed.
PaperLines dashes_of(const std::vector<ScreenPoint>& line) {
    PaperLines parts;
    double gone = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const ScreenPoint a = line[i - 1], b = line[i];
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        for (double at = -std::fmod(gone, dash_and_gap); at < length; at += dash_and_gap) {
            const double from = std::max(0.0, at), to = std::min(length, at + dash);
            if (to <= from) continue;
            const auto on = [&](double way) {
                return ScreenPoint{a.x + (b.x - a.x) * way / length,
                                   a.y + (b.y - a.y) * way / length};
            };
            parts.push_back({on(from), on(to)});
        }
        gone += length;
    }
    return parts;
}

}  // namespace

ScreenPoint PainterSheet::on_screen(ScreenPoint p) const {
    return {at().corner.x + p.x * at().scale, at().corner.y + p.y * at().scale};
}

unsigned PainterSheet::packed(Rgba c) const {
    return IM_COL32(c.r, c.g, c.b, static_cast<int>(std::lround(c.a * opacity_)));
}

ImFont* PainterSheet::font(PaperFace face) const {
    const PaperFont& one = font_of(face);
    const int pixels = std::max(5, static_cast<int>(std::lround(one.em * at().scale)));
    ImFont* found = faces_.nearest({one.file, pixels});
    return found != nullptr ? found : ImGui::GetFont();
}

double PainterSheet::width(PaperFace face, std::string_view text) const {
    const ImFont* f = font(face);
    return static_cast<double>(
               f->CalcTextSizeA(f->FontSize, FLT_MAX, 0, text.data(), text.data() + text.size())
                   .x) /
           at().scale;
}

void PainterSheet::fill(const PaperLines& rings, Rgba colour) {
    for (const auto& ring : rings) {
        if (ring.size() < 3) continue;
        std::vector<ScreenPoint> points;
        for (const ScreenPoint p : ring) points.push_back(on_screen(p));
        if (is_box(points)) {
            const auto snapped = [](ScreenPoint p) {
                return vec({std::round(p.x), std::round(p.y)});
            };
            ImVec2 low = snapped(points[0]), high = snapped(points[2]);
            // What is thinner than a pixel is still to be seen.
            if (high.x == low.x) high.x += 1;
            if (high.y == low.y) high.y += 1;
            list_.AddRectFilled(low, high, packed(colour));
        } else if (is_convex(points)) {
            for (const ScreenPoint p : points) list_.PathLineTo(vec(p));
            list_.PathFillConvex(packed(colour));
        } else {
            ScreenPoint middle;
            for (const ScreenPoint p : points) {
                middle.x += p.x / static_cast<double>(points.size());
                middle.y += p.y / static_cast<double>(points.size());
            }
            for (std::size_t i = 0; i < points.size(); ++i)
                list_.AddTriangleFilled(vec(middle), vec(points[i]),
                                        vec(points[(i + 1) % points.size()]), packed(colour));
        }
    }
}

void PainterSheet::stroke(const PaperLines& lines, Rgba colour, double width, bool dashed) {
    for (const auto& line : lines) {
        if (dashed) {
            stroke(dashes_of(line), colour, width, false);
            continue;
        }
        for (const ScreenPoint p : line) list_.PathLineTo(vec(on_screen(p)));
        list_.PathStroke(packed(colour), 0, static_cast<float>(width * at().scale));
    }
}

void PainterSheet::clip(const PaperLines& rings) {
    ScreenPoint low{1e9, 1e9}, high{-1e9, -1e9};
    for (const auto& ring : rings)
        for (const ScreenPoint p : ring) {
            const ScreenPoint on = on_screen(p);
            low = {std::min(low.x, on.x), std::min(low.y, on.y)};
            high = {std::max(high.x, on.x), std::max(high.y, on.y)};
        }
    list_.PushClipRect(vec(low), vec(high), true);
}

void PainterSheet::unclip() { list_.PopClipRect(); }

void PainterSheet::place(ScreenPoint corner, double scale) {
    places_.push_back({on_screen(corner), at().scale * scale});
}

void PainterSheet::text(PaperFace face, ScreenPoint base, Rgba colour, std::string_view text,
                        std::optional<Rgba> halo) {
    constexpr double least = 6;  // pixels of an em: below that nobody reads it
    if (font_of(face).em * at().scale < least) return;
    ImFont* f = font(face);
    const ScreenPoint on = on_screen(base);
    const auto x = static_cast<float>(std::round(on.x));
    const auto top = static_cast<float>(std::round(on.y)) - std::round(f->Ascent);
    const auto run = [&](float dx, float dy, Rgba c) {
        list_.AddText(f, f->FontSize, {x + dx, top + dy}, packed(c), text.data(),
                      text.data() + text.size());
    };
    if (halo) {
        const auto r = static_cast<float>(std::max(1.0, std::round(2 * at().scale)));
        const float d = std::round(r * 0.7f);
        const std::array<ImVec2, 8> around{
            {{r, 0}, {d, d}, {0, r}, {-d, d}, {-r, 0}, {-d, -d}, {0, -r}, {d, -d}}};
        for (const ImVec2& by : around) run(by.x, by.y, *halo);
    }
    run(0, 0, colour);
}

}  // namespace app
