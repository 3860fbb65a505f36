#include <algorithm>
#include <array>
#include <cmath>

#include "app/picture/words.h"
#include "app/text/text.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"
#include "geo/data/atlas.h"

namespace app {

namespace {

constexpr double pad = 16, compact_height = 32;
constexpr double least_plot_height = 230;

/// A pen that writes downwards in a column.
struct Column {
    Frame& f;
    double x, width, y;

    void gap(double by) { y += by; }
    void text(Face face, Rgba colour, const std::string& words, std::size_t most = 0) {
        if (!words.empty()) y = f.paint.paragraph(face, x, y, width, colour, words, most);
    }
    void rule() { f.paint.horizontal(x, y, width, f.c.rule); }
};

double tag(Frame& f, double x, double middle, const std::string& words) {
    const double width = std::ceil(f.paint.width(Face::caption, words)) + 12;
    f.paint.outline({x, middle - 9, width, 18}, f.c.rule_strong, 4);
    f.paint.text(Face::caption, {x + 6, middle}, f.c.ink2, words);
    return x + width;
}

/// "Label ........ value", with a hairline below and a tag where the figure is not a plain one.
void fact_row(Column& col, const CardLine& line) {
    Frame& f = col.f;
    const double tag_width =
        line.mark.empty() ? 0 : std::ceil(f.paint.width(Face::caption, line.mark)) + 20;
    const double value_width = f.paint.number_width(Face::body_strong, line.value);
    const double label_width = f.paint.width(Face::body, line.label);
    const bool one_line = label_width + value_width + tag_width + 16 <= col.width;
    if (one_line) {
        const double middle = col.y + 15;
        f.paint.text(Face::body, {col.x, middle}, f.c.ink2, line.label);
        f.paint.number(Face::body_strong, {col.x + col.width - tag_width, middle}, f.c.ink,
                       line.value);
        if (tag_width > 0) tag(f, col.x + col.width - tag_width + 8, middle, line.mark);
        col.y += 30;
    } else {
        col.gap(5);
        f.paint.text(Face::caption, {col.x, col.y + 9}, f.c.ink2,
                     f.paint.elided(Face::caption, line.label, col.width - tag_width));
        if (tag_width > 0) tag(f, col.x + col.width - tag_width + 8, col.y + 9, line.mark);
        col.gap(19);
        col.text(Face::body_strong, f.c.ink, line.value, 3);
        col.gap(5);
    }
    col.rule();
}

void trend(Column& col, const Card& card) {
    Frame& f = col.f;
    if (f.in.series == nullptr || f.in.series->area != card.area) return;
    col.gap(14);
    f.paint.text(Face::caption_strong, {col.x, col.y + 8}, f.c.ink, tr("Over time"));
    col.gap(20);
    constexpr double height = 96;
    series_chart(f, *f.in.series, {col.x, col.y, col.width, height});
    col.gap(height + 8);
}

/// A card that goes with the pointer cannot be pressed.
void lineage(Column& col, const Card& card, bool can_be_pressed) {
    Frame& f = col.f;
    if (f.in.lineage == nullptr || f.in.lineage->area != card.area) return;
    col.gap(14);
    f.paint.text(Face::caption_strong, {col.x, col.y + 8}, f.c.ink, tr("Before and after"));
    col.gap(22);
    col.y = draw_lineage(f, *f.in.lineage, col.x, col.y, col.width, can_be_pressed);
    col.gap(10);
}

void source_link(Column& col, const Card& card) {
    if (card.source.empty()) return;
    Frame& f = col.f;
    col.gap(10);
    const std::string words = say("Source: {}", card.source);
    const auto lines = f.paint.wrapped(Face::caption, words, col.width - 18, 3);
    const double height = std::max(row_height, 18.0 * static_cast<double>(lines.size()) + 8);
    const Box box{col.x - 8, col.y, col.width + 16, height};
    const Response r = f.control(
        {"source", tr("Source of the figures"), Role::button, box, {}, f.in.scene.source_open, {}});
    if (r.hovered) f.paint.rect(box, f.c.control_pressed, 4);
    double y = col.y + (height - 18 * static_cast<double>(lines.size())) / 2;
    for (const std::string& line : lines) {
        f.paint.text(Face::caption, {col.x, y + 9}, f.c.accent, line);
        y += 18;
    }
    f.paint.text(Face::caption, {col.x + col.width, y - 9}, f.c.accent, "→", Align::right);
    if (r.pressed) f.ask(ShowSource{true});
    col.gap(height + 4);
}

/// Opens the list of the area's neighbours; of a card that goes with the pointer, tells them.
void neighbours_link(Column& col, const Card& card, bool can_be_pressed) {
    Frame& f = col.f;
    if (card.neighbours.empty() && !can_be_pressed) return;
    const Box box{col.x - 8, col.y + 2, col.width + 16, 44};
    if (can_be_pressed) {
        const Response r =
            f.control({"neighbours", tr("Neighbours"), Role::button, box, {}, {}, {}});
        if (r.hovered) f.paint.rect(box, f.c.control_pressed, 4);
        if (r.pressed) {
            f.state.aside = UiState::Aside::neighbours;
            f.state.neighbours_of = f.in.atlas.areas[card.area].id;
            f.state.neighbours_scroll = 0;
            f.state.another_frame = true;
        }
        f.paint.text(Face::caption, {col.x + col.width, col.y + 24}, f.c.accent, "→", Align::right);
    }
    f.paint.text(Face::body, {col.x, col.y + 14}, can_be_pressed ? f.c.accent : f.c.ink2,
                 tr("Neighbours"));
    const std::string names =
        card.neighbours.empty() ? tr("Areas beside it") : say("Alike: {}", card.neighbours);
    f.paint.text(Face::caption, {col.x, col.y + 34}, f.c.ink2,
                 f.paint.elided(Face::caption, names, col.width - 24));
    col.gap(48);
    col.rule();
}

void value_lines(Column& col, const Card& card) {
    Frame& f = col.f;
    const bool figure = card.value != tr("No figure");
    col.gap(10);
    col.text(figure ? Face::title : Face::heading, figure ? f.c.ink : f.c.ink2, card.value, 2);
    col.text(Face::caption, f.c.ink2, card.value_note, 4);
    std::string when = card.period;
    if (!card.interval.empty()) when += (when.empty() ? "" : "; ") + card.interval;
    col.text(Face::caption, f.c.ink2, when, 2);
    col.text(Face::caption, f.c.ink, card.analysed, 3);
    col.gap(4);
    col.text(Face::body_strong, f.c.ink, card.rank, 2);
    col.text(Face::body, f.c.ink, card.comparison, 2);
}

std::optional<std::size_t> letter_of(const Frame& f, const Card& card) {
    const int number = number_in_selection(f, card.area);
    if (number < 0) return std::nullopt;
    return static_cast<std::size_t>(number);
}

void letter_badge(Frame& f, ScreenPoint centre, std::size_t index) {
    badge(f.paint, centre, 22, shape_of(index), static_cast<char>('A' + index),
          selection_colour(index, f.in.scene.dark), f.c.on_accent);
}

void card_head(Column& col, const Card& card) {
    Frame& f = col.f;
    const auto letter = letter_of(f, card);
    const double left = letter ? 32 : 0;
    if (letter) letter_badge(f, {col.x + 11, col.y + 13}, *letter);
    // A card that goes with the pointer cannot be pressed.
    constexpr double pin = 28;
    if (letter)
        pin_button(f, "pin-card", card.area, {col.x + col.width - pin, col.y - 2, pin, pin});
    col.y = f.paint.paragraph(Face::heading, col.x + left, col.y, col.width - left - pin - 8,
                              f.c.ink, card.name, 3);
    col.text(Face::body, f.c.ink2, card.what, 2);
}

void whole_card(Column& col, const Card& card) {
    Frame& f = col.f;
    card_head(col, card);
    value_lines(col, card);
    if (!card.benchmarks.empty() || !card.facts.empty()) {
        col.gap(10);
        col.rule();
    }
    for (const CardLine& line : card.benchmarks) fact_row(col, line);
    neighbours_link(col, card, letter_of(f, card).has_value());
    trend(col, card);
    lineage(col, card, letter_of(f, card).has_value());
    if (!card.facts.empty() && (f.in.series != nullptr || f.in.lineage != nullptr)) col.rule();
    for (const CardLine& line : card.facts) fact_row(col, line);
    source_link(col, card);
}

/// A selected area in one row: its letter, name and value, and a cross to let it go.
void compact_card(Frame& f, const Card& card, const Box& row) {
    const std::size_t index = letter_of(f, card).value_or(0);
    const double middle = row.y + row.height / 2;
    letter_badge(f, {row.x + 11, middle}, index);
    const double value_right = row.right() - 34;
    const double value_width =
        std::min(f.paint.number_width(Face::body_strong, card.value), row.width * 0.45);
    f.paint.number(Face::body_strong, {value_right, middle}, f.c.ink,
                   f.paint.elided(Face::body_strong, card.value, row.width * 0.45));
    const double name_width = value_right - value_width - 12 - row.x - 32;
    const std::string name = f.paint.elided(Face::body, card.name, name_width);
    f.paint.text(Face::body, {row.x + 32, middle}, f.c.ink, name);
    const Box whole{row.x, row.y, value_right - row.x, row.height};
    if (f.over(whole)) {
        f.point_at(card.area);
        if (name != card.name) f.tip(card.name);
    }
    const geo::AreaId& id = f.in.atlas.areas[card.area].id;
    if (icon_button(f, "remove:" + std::string(geo::text_of(id)), say("Remove {}", card.name),
                    {row.right() - 24, row.y + 2, 28, 28}, true, draw_cross))
        f.ask(AddToSelection{id});
}

std::size_t selected_cards(const Frame& f) {
    return f.in.picture.cards.size() - (f.in.picture.last_card_is_hovered ? 1 : 0);
}

/// Returns where what is under them may begin.
double compact_cards(Frame& f, const Box& box) {
    const auto& cards = f.in.picture.cards;
    const std::size_t selected = selected_cards(f);
    double y = box.y + 8;
    for (std::size_t i = 0; i < selected; ++i) {
        compact_card(f, cards[i], {box.x + pad, y, box.width - 2 * pad, compact_height});
        y += compact_height;
    }
    f.paint.horizontal(box.x + pad, y + 7, box.width - 2 * pad, f.c.rule);
    return y + 20;
}

void overview(Column& col) {
    Frame& f = col.f;
    const Picture& p = f.in.picture;
    const geo::Layer* layer = shown_layer(f);
    col.text(Face::heading, f.c.ink, p.legend.title, 3);
    if (layer != nullptr && !layer->description.empty()) {
        col.gap(4);
        col.text(Face::body, f.c.ink2, layer->description);
    }
    col.gap(10);
    col.rule();
    fact_row(
        col,
        {tr("Areas with a figure"), say("{} of {}", p.legend.with_figure, p.legend.areas), {}});
    if (!p.ranking.empty() && !p.legend.categorical) {
        const auto row = [&](const char* label, const RankRow& r) {
            fact_row(col, {std::string(label) + ", " + r.name, r.value, {}});
        };
        row(tr("Highest"), p.ranking.front());
        row(tr("Middle"), p.ranking[p.ranking.size() / 2]);
        row(tr("Lowest"), p.ranking.back());
    }
    if (layer != nullptr) {
        Card source;
        source.source = layer->source;
        source_link(col, source);
    }
    col.gap(8);
    col.text(Face::caption, f.c.ink2,
             tr("Point at an area for its figures. Click to keep it, Shift and click to compare up "
                "to six."));
}

void whole_cards(Frame& f, const Box& box) {
    const auto& cards = f.in.picture.cards;
    const double top = cards.size() < 2 ? box.y + pad : compact_cards(f, box);
    const Box view{box.x, top - 4, box.width - 8, box.bottom() - top};
    ScrollArea area(f, "scroll:card", view, f.state.card_height, f.state.card_scroll);
    Column col{f, box.x + pad, box.width - 2 * pad, area.top() + 4};
    const double start = col.y;
    if (cards.empty())
        overview(col);
    else
        whole_card(col, cards.back());
    f.state.another_frame |= f.state.card_height != col.y - start + 16;
    f.state.card_height = col.y - start + 16;
}

/// The selected areas in a row each, and the plot where that leaves room for it.
void plot_below_cards(Frame& f, const Box& box) {
    const double rows = static_cast<double>(selected_cards(f)) * compact_height;
    if (box.height - rows < least_plot_height) return whole_cards(f, box);
    const double top = rows > 0 ? compact_cards(f, box) : box.y;
    scatter_panel(f, {box.x, top, box.width, box.bottom() - top});
}

/// The series of what is pointed at, selected or pinned first, with what there is to say of it.
void series_panel(Frame& f, const Box& box) {
    const TimeSeries* series = f.in.series;
    const double x = box.x + pad, width = box.width - 2 * pad;
    if (series == nullptr) {
        f.paint.paragraph(
            Face::body, x, box.y + 12, width, f.c.ink2,
            tr("Point at an area, or select one, to see its figures over time. Kinds, "
               "and layers of one year, have no series."));
        return;
    }
    double y = f.paint.paragraph(Face::body_strong, x, box.y + 8, width, f.c.ink, series->name, 2);
    y = f.paint.paragraph(Face::caption, x, y, width, f.c.ink2, series->title, 2);
    std::string note = series->has_intervals ? tr("Band: 95% intervals.") : std::string();
    if (series->benchmark_name.empty())
        note +=
            (note.empty() ? "" : " ") + std::string(tr("What it is compared with has no series."));
    if (!series->note.empty()) note += (note.empty() ? "" : " ") + series->note;
    const double leading = f.paint.line_height(Face::caption);
    const auto lines = f.paint.wrapped(Face::caption, note, width, 3);
    const double notes = leading * static_cast<double>(lines.size()) + 12;
    series_chart(f, *series, {x, y + 6, width, std::max(60.0, box.bottom() - notes - y - 8)});
    f.paint.paragraph(Face::caption, x, box.bottom() - notes + 2, width, f.c.ink2, note, 3);
}

using Aside = UiState::Aside;

/// Is there a spread to show of what the map shows?
bool has_spread(const Frame& f) {
    return f.in.scene.page == Page::maps && !f.in.picture.legend.categorical &&
           !f.in.picture.ranking.empty();
}

/// They stand here until none of these areas is selected any more: then, what is instead.
bool shows_neighbours(Frame& f) {
    if (f.state.aside != Aside::neighbours || f.in.neighbours == nullptr) return false;
    const auto is_known = [&](const geo::AreaId& id) {
        return id == f.state.neighbours_of ||
               std::ranges::any_of(f.in.neighbours->rows, [&](const NeighbourRow& row) {
                   return f.in.atlas.areas[row.area].id == id;
               });
    };
    if (std::ranges::none_of(f.in.scene.selected, is_known)) {
        f.state.neighbours_of = f.in.scene.selected.back();
        f.state.another_frame = true;
    }
    return true;
}

/// What stands here: a plot or the spread where there is one, a series, or what is known of areas
/// and layer. Each choice is as wide as its name asks for.
Aside choice_of_content(Frame& f, const Box& row) {
    std::vector<std::pair<Aside, const char*>> choices{{Aside::series, tr("Over time")},
                                                       {Aside::details, tr("Details")}};
    const bool narrow = f.in.layout.narrow;
    if (has_spread(f)) choices.insert(choices.begin(), {Aside::spread, tr("Spread")});
    if (f.in.scatter != nullptr) choices.insert(choices.begin(), {Aside::plot, tr("Scatter plot")});
    const bool known = std::ranges::find(choices, f.state.aside,
                                         &std::pair<Aside, const char*>::first) != choices.end();
    const Aside chosen = known ? f.state.aside : Aside::details;
    const auto choose = [&f](Aside aside) {
        f.state.aside = aside;
        f.state.another_frame = true;
    };
    if (narrow && choices.size() > 3) {
        f.draw_later([&f, row, choices, chosen, choose] {
            std::vector<std::string> names;
            int shown = 0;
            for (const auto& [aside, label] : choices) {
                if (aside == chosen) shown = static_cast<int>(names.size());
                names.emplace_back(label);
            }
            const int made = drop_down(f, "aside", tr("What stands here"), row, names, shown);
            if (made >= 0) choose(choices[static_cast<std::size_t>(made)].first);
        });
        return chosen;
    }
    constexpr double gap = 8;
    double words = 0;
    for (const auto& [aside, label] : choices) words += f.paint.width(Face::body_strong, label);
    const auto count = static_cast<double>(choices.size());
    const double room = (row.width - gap * (count - 1) - words) / count;
    double x = row.x;
    for (const auto& [aside, label] : choices) {
        const std::string id = "show-" + std::to_string(static_cast<int>(aside));
        const double width = f.paint.width(Face::body_strong, label) + room;
        if (button(f, id, label, {std::round(x), row.y, std::round(width), row.height},
                   aside == chosen ? ButtonLook::dark : ButtonLook::plain))
            choose(aside);
        x += width + gap;
    }
    return chosen;
}

}  // namespace

void area_cards(Frame& f, const Box& box) {
    panel(f, box);
    if (f.in.scatter == nullptr && f.in.comparison == nullptr && !has_spread(f))
        return shows_neighbours(f) ? neighbours_panel(f, box) : whole_cards(f, box);
    const Box row{box.x + pad, box.y + 12, box.width - 2 * pad, row_height};
    const Box rest{box.x, row.bottom(), box.width, box.bottom() - row.bottom()};
    switch (choice_of_content(f, row)) {
        case Aside::plot:
            return plot_below_cards(f, rest);
        case Aside::spread:
            if (f.in.spread != nullptr) spread_panel(f, rest);
            return;
        case Aside::series:
            return series_panel(f, rest);
        case Aside::details:
        case Aside::neighbours:
            return shows_neighbours(f) ? neighbours_panel(f, rest) : whole_cards(f, rest);
    }
}

}  // namespace app
