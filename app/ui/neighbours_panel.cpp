#include <algorithm>
#include <array>
#include <cmath>

#include "app/text/text.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"
#include "geo/data/atlas.h"

namespace app {

namespace {

constexpr double pad = 16, gap = 8, pin_width = 28, scale_width = 92;
constexpr double own_height = 44, neighbour_height = 80, foot_height = 92;

void draw_back(Painter& paint, const Box& box, Rgba colour) {
    const ScreenPoint c{box.x + box.width / 2, box.y + box.height / 2};
    paint.polyline(
        std::array<ScreenPoint, 3>{{{c.x + 3, c.y - 5}, {c.x - 2, c.y}, {c.x + 3, c.y + 5}}},
        colour, 1.75);
}

void go_back(Frame& f) {
    f.state.aside = UiState::Aside::details;
    f.state.another_frame = true;
}

void head(Frame& f, const Neighbourhood& neighbourhood, const Box& row) {
    const Box back{row.x - 6, row.y, row_height, row_height};
    if (icon_button(f, "neighbours-back", tr("Back to the details"), back, true, draw_back))
        go_back(f);
    const std::string title = say("Neighbours of {}", neighbourhood.name);
    const double left = back.right() + 4;
    const std::string shown = f.paint.elided(Face::body_strong, title, row.right() - left);
    f.paint.text(Face::body_strong, {left, row.y + row.height / 2}, f.c.ink, shown);
    if (shown != title && f.over(row)) f.tip(title);
}

/// Which kind of neighbours, and a button that pins all of them.
void choices(Frame& f, const Neighbourhood& neighbourhood, const Box& row) {
    const std::string pin_all = say("Pin all {}", neighbourhood.rows.size());
    const double width = std::ceil(f.paint.width(Face::body_strong, pin_all)) + 24;
    if (!neighbourhood.rows.empty() &&
        button(f, "pin-neighbours", pin_all, {row.right() - width, row.y, width, row.height})) {
        Pin pin{{f.in.atlas.areas[neighbourhood.area].id}};
        for (const NeighbourRow& one : neighbourhood.rows)
            pin.areas.push_back(f.in.atlas.areas[one.area].id);
        f.ask(std::move(pin));
    }
    f.draw_later([&f, box = Box{row.x, row.y, row.width - width - gap, row.height}] {
        std::vector<std::string> names;
        int chosen = 0;
        for (const NeighbourKind kind : all_neighbour_kinds) {
            if (kind == f.state.neighbours) chosen = static_cast<int>(names.size());
            names.emplace_back(title_of(kind));
        }
        const int made =
            drop_down(f, "neighbour-kind", tr("Kind of neighbours"), box, names, chosen);
        if (made < 0) return;
        f.state.neighbours = all_neighbour_kinds[static_cast<std::size_t>(made)];
        f.state.neighbours_scroll = 0;
        f.state.another_frame = true;
    });
}

/// Name and value, and below the value where it lies, with its interval. Returns where words beside
/// that may reach.
double figure_of(Frame& f, const Neighbourhood& neighbourhood, const std::string& name,
                 const ComparedFigure& figure, const Box& box, Face face) {
    const double right = box.right() - pin_width - 4, middle = box.y + 15;
    const std::string mark = figure.mark.empty() ? "" : " (" + figure.mark + ")";
    const double marked = mark.empty() ? 0 : std::ceil(f.paint.width(Face::caption, mark));
    const std::string said = f.paint.elided(face, figure.said, box.width * 0.45);
    f.paint.text(Face::caption, {right, middle}, f.c.ink2, mark, Align::right);
    f.paint.number(face, {right - marked, middle}, figure.value ? f.c.ink : f.c.ink2, said);
    const double room = right - marked - f.paint.number_width(face, said) - gap - box.x;
    f.paint.text(face, {box.x, middle}, f.c.ink, f.paint.elided(face, name, room));
    const bool has_scale = neighbourhood.column.numeric && figure.value;
    if (has_scale)
        figure_on_scale(f, neighbourhood.column, figure,
                        {right - scale_width, box.y + 24, scale_width, 18});
    return has_scale ? right - scale_width - gap : right;
}

void neighbour(Frame& f, ScrollArea& area, const Neighbourhood& neighbourhood,
               const NeighbourRow& row, const Box& box) {
    const geo::AreaId& code = f.in.atlas.areas[row.area].id;
    const std::string id = "neighbour:" + std::string(geo::text_of(code));
    const bool chosen = number_in_selection(f, row.area) >= 0;
    const Box press{box.x, box.y, box.width - pin_width, box.height};
    const Response r = f.control({id, row.name, Role::row, press, {}, chosen, "neighbours"});
    area.follow(id, box);
    if (r.hovered) f.point_at(row.area);
    if (r.pressed) choose_area(f, row.area);
    if (!area.shows(box)) return;
    const bool pointed = f.in.scene.hovered == code;
    if (chosen)
        f.paint.rect(box, f.c.accent_soft, 4);
    else if (r.hovered || pointed)
        f.paint.rect(box, f.c.control_pressed, 4);
    pin_button(f, "pin-neighbour:" + std::string(geo::text_of(code)), row.area,
               {box.right() - pin_width, box.y + 2, pin_width, 26});
    const Box inner{box.x + 8, box.y, box.width - 8, box.height};
    const double words = figure_of(f, neighbourhood, row.name, row.figure, inner,
                                   chosen || pointed ? Face::body_strong : Face::body);
    f.paint.text(Face::caption, {inner.x, box.y + 33}, f.c.ink2,
                 f.paint.elided(Face::caption, row.why, words - inner.x));
    f.paint.paragraph(Face::caption, inner.x, box.y + 42, inner.width - 8, f.c.ink2, row.near, 2);
    if (!r.hovered) return;
    std::string told = row.figure.told;
    if (!row.told.empty()) told += "\n" + row.told;
    f.tip(told);
}

}  // namespace

void neighbours_panel(Frame& f, const Box& box) {
    const Neighbourhood& neighbourhood = *f.in.neighbours;
    const double x = box.x + pad, width = box.width - 2 * pad;
    head(f, neighbourhood, {x, box.y + 6, width, row_height});
    choices(f, neighbourhood, {x, box.y + 40, width, row_height});
    const Axis& axis = neighbourhood.column.axis;
    f.paint.text(Face::caption, {x, box.y + 82}, f.c.ink2,
                 f.paint.elided(Face::caption, axis.title + ", " + axis.subtitle, width));
    const Box own{x, box.y + 92, width - 8, own_height};
    figure_of(f, neighbourhood, neighbourhood.name, neighbourhood.own, own, Face::body_strong);
    if (f.over(own)) f.tip(neighbourhood.own.told);
    f.paint.horizontal(x, own.bottom(), width, f.c.rule);
    const Box view{box.x, own.bottom() + 2, box.width - 8, box.bottom() - own.bottom() - 4};
    const auto rows = static_cast<double>(neighbourhood.rows.size());
    ScrollArea area(f, "scroll:neighbours", view, rows * neighbour_height + foot_height,
                    f.state.neighbours_scroll);
    double y = area.top() + 2;
    for (const NeighbourRow& row : neighbourhood.rows) {
        neighbour(f, area, neighbourhood, row, {x - 8, y, width + 8, neighbour_height});
        y += neighbour_height;
    }
    if (neighbourhood.rows.empty())
        y = f.paint.paragraph(Face::body, x, y + 4, width, f.c.ink2,
                              tr("None are known of this kind."), 1);
    f.paint.paragraph(Face::caption, x, y + 6, width - 8, f.c.ink2, neighbourhood.method, 5);
}

}  // namespace app
