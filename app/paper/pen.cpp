#include "app/paper/pen.h"

#include <algorithm>
#include <limits>

#include "app/picture/mark_shape.h"
#include "app/render/map_painter.h"
#include "app/text/line_breaks.h"

namespace app {

void Pen::put(PaperFace face, ScreenPoint at, Rgba colour, std::string_view text, Align align,
              std::optional<Rgba> halo) {
    if (text.empty()) return;
    constexpr double cap_height = 0.727;  // of Inter, in ems
    if (align != Align::left) at.x -= width(face, text) / (align == Align::centre ? 2 : 1);
    sheet.text(face, {at.x, at.y + font_of(face).em * cap_height / 2}, colour, text, halo);
}

void Pen::text(PaperFace face, ScreenPoint at, Rgba colour, std::string_view text, Align align) {
    put(face, at, colour, text, align, {});
}

void Pen::haloed(PaperFace face, ScreenPoint at, Rgba colour, Rgba halo, std::string_view text,
                 Align align) {
    put(face, at, colour, text, align, halo);
}

std::string Pen::elided(PaperFace face, std::string_view text, double most) const {
    return app::elided([&](std::string_view part) { return width(face, part); }, text, most);
}

std::vector<std::string> Pen::wrapped(PaperFace face, std::string_view text, double most_width,
                                      std::size_t most) const {
    return app::wrapped([&](std::string_view part) { return width(face, part); }, text, most_width,
                        most);
}

double Pen::paragraph(PaperFace face, double x, double top, double width, Rgba colour,
                      std::string_view text, std::size_t most) {
    const double height = line_height(face);
    for (const std::string& line : wrapped(face, text, width, most)) {
        this->text(face, {x, top + height / 2}, colour, line);
        top += height;
    }
    return top;
}

double Pen::paragraph_height(PaperFace face, std::string_view text, double width,
                             std::size_t most) const {
    return static_cast<double>(wrapped(face, text, width, most).size()) * line_height(face);
}

PaperLines Pen::rings_of(const Box& box) {
    return {
        {{box.x, box.y}, {box.right(), box.y}, {box.right(), box.bottom()}, {box.x, box.bottom()}}};
}

void Pen::rect(const Box& box, Rgba colour) { sheet.fill(rings_of(box), colour); }

void Pen::outline(const Box& box, Rgba colour, double width) {
    PaperLines ring = rings_of(box);
    ring.front().push_back(ring.front().front());
    sheet.stroke(ring, colour, width, false);
}

void Pen::horizontal(double x, double y, double width, Rgba colour) {
    rect({x, y, width, 1}, colour);
}

void Pen::line(ScreenPoint from, ScreenPoint to, Rgba colour, double width) {
    sheet.stroke({{from, to}}, colour, width, false);
}

void Pen::mark(MarkShape shape, ScreenPoint centre, double size, Rgba colour) {
    sheet.fill({mark_outline(shape, centre, size)}, colour);
}

void Pen::badge(const MapMark& one, ScreenPoint centre, double size) {
    mark(one.shape, centre, size * 28 / 23, c.ca_casing);
    mark(one.shape, centre, size, one.colour);
    text(PaperFace::small_strong, {centre.x, centre.y + mark_letter_drop(one.shape, size)},
         c.on_accent, std::string_view(&one.letter, 1), Align::centre);
}

void Pen::fill(const PaperLines& rings, const Fill& fill, Rgba hatch_line) {
    sheet.fill(rings, fill.colour);
    for (const Hatch& one : hatches) {
        if (one.kind != fill.kind) continue;
        const Rgba lines = line_of(one, hatch_line, fill.colour);
        hatch(rings, lines, one, one.rises);
        if (one.crossed) hatch(rings, lines, one, !one.rises);
    }
}

void Pen::hatch(const PaperLines& rings, Rgba colour, const Hatch& hatch, bool rises) {
    constexpr double far = std::numeric_limits<double>::max();
    ScreenPoint low{far, far}, high{-far, -far};
    for (const auto& ring : rings)
        for (const ScreenPoint p : ring) {
            low = {std::min(low.x, p.x), std::min(low.y, p.y)};
            high = {std::max(high.x, p.x), std::max(high.y, p.y)};
        }
    if (!(low.x < high.x)) return;
    // Lines begin on the left or on the lower (or upper) edge; its spacing is measured across them.
    const double tall = high.y - low.y, step = hatch.spacing * 1.4142135623730951;
    PaperLines lines;
    for (double x = low.x - tall; x < high.x; x += step)
        lines.push_back(rises ? std::vector<ScreenPoint>{{x, high.y}, {x + tall, low.y}}
                              : std::vector<ScreenPoint>{{x, low.y}, {x + tall, high.y}});
    sheet.clip(rings);
    sheet.stroke(lines, colour, hatch.width, false);
    sheet.unclip();
}

void draw_banners(Pen& pen, PaneSize page, const geo::Marking& marking) {
    constexpr double free = 26, height = banner_room - free;  // what most printers leave free
    if (marking.empty()) return;
    const double width = page.width.value - 2 * free;
    for (const double y : {free, page.height.value - banner_room}) {
        const Box banner{free, y, width, height};
        pen.rect(banner, pen.c.ink);
        pen.sheet.begin(SheetPart::paragraph, {});
        pen.text(PaperFace::text_strong, {free + width / 2, y + height / 2}, pen.c.ink_inverse,
                 pen.elided(PaperFace::text_strong, geo::in_words(marking), width - 24),
                 Pen::Align::centre);
        pen.sheet.end();
    }
}

}  // namespace app
