#include <algorithm>
#include <cmath>

#include "app/text/text.h"
#include "app/ui/brush.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"
#include "geo/data/atlas.h"

namespace app {

namespace {

constexpr double pad = 16, swarm_height = 104, axis_height = 22, group_height = 22;
constexpr double dot_radius = 3, reach = 7;
constexpr double most_name = 116;

/// Where a figure stands across a box.
double place_of(const FigureSpread& spread, const Box& box, double value) {
    return box.x + box.width * std::clamp(spread.axis.along(value), 0.0, 1.0);
}

/// Dots one above the other and below, about the middle, where they stand at the same place: closer
/// where there are many.
std::vector<ScreenPoint> swarm(const FigureSpread& spread, const Box& box) {
    const double step = 2 * dot_radius + 1;
    const auto columns = static_cast<std::size_t>(box.width / step) + 2;
    std::vector<int> in_column(columns), drawn(columns);
    const auto column_of = [&](const FigureSpread::Dot& dot) {
        return static_cast<std::size_t>((place_of(spread, box, dot.value) - box.x) / step);
    };
    for (const FigureSpread::Dot& dot : spread.dots) ++in_column[column_of(dot)];
    std::vector<ScreenPoint> points;
    for (const FigureSpread::Dot& dot : spread.dots) {
        const std::size_t column = column_of(dot);
        const double apart = std::min(step, (box.height - 4) / std::max(1, in_column[column]));
        const int number = drawn[column]++;
        const int level = (number + 1) / 2;
        const double away = apart * level;
        points.push_back({place_of(spread, box, dot.value),
                          box.y + box.height / 2 + (number % 2 == 0 ? away : -away)});
    }
    return points;
}

void axis_numbers(Frame& f, const FigureSpread& spread, const Box& box) {
    double free_from = box.x - reach;
    for (const Axis::Tick& tick : spread.axis.ticks) {
        const double x = place_of(spread, box, tick.value);
        f.paint.vertical(x, box.y, box.height, f.c.rule);
        const double half = f.paint.number_width(Face::caption, tick.label) / 2;
        if (x - half < free_from) continue;
        f.paint.number(Face::caption, {x, box.bottom() + axis_height / 2}, f.c.ink2, tick.label,
                       Align::centre);
        free_from = x + half + 8;
    }
}

void england(Frame& f, const FigureSpread& spread, const Box& box) {
    if (!spread.axis.benchmark) return;
    const double x = place_of(spread, box, *spread.axis.benchmark);
    f.paint.vertical(x, box.y, box.height, f.c.ink2);
    f.paint.haloed(Face::caption, {x, box.y + 4}, f.c.ink2, f.c.panel, tr("England"),
                   Align::centre);
}

void brush_swarm(Frame& f, const FigureSpread& spread, const Box& box,
                 const FigureSpread::Dot* pointed) {
    const BrushDrag drag = brush_drag(f, "swarm");
    if (drag.box) {
        std::vector<geo::AreaIndex> found;
        for (const FigureSpread::Dot& dot : spread.dots) {
            const double x = place_of(spread, box, dot.value);
            if (drag.box->x <= x && x <= drag.box->right()) found.push_back(dot.area);
        }
        std::ranges::sort(found);
        brush(f, ids_of(f, found));
        draw_brush(f, overlap({drag.box->x, box.y, drag.box->width, box.height}, box));
    }
    if (!drag.clicked) return;
    if (pointed != nullptr)
        choose_area(f, pointed->area);
    else
        brush(f, {});
}

void beeswarm(Frame& f, const FigureSpread& spread, const Box& box) {
    axis_numbers(f, spread, box);
    const Response r = f.control({"swarm",
                                  say("{}: a dot for each area", spread.axis.title),
                                  Role::map,
                                  box,
                                  {},
                                  false,
                                  {}});
    const std::vector<ScreenPoint> points = swarm(spread, box);
    const FigureSpread::Dot* pointed = nullptr;
    std::optional<ScreenPoint> pointed_at;
    double least = reach;
    std::vector<std::size_t> on_top;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const FigureSpread::Dot& dot = spread.dots[i];
        const geo::AreaId& id = f.in.atlas.areas[dot.area].id;
        const double away = std::hypot(points[i].x - f.pointer().x, points[i].y - f.pointer().y);
        if (r.hovered && away < least) least = away, pointed = &dot;
        if (f.in.scene.hovered == id) pointed_at = points[i];
        const bool brushed = std::ranges::find(f.in.scene.brushed, id) != f.in.scene.brushed.end();
        if (brushed || is_pinned(f, dot.area) || number_in_selection(f, dot.area) >= 0)
            on_top.push_back(i);
        f.paint.disc(points[i], dot_radius, mixed(dot.colour, f.c.ink, 0.15));
    }
    if (pointed != nullptr && !f.state.brush_from) f.point_at(pointed->area);
    for (const std::size_t i : on_top) {
        const geo::AreaIndex area = spread.dots[i].area;
        f.paint.disc(points[i], dot_radius + 2.5, f.c.panel);
        f.paint.disc(points[i], dot_radius + 1.5, f.c.accent);
        if (is_pinned(f, area)) f.paint.ring(points[i], dot_radius + 2.5, f.c.ink, 1.5);
        if (const int number = number_in_selection(f, area); number >= 0) {
            const auto index = static_cast<std::size_t>(number);
            badge(f.paint, points[i], 18, shape_of(index), static_cast<char>('A' + number),
                  selection_colour(index, f.in.scene.dark), f.c.on_accent);
        }
    }
    england(f, spread, box);
    if (pointed_at) {
        f.paint.disc(*pointed_at, dot_radius + 3.5, f.c.panel);
        f.paint.disc(*pointed_at, dot_radius + 2, f.c.ink);
        const bool right = pointed_at->x < box.x + box.width / 2;
        const auto area = f.in.atlas.areas.find(geo::text_of(*f.in.scene.hovered));
        f.paint.haloed(
            Face::body_strong, {pointed_at->x + (right ? 12 : -12), pointed_at->y}, f.c.ink,
            f.c.panel,
            f.paint.elided(Face::body_strong, f.in.atlas.areas[*area].name, box.width - 12),
            right ? Align::left : Align::right);
    }
    brush_swarm(f, spread, box, pointed);
}

/// A box plot in a row: press it to mark its areas.
void group_row(Frame& f, ScrollArea& area, const FigureSpread& spread, const SpreadGroup& group,
               const Box& row, double name_width) {
    const std::string id = "group:" + group.name;
    const Response r = f.control({id, group.name, Role::row, row, {}, false, "groups"});
    area.follow(id, row);
    if (r.pressed) brush_or_clear(f, ids_of(f, group.areas));
    if (!area.shows(row)) return;
    if (r.hovered) {
        f.paint.rect(row, f.c.control_pressed, 4);
        f.tip(group_in_words(*shown_layer(f), group));
    }
    const double middle = row.y + row.height / 2;
    f.paint.text(Face::caption, {row.x + 6, middle}, f.c.ink,
                 f.paint.elided(Face::caption, group.name, name_width - 10));
    const Box scale{row.x + name_width, row.y, row.width - name_width - 6, row.height};
    const auto x = [&](double value) { return place_of(spread, scale, value); };
    f.paint.horizontal(x(group.low), middle, x(group.high) - x(group.low), f.c.ink2);
    const double left = x(group.summary.lower_quartile), right = x(group.summary.upper_quartile);
    f.paint.rect({left, middle - 6, std::max(2.0, right - left), 12}, f.c.control_pressed);
    f.paint.outline({left, middle - 6, std::max(2.0, right - left), 12}, f.c.ink2);
    f.paint.rect({x(group.summary.median) - 1, middle - 6, 2, 12}, f.c.ink);
    for (const geo::AreaIndex one : group.outliers) {
        const auto dot = std::ranges::find(spread.dots, one, &FigureSpread::Dot::area);
        f.paint.ring({x(dot->value), middle}, 2.5, f.c.ink2, 1.25);
    }
}

void groups(Frame& f, const FigureSpread& spread, const Box& box) {
    std::vector<std::pair<const char*, const std::vector<SpreadGroup>*>> parts;
    if (!spread.regimes.empty())
        parts.emplace_back(tr("Combined authorities and London"), &spread.regimes);
    if (!spread.regions.empty()) parts.emplace_back(tr("Regions and nations"), &spread.regions);
    double height = 0, name_width = 0;
    for (const auto& [heading, some] : parts) {
        height += group_height * static_cast<double>(some->size() + 1);
        for (const SpreadGroup& group : *some)
            name_width = std::max(name_width, f.paint.width(Face::caption, group.name) + 14);
    }
    name_width = std::min(std::ceil(name_width), most_name);
    ScrollArea area(f, "scroll:groups", box, height, f.state.groups_scroll);
    double y = area.top();
    for (const auto& [heading, some] : parts) {
        f.paint.text(Face::caption_strong, {box.x + 6, y + group_height / 2}, f.c.ink, heading);
        y += group_height;
        for (const SpreadGroup& group : *some) {
            group_row(f, area, spread, group, {box.x, y, box.width - 12, group_height}, name_width);
            y += group_height;
        }
    }
}

}  // namespace

void spread_panel(Frame& f, const Box& box) {
    const FigureSpread& spread = *f.in.spread;
    const double left = box.x + pad, width = box.width - 2 * pad;
    double y =
        f.paint.paragraph(Face::body_strong, left, box.y + 8, width, f.c.ink, spread.axis.title, 1);
    y = f.paint.paragraph(Face::caption, left, y, width, f.c.ink2, spread.axis.subtitle, 1);
    const Box chart{left, y + 6, width, swarm_height};
    beeswarm(f, spread, chart);
    const double top = chart.bottom() + axis_height + 4;
    if (!spread.regions.empty())
        groups(f, spread, {box.x + 10, top, box.width - 14, box.bottom() - 8 - top});
}

}  // namespace app
