#include <algorithm>
#include <array>
#include <cmath>

#include "app/picture/words.h"
#include "app/text/text.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"
#include "geo/data/atlas.h"
#include "geo/data/mission_gap.h"
#include "geo/whatif/hypothesis.h"

namespace app {

namespace {

using geo::GapPlace;

constexpr double pad = 16, dot_radius = 3.5, reach = 9;
constexpr int thirds = 3, most_need_few_powers = 6;
constexpr std::array<double, 4> weights{0, 0.5, 1, 2};

const geo::MissionGap& gap(const Frame& f) { return *f.in.gap; }

Rgba colour_of(const Frame& f, int cell) {
    const auto& classes = f.in.picture.legend.classes;
    const auto index = static_cast<std::size_t>(cell);
    return index < classes.size() ? classes[index].colour : f.c.land;
}

const char* name_of_cell(int cell) {
    switch (cell) {
        case 0:
            return tr("Least need, few powers");
        case 1:
            return tr("Least need, some powers");
        case 2:
            return tr("Least need, most powers");
        case 3:
            return tr("Middling need, few powers");
        case 4:
            return tr("Middling need, some powers");
        case 5:
            return tr("Middling need, most powers");
        case most_need_few_powers:
            return tr("Most need, few powers");
        case 7:
            return tr("Most need, some powers");
        default:
            return tr("Most need, most powers");
    }
}

std::string percent(double share) { return fmt::format("{:.0f}%", 100 * share); }

std::string score(double need) {
    const std::string digits = fmt::format("{:.2f}", std::abs(need));
    return (need < 0 ? "−" : "+") + digits;
}

/// Need upwards, power to the right.
struct Chart {
    Box box;
    double least, most;  // need

    ScreenPoint at(const GapPlace& place) const {
        return {box.x + box.width * (0.02 + 0.96 * *place.power), y_of(*place.need)};
    }
    double y_of(double need) const {
        return box.bottom() - box.height * (need - least) / (most - least);
    }
    double x_of(double power) const { return box.x + box.width * (0.02 + 0.96 * power); }
};

Chart chart_in(const geo::MissionGap& gap, const Box& box) {
    double least = -1, most = 1;
    for (const GapPlace& place : gap.places)
        if (place.need) {
            least = std::min(least, *place.need);
            most = std::max(most, *place.need);
        }
    const double margin = 0.06 * (most - least);
    return {box, least - margin, most + margin};
}

/// The nine cells in their colours, paler than on the map so that dots stand out.
void cells(Frame& f, const Chart& chart) {
    const std::array rows{chart.box.bottom(), chart.y_of(gap(f).need_breaks[0]),
                          chart.y_of(gap(f).need_breaks[1]), chart.box.y};
    const std::array columns{chart.box.x, chart.x_of(gap(f).power_breaks[0]),
                             chart.x_of(gap(f).power_breaks[1]), chart.box.right()};
    for (int cell = 0; cell < thirds * thirds; ++cell) {
        const auto row = static_cast<std::size_t>(cell / thirds);
        const auto column = static_cast<std::size_t>(cell % thirds);
        const Box box{columns[column], rows[row + 1], columns[column + 1] - columns[column],
                      rows[row] - rows[row + 1]};
        const bool chosen = f.state.gap_cell == cell;
        f.paint.rect(box, mixed(f.c.panel, colour_of(f, cell), chosen ? 0.6 : 0.32));
        if (chosen) f.paint.outline(box, f.c.ink, 0, 1.5);
    }
}

const GapPlace* nearest(const Frame& f, const Chart& chart) {
    const GapPlace* best = nullptr;
    double least = reach;
    for (const GapPlace& place : gap(f).places) {
        if (!place.need || !place.power) continue;
        const ScreenPoint at = chart.at(place);
        const double away = std::hypot(at.x - f.pointer().x, at.y - f.pointer().y);
        if (away < least) {
            least = away;
            best = &place;
        }
    }
    return best;
}

int cell_at(const Frame& f, const Chart& chart) {
    const auto third = [](double value, double first, double second) {
        return (value >= first ? 1 : 0) + (value >= second ? 1 : 0);
    };
    const auto& [need_1, need_2] = gap(f).need_breaks;
    const auto& [power_1, power_2] = gap(f).power_breaks;
    return thirds * third(-f.pointer().y, -chart.y_of(need_1), -chart.y_of(need_2)) +
           third(f.pointer().x, chart.x_of(power_1), chart.x_of(power_2));
}

/// Where a place would move to is drawn from where it is.
void moves(Frame& f, const Chart& chart) {
    if (f.in.gap_as_it_is == nullptr) return;
    const auto& before = f.in.gap_as_it_is->places;
    for (std::size_t i = 0; i < before.size() && i < gap(f).places.size(); ++i) {
        const GapPlace& now = gap(f).places[i];
        if (!now.need || !now.power || !before[i].need || !before[i].power) continue;
        const ScreenPoint from = chart.at(before[i]), to = chart.at(now);
        if (std::abs(from.x - to.x) > 1) f.paint.line(from, to, f.c.ink3, 1);
    }
}

void dots(Frame& f, const Chart& chart) {
    moves(f, chart);
    const Scene& scene = f.in.scene;
    const GapPlace* pointed = nullptr;
    for (const GapPlace& place : gap(f).places) {
        if (!place.need || !place.power) continue;
        const ScreenPoint at = chart.at(place);
        const geo::AreaId& id = f.in.atlas.areas[place.area].id;
        if (scene.hovered == id) pointed = &place;
        f.paint.disc(at, dot_radius + 1, f.c.panel);
        f.paint.disc(at, dot_radius, colour_of(f, *gap(f).cell_of(place)));
        f.paint.ring(at, dot_radius, f.c.ink2, 1);
        if (const int number = number_in_selection(f, place.area); number >= 0)
            badge(f.paint, at, 20, shape_of(static_cast<std::size_t>(number)),
                  static_cast<char>('A' + number),
                  selection_colour(static_cast<std::size_t>(number), scene.dark), f.c.on_accent);
    }
    if (pointed == nullptr) return;
    const ScreenPoint at = chart.at(*pointed);
    f.paint.disc(at, dot_radius + 3, f.c.ink);
    const bool left = at.x > chart.box.x + chart.box.width / 2;
    f.paint.haloed(Face::body_strong, {at.x + (left ? -12 : 12), at.y}, f.c.ink, f.c.halo,
                   f.in.atlas.areas[pointed->area].name, left ? Align::right : Align::left);
}

void plot(Frame& f, const Box& box) {
    const Chart chart = chart_in(gap(f), {box.x + 46, box.y + 26, box.width - 46, box.height - 66});
    f.paint.text(Face::caption_strong, {box.x, box.y + 10}, f.c.ink, tr("Need"));
    f.paint.text(
        Face::caption, {box.x + 40, box.y + 10}, f.c.ink2,
        f.paint.elided(Face::caption, tr("standard scores, mean of the metrics"), box.width - 40));
    cells(f, chart);
    for (const double need : gap(f).need_breaks)
        f.paint.number(Face::caption, {chart.box.x - 6, chart.y_of(need)}, f.c.ink2, score(need));
    for (const double power : {0.0, 1.0 / 3, 2.0 / 3, 1.0})
        f.paint.number(Face::caption, {chart.x_of(power), chart.box.bottom() + 12}, f.c.ink2,
                       percent(power), Align::centre);
    f.paint.text(Face::caption_strong, {chart.box.right(), chart.box.bottom() + 30}, f.c.ink,
                 say("Share of the mission's {} powers held", gap(f).powers.size()), Align::right);
    const Response r =
        f.control({"gap-plot", tr("Need against power"), Role::map, chart.box, {}, false, {}});
    if (r.hovered)
        if (const GapPlace* place = nearest(f, chart)) f.point_at(place->area);
    dots(f, chart);
    if (!r.pressed || !r.hovered) return;
    if (const GapPlace* place = nearest(f, chart))
        choose_area(f, place->area);
    else
        f.state.gap_cell = cell_at(f, chart), f.state.another_frame = true;
}

double mission_tabs(Frame& f, const Box& page) {
    constexpr double height = 30, room = 20;
    double x = page.x + pad, y = page.y + 12;
    for (const char* mission : geo::missions) {
        const std::string title = group_title(mission);
        const double width = std::ceil(f.paint.width(Face::body_strong, title)) + room;
        if (x + width > page.right() - pad) x = page.x + pad, y += height + 4;
        const Box box{x, y, width, height};
        x += width + 4;
        const bool chosen = f.in.scene.needs.mission == mission;
        const Response r = f.control(
            {"mission:" + std::string(mission), title, Role::tab, box, {}, chosen, "missions"});
        f.paint.rect(box, chosen ? f.c.ink : r.hovered ? f.c.control_pressed : f.c.panel, 4);
        f.paint.outline(box, f.c.rule_strong, 4);
        f.paint.text(chosen ? Face::body_strong : Face::body, {box.x + width / 2, y + height / 2},
                     chosen ? f.c.ink_inverse : f.c.ink, title, Align::centre);
        if (r.pressed && !chosen) {
            NeedView view = f.in.scene.needs;
            view.mission = mission;
            f.ask(ShowNeeds{std::move(view)});
        }
    }
    return y + height;
}

std::vector<const GapPlace*> places_in(const geo::MissionGap& gap, int cell) {
    std::vector<const GapPlace*> places;
    for (const GapPlace& place : gap.places)
        if (gap.cell_of(place) == cell) places.push_back(&place);
    std::ranges::stable_sort(places, std::ranges::greater{},
                             [](const GapPlace* place) { return *place->need; });
    return places;
}

void place_row(Frame& f, ScrollArea& area, const GapPlace& place, const Box& row) {
    const geo::Area& one = f.in.atlas.areas[place.area];
    const std::string id = "gap:" + std::to_string(geo::at(place.area));
    const bool selected = number_in_selection(f, place.area) >= 0;
    const Response r = f.control({id, one.name, Role::row, row, {}, selected, "gap places"});
    area.follow(id, row);
    if (r.hovered) f.point_at(place.area);
    if (r.pressed) choose_area(f, place.area);
    if (!area.shows(row)) return;
    if (selected)
        f.paint.rect(row, f.c.accent_soft, 4);
    else if (r.hovered || f.in.scene.hovered == one.id)
        f.paint.rect(row, f.c.control_pressed, 4);
    const double middle = row.y + row.height / 2;
    f.paint.number(Face::body, {row.right() - 10, middle}, f.c.ink, percent(*place.power));
    f.paint.number(Face::body_strong, {row.right() - 62, middle}, f.c.ink, score(*place.need));
    f.paint.text(Face::body, {row.x + 10, middle}, f.c.ink,
                 f.paint.elided(Face::body, one.name, row.width - 124));
}

/// What is supposed changes how many areas are in the cell.
std::string count_in_words(const Frame& f, std::size_t count) {
    std::string words = areas_in_words(static_cast<int>(count));
    if (f.in.gap_as_it_is == nullptr) return words;
    const std::size_t before = places_in(*f.in.gap_as_it_is, f.state.gap_cell).size();
    return say("{}; today {}", words, before);
}

void places(Frame& f, const Box& box) {
    const auto found = places_in(gap(f), f.state.gap_cell);
    f.paint.rect({box.x + 10, box.y + 6, 18, 14}, colour_of(f, f.state.gap_cell), 2);
    f.paint.text(Face::body_strong, {box.x + 36, box.y + 13}, f.c.ink,
                 f.paint.elided(Face::body_strong, name_of_cell(f.state.gap_cell), box.width - 46));
    f.paint.text(Face::caption, {box.x + 10, box.y + 36}, f.c.ink2,
                 f.paint.elided(Face::caption, count_in_words(f, found.size()), box.width - 130));
    f.paint.text(Face::caption, {box.right() - 74, box.y + 36}, f.c.ink2, tr("need"), Align::right);
    f.paint.text(Face::caption, {box.right() - 14, box.y + 36}, f.c.ink2, tr("power"),
                 Align::right);
    const Box view{box.x, box.y + 50, box.width, box.height - 50};
    if (found.empty()) {
        f.paint.paragraph(Face::body, view.x + 10, view.y + 8, view.width - 20, f.c.ink2,
                          tr("No area is here. Press another part of the plot to list its areas."));
        return;
    }
    ScrollArea area(f, "scroll:gap", view, row_height * static_cast<double>(found.size()),
                    f.state.gap_scroll);
    double y = area.top();
    for (const GapPlace* place : found) {
        place_row(f, area, *place, {view.x, y, view.width - 12, row_height});
        y += row_height;
    }
}

void weight_buttons(Frame& f, const geo::NeedMetric& metric, double right, double middle) {
    constexpr double width = 34, height = 24;
    double x = right - width * static_cast<double>(weights.size());
    for (const double weight : weights) {
        const Box box{x, middle - height / 2, width, height};
        x += width;
        const bool chosen = metric.weight == weight;
        const std::string label = weight == 0.5 ? "½" : fmt::format("{:g}", weight);
        const std::string id = fmt::format("weight:{}:{:g}", metric.layer->id, weight);
        const Response r = f.control({id,
                                      say("{}: weight {}", metric.layer->label, label),
                                      Role::radio,
                                      box,
                                      {},
                                      chosen,
                                      "weight:" + metric.layer->id});
        f.paint.rect(box, chosen ? f.c.ink : r.hovered ? f.c.control_pressed : f.c.control);
        f.paint.outline(box, f.c.rule_strong);
        f.paint.text(chosen ? Face::body_strong : Face::body, {box.x + width / 2, middle},
                     chosen ? f.c.ink_inverse : f.c.ink, label, Align::centre);
        if (!r.pressed || chosen) continue;
        NeedView view = f.in.scene.needs;
        if (weight == 1)
            view.weights.erase(metric.layer->id);
        else
            view.weights[metric.layer->id] = weight;
        f.ask(ShowNeeds{std::move(view)});
    }
}

/// The metrics of the need, each with its weight.
void metrics(Frame& f, const Box& box) {
    f.paint.text(Face::body_strong, {box.x, box.y + 12}, f.c.ink, tr("What the need is made of"));
    const double top = f.paint.paragraph(
        Face::caption, box.x, box.y + 26, box.width, f.c.ink2,
        tr("Each metric: values beyond the 5th and 95th percentile set to these, then standard "
           "scores over England's counties and unitaries, turned so that more is more need. The "
           "need is their mean by weight, where at least half of the weight has figures."),
        4);
    constexpr double height = 30;
    const Box view{box.x, top + 4, box.width, box.bottom() - top - 4};
    ScrollArea area(f, "scroll:metrics", view, height * static_cast<double>(gap(f).metrics.size()),
                    f.state.metrics_scroll);
    double y = area.top();
    for (const geo::NeedMetric& metric : gap(f).metrics) {
        const Box row{view.x, y, view.width - 12, height};
        y += height;
        if (!area.shows(row)) continue;
        const double middle = row.y + height / 2;
        weight_buttons(f, metric, row.right(), middle);
        const std::string year = metric.year > 0 ? std::to_string(metric.year) : tr("no figures");
        f.paint.number(Face::caption, {row.right() - 150, middle}, f.c.ink2, year);
        f.paint.text(Face::body, {row.x, middle}, metric.weight > 0 ? f.c.ink : f.c.ink3,
                     f.paint.elided(Face::body, metric.layer->short_label, row.width - 200));
        if (f.over({row.x, row.y, row.width - 150, height}))
            f.tip(say("{}: figures for {} areas. {}", metric.layer->label, metric.areas,
                      metric.layer->source));
    }
}

void documents(Frame& f, const Box& box) {
    f.paint.text(Face::body_strong, {box.x, box.y + 12}, f.c.ink,
                 f.paint.elided(Face::body_strong, tr("What a proposal would change"), box.width));
    double y = f.paint.paragraph(
        Face::caption, box.x, box.y + 26, box.width, f.c.ink2,
        say("Power is the share of the mission's {} powers that an area's authority holds; shared "
            "ones count half. Adopt a document, and its powers are counted as if held: "
            "hypothetical.",
            gap(f).powers.size()),
        4);
    y += 6;
    for (const geo::ProposalDocument& document : f.in.atlas.documents) {
        if (!geo::can_be_adopted(document) || y + 30 > box.bottom()) continue;
        const bool chosen = f.in.scene.hypothesis.adopts(document.id);
        const Box row{box.x, y, box.width, 28};
        y += 32;
        const Response r = f.control(
            {"adopt:" + document.id, document.title, Role::button, row, {}, chosen, "documents"});
        f.paint.rect(row,
                     chosen      ? f.c.accent_soft
                     : r.hovered ? f.c.control_pressed
                                 : f.c.control,
                     4);
        f.paint.outline(row, chosen ? f.c.accent : f.c.rule_strong, 4);
        const std::string words =
            (chosen ? tr("Adopted: ") : "") + document.proposer + ": " + document.title;
        f.paint.text(Face::body, {row.x + 10, row.y + 14}, f.c.ink,
                     f.paint.elided(Face::body, words, row.width - 20));
        if (r.hovered) f.tip(words);
        if (r.pressed) f.ask(Adopt{document.id, !chosen});
    }
}

}  // namespace

double gap_key(Frame& f, double x, double y, double side) {
    constexpr double axis = 18;
    const auto& classes = f.picture().legend.classes;
    const double each = std::floor((side - axis) / thirds);
    for (int cell = 0; cell < thirds * thirds; ++cell) {
        const auto index = static_cast<std::size_t>(cell);
        if (index >= classes.size()) break;
        const int column = cell % thirds, row = thirds - 1 - cell / thirds;
        const Box box{x + each * column, y + each * row, each - 2, each - 2};
        f.note({"class:" + std::to_string(cell),
                classes[index].label,
                Role::row,
                box,
                {},
                false,
                "classes"});
        f.paint.rect(box, classes[index].colour);
        const Rgba ink =
            contrast(classes[index].colour, hex(0xFFFFFF)) > 4.5 ? hex(0xFFFFFF) : hex(0x14202B);
        f.paint.number(Face::caption, {box.x + box.width / 2, box.y + box.height / 2}, ink,
                       std::to_string(classes[index].count), Align::centre);
        if (!f.over(box)) continue;
        f.point_at_class(cell);
        f.paint.outline(box, f.c.ink, 0, 2);
        f.tip(name_of_cell(cell));
    }
    const double bottom = y + each * thirds;
    f.paint.text(Face::caption, {x, bottom + 10}, f.c.ink2, tr("more powers →"));
    f.paint.text(Face::caption, {x + each * thirds + 6, y + 8}, f.c.ink2, tr("↑ more need"));
    return bottom + 24;
}

void needs_page(Frame& f) {
    if (f.in.gap == nullptr) return;
    const Box& page = f.in.layout.page;
    panel(f, page);
    const double top = mission_tabs(f, page) + 14;
    const double room = page.bottom() - top - pad, left = page.x + pad;
    // The lists need 200 pixels for names and numbers.
    const double width = page.width - 2 * pad;
    const double column =
        std::floor(std::max(1.0, std::min((width - 2 * pad) * 0.56, width - 2 * pad - 200)));
    const double upper = std::floor(room * 0.56), lower = room - upper - pad;
    const double right = left + column + 2 * pad, right_width = width - column - 2 * pad;
    plot(f, {left, top, column, upper});
    places(f, {right, top, right_width, upper});
    f.paint.horizontal(left, top + upper + pad / 2, width, f.c.rule);
    metrics(f, {left, top + upper + pad, column, lower});
    documents(f, {right, top + upper + pad, right_width, lower});
}

}  // namespace app
