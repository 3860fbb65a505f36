#include <algorithm>
#include <cmath>

#include "app/picture/words.h"
#include "app/text/text.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"
#include "geo/data/atlas.h"

namespace app {

namespace {

constexpr double pad = 16;

/// "7", or where intervals leave it open "3–12"; "–" without an interval where others have one.
std::string rank_in_words(const RankRow& row, bool in_ranges) {
    if (!in_ranges) return std::to_string(row.rank);
    if (!row.ranks) return "–";
    if (row.ranks->first == row.ranks->last) return std::to_string(row.ranks->first);
    return fmt::format("{}–{}", row.ranks->first, row.ranks->last);
}

bool has_ranges(const std::vector<RankRow>& rows) {
    return std::ranges::any_of(rows, [](const RankRow& row) { return row.ranks.has_value(); });
}

constexpr double pin_width = 24;

/// Where things stand in every row, so that they stand in columns.
struct Columns {
    double rank_right, name, scale, scale_width, value_right, pin;
};

Columns columns_for(Frame& f, const Box& view) {
    const auto& rows = f.in.picture.ranking;
    double value = 0;
    double rank = 16;
    const bool in_ranges = has_ranges(rows);
    for (const RankRow& row : rows) {
        value = std::max(value, f.paint.number_width(Face::body_strong, row.value));
        rank = std::max(
            rank, std::ceil(f.paint.number_width(Face::caption, rank_in_words(row, in_ranges))));
    }
    Columns c{};
    c.rank_right = view.x + pad + rank;
    c.name = c.rank_right + 10;
    c.pin = view.right() - 4 - pin_width;
    c.value_right = c.pin - 4;
    // In a slim column names matter more than the scale.
    c.scale_width = view.width <= 360 ? 0 : in_ranges ? 56 : 84;
    c.scale = c.value_right - std::ceil(value) - (c.scale_width > 0 ? 14 : 2) - c.scale_width;
    return c;
}

void dot_on_scale(Frame& f, const RankRow& row, const Columns& c, double middle, bool own) {
    f.paint.horizontal(c.scale, middle, c.scale_width, f.c.rule);
    const double x = c.scale + c.scale_width * row.position;
    if (row.lower && row.upper) {
        const double low = c.scale + c.scale_width * *row.lower;
        const double high = c.scale + c.scale_width * *row.upper;
        f.paint.rect({low, middle - 1, high - low, 2}, f.c.rule_strong);
    }
    f.paint.disc({x, middle + 0.5}, 4.5, f.c.rule_strong);
    f.paint.disc({x, middle + 0.5}, 4, own ? f.c.accent : row.colour);
}

/// How far a name may reach: to the scale, or to the words of its kind.
double name_end(Frame& f, const RankRow& row, const Columns& c) {
    if (row.rank != 0) return c.scale - 12;
    return c.value_right - std::ceil(f.paint.width(Face::caption, row.value)) - 12;
}

/// A kind has no place on a scale: its colour and its name say all.
void kind_of_row(Frame& f, const RankRow& row, const Columns& c, double middle) {
    f.paint.rect({c.rank_right - 14, middle - 6, 14, 12}, row.colour, 2);
    f.paint.outline({c.rank_right - 14, middle - 6, 14, 12}, f.c.rule_strong, 2);
    f.paint.text(Face::caption, {name_end(f, row, c) + 12, middle}, f.c.ink2, row.value);
}

void rank_row(Frame& f, ScrollArea& area, const RankRow& row, const Box& box, const Columns& c,
              int own, bool in_ranges) {
    const std::string id = "rank:" + std::to_string(geo::at(row.area));
    const geo::AreaId& area_id = f.in.atlas.areas[row.area].id;
    const bool pointed = f.in.scene.hovered == area_id;
    const Box rest{box.x, box.y, c.pin - box.x, box.height};
    const Response r = f.control({id, row.name, Role::row, rest, {}, own >= 0, "ranking"});
    area.follow(id, box);
    if (f.over(box)) f.point_at(row.area);
    if (r.pressed) choose_area(f, row.area);
    if (!area.shows(box)) return;
    if (own >= 0)
        f.paint.rect(box, f.c.accent_soft, 4);
    else if (pointed || r.hovered)
        f.paint.rect(box, f.c.control_pressed, 4);
    if (f.over(box) || is_pinned(f, row.area))
        pin_button(f, "pin:" + std::string(geo::text_of(area_id)), row.area,
                   {c.pin, box.y, pin_width, box.height});
    const bool strong = own >= 0 || pointed;
    const double middle = box.y + box.height / 2;
    const Face face = strong ? Face::body_strong : Face::body;
    const std::string name = f.paint.elided(face, row.name, name_end(f, row, c) - c.name);
    f.paint.text(face, {c.name, middle}, f.c.ink, name);
    if (r.hovered && name != row.name) f.tip(row.name);
    if (row.rank == 0) return kind_of_row(f, row, c, middle);
    f.paint.number(Face::caption, {c.rank_right, middle}, f.c.ink2, rank_in_words(row, in_ranges));
    if (in_ranges && f.over({box.x, box.y, c.rank_right - box.x, box.height}))
        f.tip(row.ranks
                  ? tr("The ranks it may hold: below all areas whose 95% intervals lie wholly "
                       "above its own, above all whose lie wholly below")
                  : tr("No interval is published, so its rank among the others is not known"));
    if (c.scale_width > 0) dot_on_scale(f, row, c, middle, own >= 0);
    f.paint.number(face, {c.value_right, middle}, f.c.ink, row.value);
}

}  // namespace

int number_in_selection(const Frame& f, geo::AreaIndex area) {
    const auto& selected = f.in.scene.selected;
    const auto at = std::ranges::find(selected, f.in.atlas.areas[area].id);
    return at == selected.end() ? -1 : static_cast<int>(at - selected.begin());
}

void choose_area(Frame& f, geo::AreaIndex area) {
    const geo::AreaId& id = f.in.atlas.areas[area].id;
    if (f.shift())
        f.ask(AddToSelection{id});
    else
        f.ask(Select{id});
}

void ranking(Frame& f, const Box& box) {
    panel(f, box);
    const auto& rows = f.in.picture.ranking;
    const double middle = box.y + 22;
    const bool kinds = f.in.picture.legend.categorical;
    const char* heading = kinds ? tr("Areas") : tr("Ranking");
    f.paint.text(Face::body_strong, {box.x + pad, middle}, f.c.ink, heading);
    const double left = box.x + pad + std::ceil(f.paint.width(Face::body_strong, heading)) + 12;
    if (rows.empty()) {
        f.paint.paragraph(Face::body, box.x + pad, box.y + 40, box.width - 2 * pad, f.c.ink2,
                          tr("No area has a figure to rank."));
        return;
    }
    const std::string count = areas_in_words(static_cast<int>(rows.size()));
    const bool in_ranges = has_ranges(rows);
    const std::string words = kinds       ? say("{}, by kind", count)
                              : in_ranges ? say("{}, highest first; ranks they may hold", count)
                                          : say("{}, highest first", count);
    f.paint.text(Face::caption, {left, middle}, f.c.ink2,
                 f.paint.elided(Face::caption, words, box.right() - pad - left));
    const Box view{box.x, box.y + 40, box.width - 8, box.height - 48};
    const Columns columns = columns_for(f, view);
    ScrollArea area(f, "scroll:ranking", view, static_cast<double>(rows.size()) * row_height,
                    f.state.ranking_scroll);
    double y = area.top();
    for (const RankRow& row : rows) {
        rank_row(f, area, row, {view.x + 8, y, view.width - 12, row_height}, columns,
                 number_in_selection(f, row.area), in_ranges);
        y += row_height;
    }
}

}  // namespace app
