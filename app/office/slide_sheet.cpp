#include "app/office/slide_sheet.h"

#include <algorithm>
#include <array>

#include "app/text/text.h"

namespace app {
namespace {

/// The part of a ring on one side of a line across (or along) the slide.
///
/// source  Sutherland & Hodgman (1974), "Reentrant polygon clipping"
std::vector<ScreenPoint> cut(const std::vector<ScreenPoint>& ring, double ScreenPoint::*across,
                             double at, bool keeps_below) {
    const auto inside = [&](ScreenPoint p) {
        return keeps_below ? p.*across <= at : p.*across >= at;
    };
    std::vector<ScreenPoint> out;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const ScreenPoint a = ring[i], b = ring[(i + 1) % ring.size()];
        if (inside(a)) out.push_back(a);
        if (inside(a) == inside(b)) continue;
        const double t = (at - a.*across) / (b.*across - a.*across);
        ScreenPoint p{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
        p.*across = at;
        out.push_back(p);
    }
    return out;
}

/// The part of a line from `a` to `b` inside a box, as shares of its length; nothing outside.
///
/// source  Liang & Barsky (1984), "A new concept and method for line clipping"
std::optional<std::array<double, 2>> part_inside(ScreenPoint a, ScreenPoint b, const Box& box) {
    double from = 0, to = 1;
    const auto edge = [&](double slope, double distance) {
        if (slope == 0) return distance >= 0;
        const double t = distance / slope;
        if (slope < 0)
            from = std::max(from, t);
        else
            to = std::min(to, t);
        return from <= to;
    };
    const double dx = b.x - a.x, dy = b.y - a.y;
    if (edge(-dx, a.x - box.x) && edge(dx, box.right() - a.x) && edge(-dy, a.y - box.y) &&
        edge(dy, box.bottom() - a.y))
        return std::array{from, to};
    return std::nullopt;
}

}  // namespace

ScreenPoint SlideSheet::on_slide(ScreenPoint p) const {
    if (places_.empty()) return p;
    const Place& place = places_.back();
    return {place.corner.x + p.x * place.scale, place.corner.y + p.y * place.scale};
}

void SlideSheet::place(ScreenPoint corner, double by) {
    places_.push_back({on_slide(corner), scale() * by});
}

PaperLines SlideSheet::placed(const PaperLines& lines) const {
    PaperLines out = lines;
    for (auto& line : out)
        for (ScreenPoint& p : line) p = on_slide(p);
    return out;
}

PaperLines SlideSheet::clipped_rings(const PaperLines& rings) const {
    PaperLines out;
    for (std::vector<ScreenPoint>& ring : placed(rings)) {
        if (!clips_.empty()) {
            const Box& box = clips_.back();
            ring = cut(ring, &ScreenPoint::x, box.x, false);
            ring = cut(ring, &ScreenPoint::x, box.right(), true);
            ring = cut(ring, &ScreenPoint::y, box.y, false);
            ring = cut(ring, &ScreenPoint::y, box.bottom(), true);
        }
        if (ring.size() > 2) out.push_back(std::move(ring));
    }
    return out;
}

PaperLines SlideSheet::clipped_lines(const PaperLines& lines) const {
    PaperLines out = placed(lines);
    if (clips_.empty()) return out;
    PaperLines kept;
    for (const auto& line : out) {
        bool goes_on = false;
        for (std::size_t i = 1; i < line.size(); ++i) {
            const ScreenPoint a = line[i - 1], b = line[i];
            const auto part = part_inside(a, b, clips_.back());
            if (!part) {
                goes_on = false;
                continue;
            }
            const auto at = [&](double t) {
                return ScreenPoint{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
            };
            if (!goes_on || (*part)[0] > 0) kept.push_back({at((*part)[0])});
            kept.back().push_back(at((*part)[1]));
            goes_on = (*part)[1] >= 1;
        }
    }
    return kept;
}

void SlideSheet::clip(const PaperLines& rings) {
    const auto ring = placed(rings).front();
    const auto [left, right] = std::ranges::minmax(ring, {}, &ScreenPoint::x);
    const auto [top, bottom] = std::ranges::minmax(ring, {}, &ScreenPoint::y);
    Box box{left.x, top.y, right.x - left.x, bottom.y - top.y};
    if (!clips_.empty()) {
        const Box& outer = clips_.back();
        const double x = std::max(box.x, outer.x), y = std::max(box.y, outer.y);
        box = {x, y, std::max(0.0, std::min(box.right(), outer.right()) - x),
               std::max(0.0, std::min(box.bottom(), outer.bottom()) - y)};
    }
    clips_.push_back(box);
}

void SlideSheet::fill(const PaperLines& rings, Rgba colour) {
    on_.area(tr("Ground"), "", clipped_rings(rings), {FillKind::colour, colour}, {});
}

void SlideSheet::area(const std::string& name, const PaperLines& rings, const Fill& fill,
                      Rgba hatch_line) {
    on_.area(name, name, clipped_rings(rings), fill, hatch_line);
}

void SlideSheet::stroke(const PaperLines& lines, Rgba colour, double width, bool dashed) {
    on_.lines(tr("Lines"), clipped_lines(lines), colour, width * scale(), dashed);
}

void SlideSheet::text(PaperFace face, ScreenPoint base, Rgba colour, std::string_view text,
                      std::optional<Rgba> halo) {
    constexpr double ascent = 0.905, line = 1.15, spare = 0.2;  // of Arial, in ems
    const double em = font_of(face).em * scale();
    const ScreenPoint at = on_slide(base);
    const double wide = width(face, text) * scale();
    const Box box{at.x - spare * em, at.y - ascent * em, wide + 2 * spare * em, line * em};
    if (!clips_.empty()) {
        const Box& clip = clips_.back();
        if (at.x + wide < clip.x || at.x > clip.right() || at.y < clip.y ||
            at.y - em > clip.bottom())
            return;
    }
    // Programs that show slides know no halos: words stand on a plate that the map shines through.
    std::optional<Rgba> plate = halo;
    if (plate) plate->a = 110;
    on_.add(SlideText{.name = std::string(text),
                      .box = box,
                      .paragraphs = {{.runs = {{.text = std::string(text),
                                                .em = em,
                                                .colour = colour,
                                                .strong = font_of(face).weight >= 600}},
                                      .align = SlideAlign::centre}},
                      .wraps = false,
                      .ground = plate});
}

}  // namespace app
