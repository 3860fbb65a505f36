#include <algorithm>
#include <cmath>

#include "app/text/text.h"
#include "app/ui/brush.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"
#include "geo/data/atlas.h"

namespace app {

namespace {

constexpr double pad = 16, title_height = 34, tick_height = 20;
constexpr double dot_radius = 3.5;
constexpr double reach = 9;  // pixels from a dot at which the pointer rests on it

ScreenPoint place_of(const ScatterPlot& plot, const Box& chart, const ScatterDot& dot) {
    return {chart.x + chart.width * plot.x.along(dot.x),
            chart.bottom() - chart.height * plot.y.along(dot.y)};
}

const ScatterDot* nearest(const ScatterPlot& plot, const Box& chart, ScreenPoint p) {
    const ScatterDot* best = nullptr;
    double least = reach;
    for (const ScatterDot& dot : plot.dots) {
        const ScreenPoint at = place_of(plot, chart, dot);
        const double away = std::hypot(at.x - p.x, at.y - p.y);
        if (away < least) {
            least = away;
            best = &dot;
        }
    }
    return best;
}

/// Title in strong letters, and what of the subtitle has room beside it.
void axis_title(Frame& f, const Axis& axis, const Box& row, Align align) {
    const double middle = row.y + row.height / 2;
    const std::string title = f.paint.elided(Face::caption_strong, axis.title, row.width);
    const double width = f.paint.width(Face::caption_strong, title) + 6;
    const std::string subtitle = f.paint.elided(Face::caption, axis.subtitle, row.width - width);
    const double all = width + f.paint.width(Face::caption, subtitle);
    const double left = align == Align::right ? row.right() - all : row.x;
    f.paint.text(Face::caption_strong, {left, middle}, f.c.ink, title);
    f.paint.text(Face::caption, {left + width, middle}, f.c.ink2, subtitle);
}

void axes(Frame& f, const ScatterPlot& plot, const Box& chart) {
    double free_from = chart.x - reach;
    for (const Axis::Tick& tick : plot.x.ticks) {
        const double x = chart.x + chart.width * plot.x.along(tick.value);
        f.paint.vertical(x, chart.y, chart.height, f.c.rule);
        const double half = f.paint.number_width(Face::caption, tick.label) / 2;
        if (x - half < free_from) continue;
        f.paint.number(Face::caption, {x, chart.bottom() + tick_height / 2 + 2}, f.c.ink2,
                       tick.label, Align::centre);
        free_from = x + half + 8;
    }
    for (const Axis::Tick& tick : plot.y.ticks) {
        const double y = chart.bottom() - chart.height * plot.y.along(tick.value);
        f.paint.horizontal(chart.x, y, chart.width, f.c.rule);
        f.paint.number(Face::caption, {chart.x - 8, y}, f.c.ink2, tick.label);
    }
}

void england(Frame& f, const ScatterPlot& plot, const Box& chart) {
    if (!plot.x.benchmark || !plot.y.benchmark) return;
    constexpr double dash = 3;
    const double x = chart.x + chart.width * plot.x.along(*plot.x.benchmark);
    const double y = chart.bottom() - chart.height * plot.y.along(*plot.y.benchmark);
    for (double at = chart.x; at < chart.right(); at += 2 * dash)
        f.paint.horizontal(at, y, std::min(dash, chart.right() - at), f.c.ink2);
    for (double at = chart.y; at < chart.bottom(); at += 2 * dash)
        f.paint.vertical(x, at, std::min(dash, chart.bottom() - at), f.c.ink2);
    f.paint.haloed(Face::caption, {chart.right() - 2, y - 9}, f.c.ink2, f.c.panel, tr("England"),
                   Align::right);
}

void draw_dot(Frame& f, ScreenPoint at, double radius, Rgba colour, bool filled) {
    if (filled)
        f.paint.disc(at, radius, colour);
    else
        f.paint.ring(at, radius - 0.75, colour, 1.5);
}

/// Names the area the pointer rests on, here or on a map.
void pointed_dot(Frame& f, const ScatterPlot& plot, const Box& chart, const ScatterDot& dot) {
    const ScreenPoint at = place_of(plot, chart, dot);
    f.paint.disc(at, dot_radius + 3.5, f.c.panel);
    draw_dot(f, at, dot_radius + 2, f.c.ink, !plot.has_regimes || dot.in_authority);
    const std::string name = f.paint.elided(Face::body_strong, f.in.atlas.areas[dot.area].name,
                                            std::max(at.x - chart.x, chart.right() - at.x) - 12);
    const bool on_the_right = at.x + 12 + f.paint.width(Face::body_strong, name) <= chart.right() ||
                              at.x - chart.x < chart.width / 2;
    f.paint.haloed(Face::body_strong, {at.x + (on_the_right ? 12 : -12), at.y}, f.c.ink, f.c.panel,
                   name, on_the_right ? Align::left : Align::right);
}

void dots(Frame& f, const ScatterPlot& plot, const Box& chart) {
    const Scene& scene = f.in.scene;
    const ScatterDot* pointed = nullptr;
    std::vector<std::pair<int, const ScatterDot*>> selected;
    std::vector<const ScatterDot*> brushed;
    for (const ScatterDot& dot : plot.dots) {
        const geo::AreaId& id = f.in.atlas.areas[dot.area].id;
        if (scene.hovered == id) pointed = &dot;
        if (const int number = number_in_selection(f, dot.area); number >= 0)
            selected.emplace_back(number, &dot);
        else if (std::ranges::find(scene.brushed, id) != scene.brushed.end())
            brushed.push_back(&dot);
        else
            draw_dot(f, place_of(plot, chart, dot), dot_radius, f.c.ink3,
                     !plot.has_regimes || dot.in_authority);
    }
    for (const ScatterDot* dot : brushed)
        draw_dot(f, place_of(plot, chart, *dot), dot_radius + 0.5, f.c.accent,
                 !plot.has_regimes || dot->in_authority);
    for (const auto& [number, dot] : selected) {
        const auto index = static_cast<std::size_t>(number);
        badge(f.paint, place_of(plot, chart, *dot), 20, shape_of(index),
              static_cast<char>('A' + number), selection_colour(index, scene.dark), f.c.on_accent);
    }
    if (pointed != nullptr) pointed_dot(f, plot, chart, *pointed);
}

/// A press and a drag mark the areas in a rectangle; a press alone chooses one, or clears.
void brush_dots(Frame& f, const ScatterPlot& plot, const Box& chart) {
    const BrushDrag drag = brush_drag(f, "scatter");
    if (drag.box) {
        const Box box = overlap(*drag.box, inset(chart, -reach));
        std::vector<geo::AreaId> areas;
        for (const ScatterDot& dot : plot.dots)
            if (contains(box, place_of(plot, chart, dot)))
                areas.push_back(f.in.atlas.areas[dot.area].id);
        brush(f, std::move(areas));
        draw_brush(f, box);
    }
    if (!drag.clicked) return;
    if (const ScatterDot* dot = nearest(plot, chart, f.pointer()))
        choose_area(f, dot->area);
    else
        brush(f, {});
}

std::vector<ScatterDot> brushed_dots(const Frame& f, const ScatterPlot& plot) {
    std::vector<ScatterDot> brushed;
    for (const ScatterDot& dot : plot.dots)
        if (std::ranges::find(f.in.scene.brushed, f.in.atlas.areas[dot.area].id) !=
            f.in.scene.brushed.end())
            brushed.push_back(dot);
    return brushed;
}

constexpr double buttons_height = 40;

/// Both layers on the first map, or each on its own again. Returns where it begins.
double one_map_button(Frame& f, const ScatterPlot& plot, double right, double top) {
    const Pane& first = f.in.scene.panes.front();
    const SecondLayer other{plot.x_layer->id, plot.x_year};
    const bool is_one = first.analysis == Analysis::two_layers && first.second == other;
    const char* label = is_one ? tr("As two maps") : tr("As one map");
    const double across = std::ceil(f.paint.width(Face::body_strong, label)) + 24;
    const Box box{right - across, top, across, 26};
    if (button(f, "one-map", label, box)) {
        f.ask(ActivatePane{0});
        f.ask(is_one ? Analyse{Analysis::none} : Analyse{Analysis::two_layers, other});
    }
    return box.x;
}

/// What is to be done with the brushed areas: keep them in the table, or let them go.
void brush_buttons(Frame& f, const Box& row) {
    const auto& brushed = f.in.scene.brushed;
    const auto is_new = [&](const geo::AreaId& id) {
        return std::ranges::find(f.in.scene.pinned, id) == f.in.scene.pinned.end();
    };
    const auto fresh = static_cast<std::size_t>(std::ranges::count_if(brushed, is_new));
    const std::size_t fit = std::min(fresh, most_pinned - f.in.scene.pinned.size());
    const Box left{row.x, row.y, (row.width - 8) / 2, row.height};
    const Box right{left.right() + 8, row.y, left.width, row.height};
    const std::string label =
        fit == fresh ? std::string(tr("Pin to table")) : say("Pin {} of {} to table", fit, fresh);
    if (fit > 0) {
        if (button(f, "pin-brushed", label, left, ButtonLook::primary)) f.ask(Pin{brushed});
    } else {
        f.paint.text(Face::caption, {left.x, left.y + left.height / 2}, f.c.ink2,
                     fresh == 0 ? tr("All are in the table") : tr("The table is full"));
    }
    if (button(f, "clear-brush", tr("Clear brush"), right)) f.ask(Brush{});
}

/// What is said below the plot, in lines no wider than `width`.
std::vector<std::string> words_below(const Frame& f, const ScatterPlot& plot, double width) {
    std::string words = plot.finding;
    if (plot.has_regimes)
        words += "\n" + std::string(tr("Filled: in a combined authority or London."));
    if (f.in.scene.brushed.empty())
        words += "\n" + std::string(tr("Drag over dots to mark their areas on the maps."));
    else
        words += "\n" + brush_in_words(plot, brushed_dots(f, plot));
    return f.paint.wrapped(Face::caption, words, width, 6);
}

}  // namespace

void scatter_panel(Frame& f, const Box& box) {
    const ScatterPlot& plot = *f.in.scatter;
    const double left = box.x + pad, width = box.width - 2 * pad;
    const auto words = words_below(f, plot, width);
    const double leading = f.paint.line_height(Face::caption);
    const bool has_brush = !f.in.scene.brushed.empty() && !f.state.brush_from;
    const double words_height =
        static_cast<double>(words.size()) * leading + 12 + (has_brush ? buttons_height : 0);
    double labels = 0;
    for (const Axis::Tick& tick : plot.y.ticks)
        labels = std::max(labels, std::ceil(f.paint.number_width(Face::caption, tick.label)) + 8);
    const double top = box.y + title_height;
    const double bottom = box.bottom() - words_height - 2 * tick_height - 4;
    const Box chart{left + labels, top, width - labels, std::max(1.0, bottom - top)};

    const double button_left = one_map_button(f, plot, box.right() - pad, box.y + 6);
    axis_title(f, plot.y, {left, box.y + 6, button_left - 8 - left, title_height - 10},
               Align::left);
    axis_title(f, plot.x, {left, chart.bottom() + tick_height + 2, width, tick_height},
               Align::right);
    axes(f, plot, chart);
    england(f, plot, chart);
    const Response r = f.control({"scatter",
                                  say("{} against {}", plot.y.title, plot.x.title),
                                  Role::map,
                                  chart,
                                  {},
                                  false,
                                  {}});
    if (r.hovered && !f.state.brush_from)
        if (const ScatterDot* dot = nearest(plot, chart, f.pointer())) f.point_at(dot->area);
    dots(f, plot, chart);
    brush_dots(f, plot, chart);
    double y = box.bottom() - words_height + leading / 2;
    for (const std::string& line : words) {
        f.paint.text(Face::caption, {left, y}, f.c.ink2, line);
        y += leading;
    }
    if (has_brush) brush_buttons(f, {left, box.bottom() - buttons_height, width, row_height});
}

}  // namespace app
