#include <algorithm>
#include <array>
#include <cmath>

#include "app/text/text.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"
#include "geo/data/atlas.h"

namespace app {

namespace {

constexpr double lane_width = 11, mark_radius = 4.5, one_line = 26, two_lines = 38, gap = 10;

/// Where rows and lanes of a chart stand.
struct Place {
    double left, top, row, name;

    ScreenPoint mark(const LineageChart& chart, std::size_t row_number) const {
        return {lane(chart.rows[row_number].x), middle(row_number)};
    }
    double lane(int number) const { return left + 10 + number * lane_width; }
    double middle(std::size_t row_number) const {
        return top + row * (static_cast<double>(row_number) + 0.5);
    }
};

/// A level or upright line; of what is planned, in dashes.
void stroke(Frame& f, ScreenPoint from, ScreenPoint to, bool dashed) {
    constexpr double dash = 4, width = 1.5;
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    if (!dashed) return f.paint.line(from, to, f.c.ink2, width);
    const auto at = [&](double along) {
        return ScreenPoint{std::lerp(from.x, to.x, along / length),
                           std::lerp(from.y, to.y, along / length)};
    };
    for (double along = 0; along < length; along += 2 * dash)
        f.paint.line(at(along), at(std::min(along + dash, length)), f.c.ink2, width);
}

void arrow_head(Frame& f, ScreenPoint tip) {
    f.paint.polygon(
        std::array<ScreenPoint, 3>{{{tip.x - 5, tip.y - 3.5}, tip, {tip.x - 5, tip.y + 3.5}}},
        f.c.ink2);
}

void draw_line(Frame& f, const LineageChart& chart, const LineageLine& line, const Place& place) {
    const double x = place.lane(line.lane);
    double first = 1e9, last = -1e9;
    const auto reach = [&](std::size_t row) {
        first = std::min(first, place.middle(row));
        last = std::max(last, place.middle(row));
    };
    for (const std::size_t row : line.from) {
        const ScreenPoint mark = place.mark(chart, row);
        stroke(f, {mark.x + mark_radius, mark.y}, {x, mark.y}, line.planned);
        reach(row);
    }
    for (const std::size_t row : line.to) {
        const ScreenPoint mark = place.mark(chart, row);
        const double end = mark.x - mark_radius - 1;
        stroke(f, {x, mark.y}, {end - 4, mark.y}, line.planned);
        arrow_head(f, {end, mark.y});
        reach(row);
    }
    stroke(f, {x, first}, {x, last}, line.planned);
    if (f.over({x - lane_width / 2, first, lane_width, last - first})) f.tip(line.told);
}

/// "until 2022  E07000028", as far as it is known.
std::string years_and_code(const LineageRow& row) {
    return row.years + (row.years.empty() || row.code.empty() ? "" : "  ") + row.code;
}

Face face_of(const LineageChart& chart, const LineageRow& row) {
    return row.area == chart.area ? Face::body_strong : Face::body;
}

void draw_row(Frame& f, const LineageChart& chart, std::size_t number, const Place& place,
              double right, bool can_be_pressed) {
    const LineageRow& row = chart.rows[number];
    const geo::Area& area = f.in.atlas.areas[row.area];
    const bool own = row.area == chart.area;
    const Box box{place.left - 8, place.top + place.row * static_cast<double>(number),
                  right - place.left + 16, place.row};
    if (own) f.paint.rect(box, f.c.accent_soft, 4);
    if (can_be_pressed) {
        const std::string id = "lineage:" + std::string(geo::text_of(area.id));
        const Response r =
            f.control({id, say("Show {}", row.told), Role::row, box, {}, own, "lineage"});
        if (r.hovered && !own) f.paint.rect(box, f.c.control_pressed, 4);
        if (r.hovered)
            f.tip(row.told + "\n" + tr("Press to select it in the nearest year it was in force."));
        if (r.pressed) f.ask(ShowInForce{area.id});
    }
    const ScreenPoint mark = place.mark(chart, number);
    const bool in_force = area.vintage.in_force(f.in.picture.boundary_year);
    f.paint.disc(mark, mark_radius, in_force ? f.c.accent : f.c.panel);
    f.paint.ring(mark, mark_radius, in_force ? f.c.accent : f.c.ink2, 1.5);
    const Face face = face_of(chart, row);
    const std::string more = years_and_code(row);
    const bool beside = place.row == one_line;
    const double room =
        right - place.name - (beside ? f.paint.width(Face::caption, more) + gap : 0);
    const std::string name = f.paint.elided(face, row.name, room);
    f.paint.text(face, {place.name, beside ? mark.y : mark.y - 8}, f.c.ink, name);
    if (beside)
        f.paint.text(Face::caption, {right, mark.y}, f.c.ink2, more, Align::right);
    else
        f.paint.text(Face::caption, {place.name, mark.y + 9}, f.c.ink2, more);
}

}  // namespace

double draw_lineage(Frame& f, const LineageChart& chart, double x, double y, double width,
                    bool can_be_pressed) {
    Place place{x, y, one_line, x + 10 + chart.lanes * lane_width};
    for (const LineageRow& row : chart.rows)
        if (f.paint.width(face_of(chart, row), row.name) + gap +
                f.paint.width(Face::caption, years_and_code(row)) >
            x + width - place.name)
            place.row = two_lines;
    for (std::size_t i = 0; i < chart.rows.size(); ++i)
        draw_row(f, chart, i, place, x + width, can_be_pressed);
    for (const LineageLine& line : chart.lines) draw_line(f, chart, line, place);
    y += place.row * static_cast<double>(chart.rows.size()) + 4;
    std::string key = say("Filled: in force in {}.", f.in.picture.boundary_year);
    if (std::ranges::any_of(chart.lines, &LineageLine::planned))
        key += " " + std::string(tr("Dashed: planned; its members stay."));
    return f.paint.paragraph(Face::caption, x, y, width, f.c.ink2, key, 2);
}

}  // namespace app
