#include <algorithm>
#include <cmath>

#include "app/text/text.h"
#include "app/ui/brush.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"
#include "geo/data/atlas.h"

namespace app {

namespace {

constexpr double pad = 16, titles_height = 112, slant = 55, foot_height = 26, cross_width = 28;
constexpr double strongest = 2;  // standard deviations from which on colours are full
constexpr double farthest = 3;   // of the lines' scale

const std::vector<ScoredMetric>& metrics(const Frame& f) { return *f.in.metrics; }

/// Teal for better and brown for worse; violet and orange where neither is.
Rgba colour_of(const Frame& f, const ScoredMetric& metric, double score) {
    const bool neutral = metric.layer->polarity == geo::Polarity::neutral;
    const auto ends = diverging_ramp(3);
    const auto unlike = cluster_colours(f.in.scene.dark);
    const Rgba end = neutral ? unlike[score < 0 ? 3 : 2] : ends[score < 0 ? 0 : 2];
    return mixed(f.c.panel, end, std::clamp(std::abs(score) / strongest, 0.0, 1.0));
}

/// Where rows and columns stand.
struct Grid {
    Box box;  // of all cells
    double name_width, column;

    double x(std::size_t metric) const { return box.x + column * static_cast<double>(metric); }
};

Grid grid_in(const Frame& f, const Box& panel_box) {
    double names = 96;
    for (const ComparisonRow& row : f.in.comparison->rows)
        names = std::max(names, std::ceil(f.paint.width(Face::body_strong, row.name)));
    names = std::min(names, std::round(panel_box.width * 0.2));
    const double left = panel_box.x + pad + names + 12;
    // The last title climbs beyond its column.
    const double lean = titles_height / std::tan(slant * 3.14159265 / 180);
    const double room = panel_box.right() - pad - std::max(cross_width, lean) - left;
    const double column =
        std::min(44.0, room / static_cast<double>(std::max<std::size_t>(1, metrics(f).size())));
    const double top = panel_box.y + 44 + titles_height;
    return {{left, top, column * static_cast<double>(metrics(f).size()),
             std::max(table_row_height, panel_box.bottom() - foot_height - top)},
            names,
            column};
}

void titles(Frame& f, const Grid& grid) {
    const double length = titles_height / std::sin(slant * 3.14159265 / 180) - 10;
    // Where columns are slim, every second or third has its title; pointing tells the others.
    constexpr double least_apart = 17;
    const auto step = static_cast<std::size_t>(std::ceil(least_apart / grid.column));
    for (std::size_t i = 0; i < metrics(f).size(); ++i) {
        const geo::Layer& layer = *metrics(f)[i].layer;
        const std::string& name = layer.short_label.empty() ? layer.label : layer.short_label;
        if (i % step == 0)
            f.paint.climbing(Face::caption, {grid.x(i) + grid.column / 2, grid.box.y - 6}, slant,
                             f.c.ink2, f.paint.elided(Face::caption, name, length));
        const Box head{grid.x(i), grid.box.y - 40, grid.column, 40};
        const Response r = f.control({"metric:" + layer.id,
                                      say("Map {}", layer.label),
                                      Role::button,
                                      head,
                                      {},
                                      layer.id == f.in.scene.pane().layer,
                                      "metrics"});
        if (r.hovered) f.tip(say("Map {}", layer.label));
        if (r.pressed) f.ask(ShowLayer{layer.id});
    }
}

void row_of_area(Frame& f, ScrollArea& area, const Grid& grid, const ComparisonRow& row,
                 const Box& box) {
    const Box cross{grid.box.right() + 4, box.y, cross_width, box.height};
    const PinnedRow r = pinned_row(f, area, row, box, grid.box.right());
    if (!r.in_view) return;
    const bool strong = r.chosen || r.pointed;
    if (strong)
        f.paint.rect({box.x, box.y, grid.box.x - 4 - box.x, box.height},
                     r.chosen ? f.c.accent_soft : f.c.control_pressed, 4);
    const Face face = strong ? Face::body_strong : Face::body;
    f.paint.text(face, {grid.box.x - 12 - grid.name_width, box.y + box.height / 2}, f.c.ink,
                 f.paint.elided(face, row.name, grid.name_width));
    for (std::size_t i = 0; i < metrics(f).size(); ++i) {
        const ScoredMetric& metric = metrics(f)[i];
        const Box cell{grid.x(i), box.y, grid.column - 1, box.height - 1};
        const auto found = metric.areas.find(row.area);
        if (found == metric.areas.end())
            f.paint.hatch(cell, f.c.hatch_bg, f.c.hatch_line);
        else
            f.paint.rect(cell, colour_of(f, metric, found->second.score));
        if (!f.over(cell)) continue;
        f.paint.outline(cell, f.c.ink, 0, 1.5);
        f.tip(score_in_words(f.in.atlas, metric, f.in.scene.pane().level, row.area));
    }
    unpin_button(f, row, cross);
}

void heat_table(Frame& f, const Grid& grid, const Box& panel_box) {
    const auto& rows = f.in.comparison->rows;
    const Box view{panel_box.x + 8, grid.box.y, panel_box.width - 16, grid.box.height};
    ScrollArea area(f, "scroll:scores", view, table_row_height * static_cast<double>(rows.size()),
                    f.state.comparison_scroll);
    double y = area.top();
    for (const ComparisonRow& row : rows) {
        row_of_area(f, area, grid, row, {view.x, y, view.width - 8, table_row_height});
        y += table_row_height;
    }
}

/// The line of an area over the metrics; open where one has no figure.
void line_of(Frame& f, const Grid& grid, geo::AreaIndex area, Rgba colour, double width,
             const Box& box) {
    std::vector<ScreenPoint> run;
    const auto draw = [&] {
        if (run.size() > 1) f.paint.polyline(run, colour, width);
        if (run.size() == 1) f.paint.disc(run.front(), width + 0.5, colour);
        run.clear();
    };
    for (std::size_t i = 0; i < metrics(f).size(); ++i) {
        const auto found = metrics(f)[i].areas.find(area);
        if (found == metrics(f)[i].areas.end()) {
            draw();
            continue;
        }
        const double up =
            (std::clamp(found->second.score, -farthest, farthest) + farthest) / (2 * farthest);
        run.push_back({grid.x(i) + grid.column / 2, box.bottom() - box.height * up});
    }
    draw();
}

/// Parallel coordinates: metrics side by side, better upwards, and a line for each area.
void lines(Frame& f, const Grid& grid) {
    const Box box{grid.box.x, grid.box.y + 4, grid.box.width, grid.box.height - 8};
    for (std::size_t i = 0; i < metrics(f).size(); ++i)
        f.paint.vertical(grid.x(i) + grid.column / 2, box.y, box.height, f.c.rule);
    f.paint.horizontal(box.x, box.y + box.height / 2, box.width, f.c.rule_strong);
    const double name_right = grid.box.x - 12;
    f.paint.text(Face::caption, {name_right, box.y + 8}, f.c.ink2, tr("better"), Align::right);
    f.paint.text(Face::caption, {name_right, box.y + box.height / 2}, f.c.ink2, tr("mean"),
                 Align::right);
    f.paint.text(Face::caption, {name_right, box.bottom() - 8}, f.c.ink2, tr("worse"),
                 Align::right);
    // The nearest line answers the pointer.
    const Response r = f.control({"score-lines",
                                  tr("A line for each pinned area, better upwards"),
                                  Role::map,
                                  box,
                                  {},
                                  false,
                                  {}});
    const auto& rows = f.in.comparison->rows;
    const ComparisonRow* nearest = nullptr;
    const auto column = static_cast<std::size_t>(
        std::max(0.0, (f.pointer().x - grid.box.x) / std::max(1.0, grid.column)));
    if (r.hovered && column < metrics(f).size()) {
        double least = 12;
        for (const ComparisonRow& row : rows) {
            const auto found = metrics(f)[column].areas.find(row.area);
            if (found == metrics(f)[column].areas.end()) continue;
            const double score = std::clamp(found->second.score, -farthest, farthest);
            const double y = box.bottom() - box.height * (score + farthest) / (2 * farthest);
            if (std::abs(y - f.pointer().y) < least)
                least = std::abs(y - f.pointer().y), nearest = &row;
        }
        if (nearest != nullptr) {
            f.point_at(nearest->area);
            f.tip(score_in_words(f.in.atlas, metrics(f)[column], f.in.scene.pane().level,
                                 nearest->area));
        }
    }
    if (r.pressed && nearest != nullptr) choose_area(f, nearest->area);
    for (const ComparisonRow& row : rows) line_of(f, grid, row.area, f.c.ink3, 1.25, box);
    for (const ComparisonRow& row : rows)
        if (const int number = number_in_selection(f, row.area); number >= 0)
            line_of(f, grid, row.area,
                    selection_colour(static_cast<std::size_t>(number), f.in.scene.dark), 2.5, box);
    for (const ComparisonRow& row : rows)
        if (f.in.scene.hovered == f.in.atlas.areas[row.area].id)
            line_of(f, grid, row.area, f.c.ink, 3, box);
}

void foot(Frame& f, const Box& panel_box) {
    const double y = panel_box.bottom() - foot_height / 2;
    const std::string words =
        f.in.scene.table_content == TableContent::lines
            ? tr("Standard deviations from the mean of these areas, three at most; metrics where "
                 "lower is better are turned. A gap is no figure.")
            : tr("Teal: better than the mean of these areas; brown: worse; orange and violet: more "
                 "and less, where neither is better. Full colour from two standard deviations.");
    f.paint.text(Face::caption, {panel_box.x + pad, y}, f.c.ink2,
                 f.paint.elided(Face::caption, words, panel_box.width - 2 * pad));
}

}  // namespace

void scores_panel(Frame& f, const Box& box) {
    if (metrics(f).empty()) {
        f.paint.paragraph(Face::body, box.x + pad, box.y + 56, box.width - 2 * pad, f.c.ink2,
                          tr("No metric has figures for areas of this level."));
        return;
    }
    const Grid grid = grid_in(f, box);
    titles(f, grid);
    if (f.in.scene.table_content == TableContent::lines)
        lines(f, grid);
    else
        heat_table(f, grid, box);
    foot(f, box);
}

}  // namespace app
