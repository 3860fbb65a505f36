#include <algorithm>
#include <cmath>

#include "app/picture/benchmark_words.h"
#include "app/text/text.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"
#include "geo/data/atlas.h"

namespace app {

namespace {

constexpr double pad = 16, least_column = 190, least_name = 130, cross_width = 28;
constexpr double title_height = 44;

/// Where the columns stand; of many panes those around the active one that have room.
struct Columns {
    double name = 0, name_width = 0, left = 0, width = 0;
    std::size_t first = 0, past = 0;

    Box of(std::size_t column, double y, double height) const {
        return {left + width * static_cast<double>(column - first), y, width - 16, height};
    }
};

Columns columns_for(const Frame& f, const Box& box) {
    Columns c;
    const std::size_t all = f.in.comparison->columns.size();
    c.name = box.x + pad;
    c.name_width = least_name;
    for (const ComparisonRow& row : f.in.comparison->rows)
        c.name_width =
            std::max(c.name_width, std::ceil(f.paint.width(Face::body_strong, row.name)));
    c.name_width = std::min(c.name_width, std::round(box.width * 0.25));
    c.left = c.name + c.name_width + 12;
    const double room = box.right() - pad - cross_width - c.left;
    const auto fit = std::max<std::size_t>(1, static_cast<std::size_t>(room / least_column));
    const std::size_t shown = std::min(all, fit);
    c.first = std::min(f.in.scene.active, all - shown);
    c.past = c.first + shown;
    c.width = room / static_cast<double>(shown);
    return c;
}

/// What of a column is value, drawing and word.
struct Cell {
    double value_right, axis, axis_width, word;
};

constexpr double word_width = 52, value_width = 76;

Cell cell_in(const Box& box) {
    const double axis = box.x + value_width + 12;
    return {box.x + value_width, axis, std::max(1.0, box.right() - word_width - 14 - axis),
            box.right() - word_width};
}

double place(const Axis& axis, const Box& scale, double value) {
    return scale.x + scale.width * std::clamp(axis.along(value), 0.0, 1.0);
}

TableOrder next_order(const TableOrder& now, TableOrder wanted) {
    if (now.by != wanted.by || now.pane != wanted.pane) return wanted;
    if (now.descending == wanted.descending) {
        wanted.descending = !wanted.descending;
        return wanted;
    }
    return {};  // the third press: as pinned
}

/// A heading that orders the table; an arrow where it does.
void heading(Frame& f, const std::string& id, const std::string& label, const Box& box,
             const TableOrder& wanted) {
    const TableOrder& now = f.in.scene.table_order;
    const bool ordered = now.by == wanted.by && now.pane == wanted.pane;
    const Response r =
        f.control({id, say("Sort by {}", label), Role::button, box, {}, ordered, "table-headings"});
    const double middle = box.y + box.height / 2;
    const std::string text =
        f.paint.elided(Face::caption_strong, label, box.width - (ordered ? 16 : 0));
    f.paint.text(Face::caption_strong, {box.x, middle}, r.hovered ? f.c.accent : f.c.ink, text);
    if (ordered) {
        const double x = box.x + f.paint.width(Face::caption_strong, text) + 9;
        const double up = now.descending ? -1 : 1;
        f.paint.polyline(
            std::array<ScreenPoint, 3>{
                {{x - 4, middle + 2 * up}, {x, middle - 2 * up}, {x + 4, middle + 2 * up}}},
            f.c.ink, 1.75);
    }
    if (r.hovered && text != label) f.tip(label);
    if (r.pressed) f.ask(OrderTable{next_order(now, wanted)});
}

void axis_numbers(Frame& f, const ComparisonColumn& column, const Cell& cell, double middle) {
    double free_from = cell.axis - 8;
    for (const Axis::Tick& tick : column.axis.ticks) {
        const double x = place(column.axis, {cell.axis, middle, cell.axis_width, 0}, tick.value);
        const double half = f.paint.number_width(Face::caption, tick.label) / 2;
        if (x - half < free_from || x + half > cell.word + word_width) continue;
        f.paint.number(Face::caption, {x, middle}, f.c.ink2, tick.label, Align::centre);
        free_from = x + half + 8;
    }
}

void headings(Frame& f, const Box& box, const Columns& c, double y) {
    heading(f, "order:name", tr("Area"), {c.name, y, c.name_width, 22},
            {TableOrder::By::name, 0, false});
    for (std::size_t i = c.first; i < c.past; ++i) {
        const ComparisonColumn& column = f.in.comparison->columns[i];
        Box at = c.of(i, y, 22);
        const Cell cell = cell_in(at);
        if (f.in.comparison->columns.size() > 1) {
            const bool active = column.pane == f.in.scene.active;
            const Box number{at.x, y + 2, 18, 18};
            f.paint.rect(number, active ? f.c.accent : f.c.ink, 3);
            f.paint.text(Face::caption_strong, {number.x + 9, number.y + 9},
                         active ? f.c.on_accent : f.c.ink_inverse, std::to_string(column.pane + 1),
                         Align::centre);
            at.x += 26;
            at.width -= 26;
        }
        heading(f, "order:" + std::to_string(i), column.axis.title, at,
                {TableOrder::By::value, i, true});
        axis_numbers(f, column, cell, y + 32);
    }
    f.paint.horizontal(box.x + pad, y + title_height - 1, box.width - 2 * pad, f.c.rule_strong);
}

void figure_cell(Frame& f, const ComparisonColumn& column, const ComparedFigure& figure,
                 const Box& box, bool strong) {
    const Cell cell = cell_in(box);
    const double middle = box.y + box.height / 2;
    if (!figure.value || !column.numeric) {
        f.paint.text(Face::caption, {box.x, middle}, f.c.ink2,
                     f.paint.elided(Face::caption, figure.said, box.width));
    } else {
        f.paint.number(strong ? Face::body_strong : Face::body, {cell.value_right, middle}, f.c.ink,
                       figure.said);
        if (figure.difference)
            f.paint.text(Face::caption, {cell.word, middle}, f.c.ink2,
                         f.paint.elided(Face::caption, word_of(*figure.difference), word_width));
    }
    if (column.numeric)
        figure_on_scale(f, column, figure, {cell.axis, box.y, cell.axis_width, box.height});
    if (f.over(box) && !figure.told.empty()) f.tip(figure.told);
}

void benchmark_row(Frame& f, const Box& row, const Columns& c) {
    const double middle = row.y + row.height / 2;
    const Comparison& comparison = *f.in.comparison;
    const std::string name = f.paint.elided(Face::body_strong, comparison.benchmark, c.name_width);
    f.paint.text(Face::body_strong, {c.name, middle}, f.c.ink, name);
    if (name != comparison.benchmark && f.over({c.name, row.y, c.name_width, row.height}))
        f.tip(comparison.benchmark);
    for (std::size_t i = c.first; i < c.past; ++i)
        if (comparison.columns[i].benchmark.value)
            figure_cell(f, comparison.columns[i], comparison.columns[i].benchmark,
                        c.of(i, row.y, row.height), true);
    f.paint.horizontal(row.x + 8, row.bottom() - 1, row.width - 16, f.c.rule);
}

void area_row(Frame& f, ScrollArea& area, const ComparisonRow& row, const Box& box,
              const Columns& c) {
    const Box cross{box.right() - cross_width, box.y, cross_width, box.height};
    const PinnedRow r = pinned_row(f, area, row, box, cross.x);
    if (!r.in_view) return;
    if (r.chosen)
        f.paint.rect(box, f.c.accent_soft, 4);
    else if (r.pointed || r.hovered)
        f.paint.rect(box, f.c.control_pressed, 4);
    const bool strong = r.pointed || r.chosen;
    const Face face = strong ? Face::body_strong : Face::body;
    const std::string name = f.paint.elided(face, row.name, c.name_width);
    f.paint.text(face, {c.name, box.y + box.height / 2}, f.c.ink, name);
    if (name != row.name && f.over({c.name, box.y, c.name_width, box.height})) f.tip(row.name);
    for (std::size_t i = c.first; i < c.past; ++i)
        figure_cell(f, f.in.comparison->columns[i], row.figures[i], c.of(i, box.y, box.height),
                    strong);
    unpin_button(f, row, cross);
}

/// "8 pinned areas, 95% confidence intervals as their sources state them".
std::string subtitle(const Frame& f, const Columns& c) {
    const Comparison& comparison = *f.in.comparison;
    const auto n = comparison.rows.size();
    std::string words =
        fmt::format(fmt::runtime(trn("{} pinned area", "{} pinned areas", n)), n) + ", " +
        (comparison.has_intervals ? tr("95% confidence intervals as their sources state them")
                                  : tr("no intervals are published"));
    const std::size_t hidden = comparison.columns.size() - (c.past - c.first);
    if (hidden > 0) words += "; " + say("{} more maps have no room here", hidden);
    return words;
}

const char* name_of(TableContent content) {
    switch (content) {
        case TableContent::figures:
            return tr("Comparison");
        case TableContent::scores:
            return tr("All metrics, in colours");
        case TableContent::lines:
            return tr("All metrics, as lines");
    }
    return "";
}

/// What is told of the pinned areas. Returns where it ends.
double content_menu(Frame& f, const Box& box) {
    std::vector<std::string> names;
    for (const TableContent content : all_table_contents) names.emplace_back(name_of(content));
    const int shown = static_cast<int>(f.in.scene.table_content);
    const Box menu{box.x + pad, box.y + 7, 212, 30};
    const int made = drop_down(f, "table-content", tr("What the table tells"), menu, names, shown);
    if (made >= 0 && made != shown)
        f.ask(ShowTableContent{all_table_contents[static_cast<std::size_t>(made)]});
    return menu.right();
}

void head(Frame& f, const Box& box, const Columns& c) {
    const double middle = box.y + 22;
    const double left = content_menu(f, box) + 12;
    const double clear_width = std::ceil(f.paint.width(Face::body_strong, tr("Clear"))) + 24;
    const Box clear{box.right() - pad - clear_width, box.y + 7, clear_width, 30};
    if (button(f, "clear-pins", tr("Clear"), clear)) f.ask(ClearPins{});
    if (f.in.metrics != nullptr) return;
    const double menu_width = std::clamp(clear.x - 8 - left, 1.0, 216.0);
    const Box menu{clear.x - 8 - menu_width, clear.y, menu_width, 30};
    const double with = std::ceil(f.paint.width(Face::caption, tr("Compare with"))) + 8;
    // What the menu is for is said beside it where there is room, and else by its tip.
    const double room = menu.x - with - 12 - left;
    if (room >= 0) {
        f.paint.text(Face::caption, {menu.x - 8, middle}, f.c.ink2, tr("Compare with"),
                     Align::right);
        f.paint.text(Face::caption, {left, middle}, f.c.ink2,
                     f.paint.elided(Face::caption, subtitle(f, c), room));
    } else if (f.over(menu)) {
        f.tip(tr("Compare with"));
    }
    std::vector<std::string> names;
    for (const geo::BenchmarkKind kind : geo::all_benchmark_kinds)
        names.emplace_back(title_of(kind));
    const int shown = static_cast<int>(f.in.scene.benchmark);
    const int made = drop_down(f, "benchmark", tr("Compare with"), menu, names, shown);
    if (made >= 0 && made != shown)
        f.ask(CompareWith{geo::all_benchmark_kinds[static_cast<std::size_t>(made)]});
}

/// A word of a finding, where it stands.
struct Word {
    std::string text;
    const FindingPart* part;
    double x;
    int line;
};

std::vector<Word> laid_out(const Frame& f, const std::vector<FindingPart>& parts, double width) {
    std::vector<Word> words;
    double x = 0;
    int line = 0;
    for (const FindingPart& part : parts) {
        for (std::size_t at = 0; at < part.text.size();) {
            const std::size_t space = part.text.find(' ', at);
            const std::size_t past = space == std::string::npos ? part.text.size() : space + 1;
            std::string text = part.text.substr(at, past - at);
            const double wide = f.paint.width(Face::caption, text);
            // What follows without a space stays on its line.
            if (x + wide > width && x > 0 && (words.empty() || words.back().text.ends_with(' '))) {
                x = 0;
                ++line;
            }
            words.push_back({std::move(text), &part, x, line});
            x += wide;
            at = past;
        }
    }
    return words;
}

/// A finding; under its numbers dots, for who points at them is told where they come from.
void finding(Frame& f, const std::vector<Word>& words, const Box& box, int most) {
    const double x = box.x, top = box.y;
    const double leading = f.paint.line_height(Face::caption);
    if (!words.empty() && words.back().line >= most) {  // the rest is told who points at it
        f.paint.text(Face::caption, {box.right(), top + leading * (most - 0.5)}, f.c.ink, "…",
                     Align::right);
        std::string whole;
        for (const Word& word : words) whole += word.text;
        if (f.over({x, top, box.width, leading * most})) f.tip(whole);
    }
    for (const Word& word : words) {
        if (word.line >= most) break;
        const double middle = top + leading * (word.line + 0.5);
        const bool traced = !word.part->told.empty();
        f.paint.text(traced ? Face::caption_strong : Face::caption, {x + word.x, middle}, f.c.ink,
                     word.text);
        if (!traced) continue;
        const double width = f.paint.width(Face::caption, word.text);
        for (double dot = 0; dot < width; dot += 4)
            f.paint.horizontal(x + word.x + dot, middle + 8, 2, f.c.ink3);
        if (!f.over({x + word.x - 2, middle - leading / 2, width + 4, leading})) continue;
        f.tip(word.part->told);
        if (word.part->areas.size() == 1) f.point_at(word.part->areas.front());
    }
}

/// What the active pane's column says, and by which rule; returns how high that is.
double foot_of(Frame& f, const Box& box) {
    constexpr int most_lines = 2;
    const Comparison& comparison = *f.in.comparison;
    const double x = box.x + pad, width = box.width - 2 * pad;
    const double leading = f.paint.line_height(Face::caption);
    const auto words = laid_out(f, comparison.findings[f.in.scene.active], width - 16);
    const int lines = words.empty() ? 0 : std::min(most_lines, words.back().line + 1);
    const std::string& without = comparison.columns[f.in.scene.active].without;
    const std::string rule = without.empty() ? rule_in_words() : without;
    const double height = leading * (lines + 1) + 16, top = box.bottom() - height;
    f.paint.horizontal(x, top + 1, width, f.c.rule);
    finding(f, words, {x, top + 6, width, leading * lines}, most_lines);
    const std::string shown = f.paint.elided(Face::caption, rule, width);
    const double middle = top + 6 + leading * (lines + 0.5);
    f.paint.text(Face::caption, {x, middle}, f.c.ink2, shown);
    if (shown != rule && f.over({x, middle - leading / 2, width, leading})) f.tip(rule);
    return height;
}

void rows(Frame& f, const Box& view, const Columns& c) {
    const std::vector<ComparisonRow>& all = f.in.comparison->rows;
    ScrollArea area(f, "scroll:comparison", view,
                    static_cast<double>(all.size()) * table_row_height, f.state.comparison_scroll);
    double y = area.top();
    for (const ComparisonRow& row : all) {
        area_row(f, area, row, {view.x, y, view.width - 8, table_row_height}, c);
        y += table_row_height;
    }
}

}  // namespace

void figure_on_scale(Frame& f, const ComparisonColumn& column, const ComparedFigure& figure,
                     const Box& scale) {
    const double middle = std::round(scale.y + scale.height / 2);
    const auto at = [&](double value) { return place(column.axis, scale, value); };
    const auto benchmark = column.benchmark.value ? column.benchmark.value : figure.benchmark;
    if (benchmark) {
        const double x = std::round(at(*benchmark));
        if (column.benchmark.value)
            for (double y = scale.y; y < scale.bottom(); y += 4)
                f.paint.vertical(x, y, 2, f.c.ink3);
        else
            f.paint.vertical(x, scale.y + 3, scale.height - 6, f.c.ink3);
    }
    if (!figure.value) return;
    if (figure.interval) {
        const double low = at(figure.interval->lower), high = at(figure.interval->upper);
        f.paint.rect({low, middle - 1, std::max(1.0, high - low), 2}, f.c.ink);
        constexpr double least_with_ends = 10;  // shorter ones are under the dot
        if (high - low >= least_with_ends)
            for (const double end : {low, high}) f.paint.rect({end - 1, middle - 4, 2, 8}, f.c.ink);
    }
    f.paint.disc({at(*figure.value), middle}, 4, f.c.ink);
}

PinnedRow pinned_row(Frame& f, ScrollArea& area, const ComparisonRow& row, const Box& box,
                     double cross_left) {
    const geo::AreaId& id = f.in.atlas.areas[row.area].id;
    PinnedRow made{.pointed = f.in.scene.hovered == id,
                   .chosen = number_in_selection(f, row.area) >= 0};
    const std::string name = "pinned:" + std::string(geo::text_of(id));
    const Response r = f.control({name,
                                  row.name,
                                  Role::row,
                                  {box.x, box.y, cross_left - box.x, box.height},
                                  {},
                                  made.chosen,
                                  "table"});
    area.follow(name, box);
    if (r.hovered) f.point_at(row.area);
    if (r.pressed) choose_area(f, row.area);
    made.hovered = r.hovered;
    made.in_view = area.shows(box);
    return made;
}

void unpin_button(Frame& f, const ComparisonRow& row, const Box& cross) {
    const geo::AreaId& id = f.in.atlas.areas[row.area].id;
    if (icon_button(f, "unpin:" + std::string(geo::text_of(id)),
                    say("Take {} off the table", row.name), cross, true, draw_cross))
        f.ask(Unpin{id});
}

bool is_pinned(const Frame& f, geo::AreaIndex area) {
    return std::ranges::find(f.in.scene.pinned, f.in.atlas.areas[area].id) !=
           f.in.scene.pinned.end();
}

void pin_button(Frame& f, const std::string& id, geo::AreaIndex area, const Box& box) {
    const bool pinned = is_pinned(f, area);
    const std::string& name = f.in.atlas.areas[area].name;
    const std::string label =
        pinned ? say("Take {} off the table", name) : say("Pin {} to the table", name);
    const bool has_room = pinned || f.in.scene.pinned.size() < most_pinned;
    const auto pin = [&](Painter& paint, const Box& b, Rgba ink) {
        const ScreenPoint c{b.x + b.width / 2, b.y + b.height / 2};
        const Rgba colour = pinned ? f.c.accent : ink;
        paint.rect({c.x - 3, c.y - 7, 6, 6}, colour, 1);
        paint.rect({c.x - 5, c.y - 1, 10, 2}, colour);
        paint.rect({c.x - 0.75, c.y + 1, 1.5, 6}, colour);
    };
    if (!icon_button(f, id, label, box, has_room, pin)) return;
    const geo::AreaId& code = f.in.atlas.areas[area].id;
    if (pinned)
        f.ask(Unpin{code});
    else
        f.ask(Pin{{code}});
}

void comparison_panel(Frame& f) {
    if (f.in.comparison == nullptr) return;
    const Box& box = f.in.layout.table;
    panel(f, box);
    const Columns c = columns_for(f, box);
    if (f.in.metrics != nullptr) {
        scores_panel(f, box);
        head(f, box, c);
        return;
    }
    headings(f, box, c, box.y + table_head_height - title_height);
    const Box first{box.x + 8, box.y + table_head_height, box.width - 16, table_row_height};
    benchmark_row(f, first, c);
    const double foot = foot_of(f, box);
    const Box view{box.x + 8, first.bottom(), box.width - 16,
                   std::max(table_row_height, box.bottom() - foot - first.bottom())};
    rows(f, view, c);
    head(f, box, c);  // last, for its menu opens over the rows
}

}  // namespace app
