#include <algorithm>
#include <array>
#include <cmath>

#include "app/picture/panel_measures.h"
#include "app/picture/words.h"
#include "app/text/text.h"
#include "app/ui/brush.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"

namespace app {

namespace {

constexpr double strip_height = 16, number_row = 14, fade_height = 58, row_of_words = 22;
constexpr double menu_height = 28, menu_room = 36;

/// What the map's width leaves to the legend.
struct Measures {
    double box_width;
    double pad = 16, chart_height = 56, title_height = 26;
    double ticks_height = 40;  // two lines of marks above the histogram
    Face title_face = Face::heading;
    double width = box_width - 2 * pad;  // of what is inside
};

Measures measures_of(const Frame& f) {
    const PaneSize pane{{f.map().width}, {f.map().height}};
    const double width = legend_width(pane);
    if (is_small(pane))
        return {.box_width = width,
                .pad = 10,
                .chart_height = 0,
                .title_height = 18,
                .ticks_height = 4,
                .title_face = Face::caption_strong};
    if (is_compact(pane))
        return {.box_width = width, .pad = 12, .chart_height = 32, .title_height = 22};
    if (f.in.layout.narrow) return {.box_width = width, .title_height = 24};
    return {.box_width = width};
}

double at(const Legend& legend, double value, const Box& chart) {
    const double span = legend.high - legend.low;
    if (!(span > 0)) return chart.x;
    return chart.x + chart.width * std::clamp((value - legend.low) / span, 0.0, 1.0);
}

Rgba colour_of(const Frame& f, int index) {
    const auto& classes = f.picture().legend.classes;
    if (index < 0 || static_cast<std::size_t>(index) >= classes.size()) return f.c.rule_strong;
    return classes[static_cast<std::size_t>(index)].colour;
}

/// The neutral class is as pale as the sea: an edge keeps it in sight.
void edged(Frame& f, const Box& box, Rgba colour) {
    f.paint.rect(box, colour);
    if (contrast(colour, f.picture().map.background) < 1.15) f.paint.outline(box, f.c.rule_strong);
}

void bars(Frame& f, const Box& chart) {
    const Legend& legend = f.picture().legend;
    int most = 1;
    for (const LegendBin& bin : legend.bins) most = std::max(most, bin.count);
    for (const LegendBin& bin : legend.bins) {
        if (bin.count == 0) continue;
        const double left = std::round(at(legend, bin.low, chart));
        const double right = std::round(at(legend, bin.high, chart));
        const double height = std::max(2.0, std::round(chart.height * bin.count / most));
        const bool other = f.scene().hovered_class && *f.scene().hovered_class != bin.class_index;
        const Rgba colour = colour_of(f, bin.class_index);
        edged(f, {left, chart.bottom() - height, std::max(1.0, right - left - 1), height},
              other ? mixed(colour, f.c.stage, 0.65) : colour);
    }
}

Rgba readable_on(const Frame& f, Rgba ground) {
    return contrast(ground, f.c.ink) > contrast(ground, f.c.ink_inverse) ? f.c.ink
                                                                         : f.c.ink_inverse;
}

/// The classes under the histogram, each with how many areas it holds.
void class_strip(Frame& f, const Box& chart, const Box& strip) {
    const Legend& legend = f.picture().legend;
    for (std::size_t i = 0; i < legend.classes.size(); ++i) {
        const double left = i == 0 ? strip.x : std::round(at(legend, legend.breaks[i - 1], chart));
        const double right = i < legend.breaks.size()
                                 ? std::round(at(legend, legend.breaks[i], chart))
                                 : strip.right();
        const Box part{left, strip.y, std::max(0.0, right - left), strip.height};
        const LegendClass& one = legend.classes[i];
        edged(f, part, one.colour);
        const std::string count = std::to_string(one.count);
        if (f.paint.width(Face::caption, count) + 4 <= part.width)
            f.paint.text(Face::caption, {part.x + part.width / 2, part.y + part.height / 2},
                         readable_on(f, one.colour), count, Align::centre);
        // The bars above a class belong to it.
        const Box reach{left, chart.y, part.width, strip.bottom() - chart.y};
        f.note({"class:" + std::to_string(i), one.label, Role::row, reach, {}, false, "classes"});
        if (!f.over(reach)) continue;
        f.point_at_class(static_cast<int>(i));
        f.tip(one.label + ": " + areas_in_words(one.count));
    }
}

/// The next of 1, 2 or 5 times a power of ten that is a fiftieth of the scale or more: some pixels.
double round_step(const Legend& legend) {
    const double least = (legend.high - legend.low) / 50;
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double times : {1.0, 2.0, 5.0})
        if (times * power >= least) return times * power;
    return 10 * power;
}

std::vector<double> moved_breaks(const Legend& legend, std::size_t index, double value) {
    std::vector<double> breaks = legend.breaks;
    const double least = (legend.high - legend.low) / 200;
    const double low = (index == 0 ? legend.low : breaks[index - 1]) + least;
    const double high = (index + 1 < breaks.size() ? breaks[index + 1] : legend.high) - least;
    breaks[index] = low < high ? std::clamp(value, low, high) : breaks[index];
    return breaks;
}

void break_handle(Frame& f, const Box& chart, const Box& strip, std::size_t index) {
    const Legend& legend = f.picture().legend;
    const double x = std::round(at(legend, legend.breaks[index], chart));
    const Box reach{x - 5, strip.y - 6, 10, strip.height + 30};
    const std::string label = index < legend.break_labels.size() ? legend.break_labels[index] : "";
    const Response r = f.control({"break:" + std::to_string(index),
                                  say("Class break {}", label),
                                  Role::handle,
                                  reach,
                                  {},
                                  false,
                                  "breaks"});
    f.paint.rect({x - 1, strip.y - 2, 2, strip.height + 6},
                 r.hovered || r.held ? f.c.accent : f.c.stage);
    if (r.hovered && !r.held)
        f.tip(tr(
            "Drag to move this break, in round steps or with Alt freely; double-click to reset"));
    double value = legend.breaks[index];
    const double step = round_step(legend);
    const auto& midpoint = f.scene().pane().classification.midpoint;
    if (r.hovered && f.double_clicked()) {
        const int classes = static_cast<int>(legend.breaks.size()) + 1;
        f.ask(Classify{{geo::BreakMethod::quantile, classes, {}, midpoint}});
        f.state.held.clear();
        return;
    }
    if (r.held && f.pointer_moved().x != 0) {
        value = legend.low + (f.pointer().x - chart.x) / chart.width * (legend.high - legend.low);
        if (!f.alt()) value = step * std::round(value / step);
    }
    if (r.focused && f.take(Key::left)) value = step * (std::ceil(value / step) - 1);
    if (r.focused && f.take(Key::right)) value = step * (std::floor(value / step) + 1);
    if (value == legend.breaks[index]) return;
    const std::vector<double> breaks = moved_breaks(legend, index, value);
    if (breaks != legend.breaks)
        f.ask(Classify{
            {geo::BreakMethod::manual, static_cast<int>(breaks.size()) + 1, breaks, midpoint}});
}

/// The areas of which a rule of their row in the ranking holds.
template <class Holds>
std::vector<geo::AreaId> areas_where(const Frame& f, const Holds& holds) {
    std::vector<geo::AreaIndex> found;
    for (const RankRow& row : f.picture().ranking)
        if (holds(row)) found.push_back(row.area);
    std::ranges::sort(found);
    return ids_of(f, found);
}

/// Dragging over bars marks their areas; a press marks those of its class, or none again. With the
/// focus arrows go from class to class, and Enter marks.
void brush_bars(Frame& f, const Box& chart) {
    const Legend& legend = f.picture().legend;
    const Response r = f.control({"histogram",
                                  tr("Histogram: drag over bars to mark their areas"),
                                  Role::map,
                                  // The handles of breaks reach up into it.
                                  {chart.x, chart.y, chart.width, chart.height - 5},
                                  {},
                                  false,
                                  {}});
    const auto& hovered = f.scene().hovered_class;
    const int step = !r.focused ? 0 : f.take(Key::left) ? -1 : f.take(Key::right) ? 1 : 0;
    if (step != 0) {
        f.state.points_by_key = true;
        const int last = static_cast<int>(legend.breaks.size());
        f.ask(HoverClass{std::clamp(hovered ? *hovered + step : 0, 0, last), f.pane()});
    }
    const auto between = [&](double from, double to) {
        return areas_where(f, [&](const RankRow& row) {
            const double at = chart.x + chart.width * row.position;
            return from <= at && (at < to || to >= chart.right() - 2);  // the last has its end
        });
    };
    const BrushDrag drag = brush_drag(f, "histogram");
    if (drag.box) {
        const double left = std::max(drag.box->x, chart.x);
        const double right = std::min(drag.box->right(), chart.right());
        brush(f, between(left, right));
        if (left < right) draw_brush(f, {left, chart.y, right - left, chart.height});
    }
    const bool by_key = r.pressed && !f.released();
    std::optional<int> index;
    if (drag.clicked)
        index =
            geo::class_of({legend.breaks}, legend.low + (f.pointer().x - chart.x) / chart.width *
                                                            (legend.high - legend.low));
    else if (by_key)
        index = hovered;
    if (!index) return;
    const auto of = static_cast<std::size_t>(*index);
    auto of_class =
        between(of == 0 ? chart.x : at(legend, legend.breaks[of - 1], chart),
                of < legend.breaks.size() ? at(legend, legend.breaks[of], chart) : chart.right());
    brush_or_clear(f, std::move(of_class));
}

struct BreakNumber {
    double x;
    std::string label;
    int row;
};

/// The breaks' numbers on one row, or on two where they would touch; what touches on both is left
/// out, its handle tells it.
std::vector<BreakNumber> break_numbers(const Frame& f, double left, double width) {
    const Legend& legend = f.picture().legend;
    const Box chart{left, 0, width, 0};
    std::array<double, 2> free_from{left - 16, left - 16};
    std::vector<BreakNumber> numbers;
    for (std::size_t i = 0; i < legend.breaks.size() && i < legend.break_labels.size(); ++i) {
        const std::string& label = legend.break_labels[i];
        const double half = f.paint.width(Face::caption, label) / 2;
        const double x = std::clamp(at(legend, legend.breaks[i], chart), chart.x + half - 8,
                                    chart.right() - half + 8);
        for (std::size_t row = 0; row < free_from.size(); ++row) {
            if (x - half < free_from[row]) continue;
            numbers.push_back({x, label, static_cast<int>(row)});
            free_from[row] = x + half + 6;
            break;
        }
    }
    return numbers;
}

double numbers_height(const Frame& f, double width) {
    const auto numbers = break_numbers(f, 0, width);
    const bool two_rows =
        std::ranges::any_of(numbers, [](const BreakNumber& one) { return one.row > 0; });
    return two_rows ? 26 + number_row : 26;
}

void tick(Frame& f, const Legend& legend, const LegendTick& tick, const Box& chart, double top,
          Rgba colour) {
    const double x = std::round(at(legend, tick.value, chart));
    f.paint.rect({x - 1, top + 8, 2, chart.bottom() - top - 8}, colour);
    const std::string text = f.paint.elided(Face::caption_strong, tick.label, chart.width);
    const double half = f.paint.width(Face::caption_strong, text) / 2;
    const double middle =
        std::clamp(x, chart.x + half, std::max(chart.x + half, chart.right() - half));
    // Another mark's line may pass behind the words.
    f.paint.rect({middle - half - 3, top - 9, 2 * half + 6, 18}, f.picture().map.background);
    f.paint.text(Face::caption_strong, {middle, top}, colour, text, Align::centre);
}

double histogram(Frame& f, double x, double y, const Measures& m) {
    const Legend& legend = f.picture().legend;
    // Two lines of room above, always: the hovered area's mark must not move the histogram.
    const Box chart{x, y + m.ticks_height, m.width, m.chart_height};
    const Box strip{x, chart.bottom() + 2, m.width, strip_height};
    if (m.chart_height > 0) bars(f, chart);
    class_strip(f, chart, strip);
    if (m.chart_height > 0) brush_bars(f, chart);
    for (std::size_t i = 0; i < legend.breaks.size(); ++i) break_handle(f, chart, strip, i);
    for (const BreakNumber& one : break_numbers(f, x, m.width))
        f.paint.text(Face::caption, {one.x, strip.bottom() + 13 + one.row * number_row}, f.c.ink2,
                     one.label, Align::centre);
    if (m.chart_height <= 0) return strip.bottom() + numbers_height(f, m.width);
    if (legend.hovered) tick(f, legend, *legend.hovered, chart, y + 9, f.c.accent);
    if (legend.benchmark) tick(f, legend, *legend.benchmark, chart, y + 28, f.c.ink);
    return strip.bottom() + numbers_height(f, m.width);
}

double category_rows(Frame& f, double x, double y, double width) {
    const Legend& legend = f.picture().legend;
    for (std::size_t i = 0; i < legend.classes.size(); ++i) {
        const LegendClass& one = legend.classes[i];
        const Box row{x - 8, y, width + 16, 24};
        f.note({"class:" + std::to_string(i), one.label, Role::row, row, {}, false, "classes"});
        if (f.over(row)) {
            f.point_at_class(static_cast<int>(i));
            f.paint.rect(row, f.c.control_pressed, 4);
            if (f.paint.width(Face::caption, one.label) > width - 72) f.tip(one.label);
        }
        f.paint.rect({x, y + 5, 18, 14}, one.colour, 2);
        const std::string count = std::to_string(one.count);
        f.paint.text(Face::caption, {x + 28, y + 12}, f.c.ink,
                     f.paint.elided(Face::caption, one.label, width - 72));
        f.paint.number(Face::caption, {x + width, y + 12}, f.c.ink2, count);
        y += 24;
    }
    return y + 4;
}

/// What hatching says, beside its swatch.
std::vector<std::string> uncertainty_lines(const Frame& f, double width) {
    return f.paint.wrapped(Face::caption, f.picture().legend.uncertain.words, width - 28, 3);
}

/// The shades of fading side by side, each with how wide its intervals are.
double fade_rows(Frame& f, double x, double y, double width) {
    const LegendUncertainty& uncertain = f.picture().legend.uncertain;
    f.paint.text(Face::caption, {x, y + 11}, f.c.ink2,
                 f.paint.elided(Face::caption, uncertain.words, width));
    const double part = width / static_cast<double>(uncertain.steps.size());
    for (std::size_t i = 0; i < uncertain.steps.size(); ++i) {
        const double left = x + part * static_cast<double>(i);
        f.paint.rect({left, y + 22, part - 2, 12}, uncertain.steps[i].colour);
        f.paint.text(Face::caption, {left, y + 45}, f.c.ink2,
                     f.paint.elided(Face::caption, uncertain.steps[i].label, part - 2));
    }
    return y + fade_height;
}

double plain_rows(Frame& f, double x, double y, double width) {
    const Legend& legend = f.picture().legend;
    const auto text = [&](const std::string& words) {
        f.paint.text(Face::caption, {x + 28, y + 11}, f.c.ink2,
                     f.paint.elided(Face::caption, words, width - 28));
        y += row_of_words;
    };
    for (const LegendState& row : states_of(legend, f.c)) {
        const Box swatch{x, y + 4, 18, 14};
        if (row.kind == FillKind::colour) {
            f.paint.rect(swatch, row.ground, 2);
            f.paint.outline(swatch, f.c.rule_strong, 2);
        } else {
            f.paint.hatch(swatch, row.ground, f.c.hatch_line,
                          row.kind == FillKind::crossed ? Painter::Hatching::crossed
                                                        : Painter::Hatching::rising);
        }
        text(row.words);
    }
    if (legend.uncertainty == Uncertainty::hatch) {
        const Rgba ground = legend.classes[legend.classes.size() / 2].colour;
        f.paint.hatch({x, y + 4, 18, 14}, ground, mixed(ground, f.c.ink, 0.6),
                      Painter::Hatching::falling);
        for (const std::string& line : uncertainty_lines(f, width)) text(line);
    }
    if (legend.uncertainty == Uncertainty::fade) y = fade_rows(f, x, y, width);
    return y;
}

constexpr double gap_key_side = 120;

/// The nine kinds of need and power stand in a square.
bool is_gap_key(const Frame& f) {
    return f.in.gap != nullptr && f.picture().legend.classes.size() == 9;
}

/// The key to a map of two layers: its square, what is written around it, and the way from a place
/// on it to a kind.
struct Grid {
    Box square;
    static constexpr double left = 44, above = 22, below = 40;

    Box cell(int kind) const {
        const double side = square.width / 3;
        const int row = kind / 3, column = kind % 3;
        return {square.x + side * column, square.bottom() - side * (row + 1), side, side};
    }
    ScreenPoint at(const LegendGrid::Dot& dot) const {
        return {square.x + square.width * dot.x, square.bottom() - square.height * dot.y};
    }
};

Grid grid_at(const Measures& m, double x, double y) {
    const double side = std::min(204.0, m.width - Grid::left);
    return {{x + Grid::left, y + Grid::above, side, side}};
}

double grid_height(const Measures& m) {
    return Grid::above + grid_at(m, 0, 0).square.height + Grid::below;
}

void grid_words(Frame& f, const Grid& grid, const LegendGrid& key, double right) {
    const Box& square = grid.square;
    const double left = square.x - Grid::left, third = square.width / 3;
    f.paint.text(Face::caption_strong, {left, square.y - 12}, f.c.ink,
                 f.paint.elided(Face::caption_strong, key.y.title, right - left));
    const std::string title = f.paint.elided(Face::caption_strong, key.x.title, right - left);
    f.paint.text(Face::caption_strong, {square.right(), square.bottom() + 30}, f.c.ink, title,
                 f.paint.width(Face::caption_strong, title) < square.right() - left ? Align::right
                                                                                    : Align::left);
    // Long numbers make room for each other in the middle.
    const double half = std::max(f.paint.width(Face::caption, key.x.breaks[0]),
                                 f.paint.width(Face::caption, key.x.breaks[1])) /
                        2;
    const double aside = std::max(0.0, half + 4 - third / 2);
    for (int i = 0; i < 2; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const double along = third * (i + 1) + (i == 0 ? -aside : aside);
        f.paint.number(Face::caption, {square.x + along, square.bottom() + 11}, f.c.ink2,
                       key.x.breaks[at], Align::centre);
        f.paint.number(Face::caption, {square.x - 6, square.bottom() - third * (i + 1)}, f.c.ink2,
                       f.paint.elided(Face::caption, key.y.breaks[at], Grid::left - 6));
    }
}

void grid_dots(Frame& f, const Grid& grid, const LegendGrid& key) {
    const Scene& scene = f.scene();
    for (const LegendGrid::Dot& dot : key.dots) {
        const ScreenPoint at = grid.at(dot);
        const geo::AreaId& id = f.in.atlas.areas[dot.area].id;
        const bool own = std::ranges::find(scene.brushed, id) != scene.brushed.end() ||
                         number_in_selection(f, dot.area) >= 0;
        if (scene.hovered == id) {
            f.paint.disc(at, 6, f.c.panel);
            f.paint.disc(at, 4.5, f.c.ink);
        } else {
            f.paint.disc(at, own ? 4 : 2.75, f.c.panel);
            f.paint.disc(at, own ? 3 : 1.75, own ? f.c.accent : f.c.ink);
        }
    }
}

const LegendGrid::Dot* nearest(const Frame& f, const Grid& grid, const LegendGrid& key) {
    constexpr double reach = 6;
    const LegendGrid::Dot* best = nullptr;
    double least = reach;
    for (const LegendGrid::Dot& dot : key.dots) {
        const ScreenPoint at = grid.at(dot);
        const double away = std::hypot(at.x - f.pointer().x, at.y - f.pointer().y);
        if (away < least) least = away, best = &dot;
    }
    return best;
}

int kind_of(const LegendGrid::Dot& dot) {
    const auto third = [](double along) { return std::min(2, static_cast<int>(3 * along)); };
    return 3 * third(dot.y) + third(dot.x);
}

template <class Wanted>
std::vector<geo::AreaId> areas_of_dots(const Frame& f, const LegendGrid& key,
                                       const Wanted& wanted) {
    std::vector<geo::AreaIndex> found;
    for (const LegendGrid::Dot& dot : key.dots)
        if (wanted(dot)) found.push_back(dot.area);
    std::ranges::sort(found);
    return ids_of(f, found);
}

/// A legend that is a scatter plot: point at an area, press a square or drag over dots.
double two_layer_key(Frame& f, double x, double y, const Measures& m) {
    const Legend& legend = f.picture().legend;
    const Grid grid = grid_at(m, x, y);
    const Response r = f.control({"grid",
                                  say("{} against {}", legend.grid->y.title, legend.grid->x.title),
                                  Role::map,
                                  grid.square,
                                  {},
                                  false,
                                  {}});
    const BrushDrag drag = brush_drag(f, "grid");
    const LegendGrid::Dot* dot = r.hovered && !drag.box ? nearest(f, grid, *legend.grid) : nullptr;
    if (dot != nullptr) f.point_at(dot->area);
    std::optional<int> under;
    for (int kind = 0; kind < 9; ++kind) {
        const LegendClass& one = legend.classes[static_cast<std::size_t>(kind)];
        const Box cell = grid.cell(kind);
        const bool other = f.scene().hovered_class && *f.scene().hovered_class != kind;
        f.paint.rect(cell, other ? mixed(one.colour, f.c.stage, 0.55) : one.colour);
        f.note({"class:" + std::to_string(kind), one.label, Role::row, cell, {}, false, "classes"});
        if (!f.over(cell) || dot != nullptr || drag.box) continue;
        under = kind;
        f.point_at_class(kind);
        f.tip(one.label + ": " + areas_in_words(one.count));
    }
    if (dot != nullptr) f.tip(f.in.atlas.areas[dot->area].name);
    grid_dots(f, grid, *legend.grid);
    grid_words(f, grid, *legend.grid, x + m.width);
    if (drag.box) {
        const Box box = overlap(*drag.box, grid.square);
        brush(f, areas_of_dots(f, *legend.grid, [&](const LegendGrid::Dot& one) {
                  return contains(inset(box, -2), grid.at(one));
              }));
        draw_brush(f, box);
    }
    if (!drag.clicked) return y + grid_height(m);
    if (dot != nullptr)
        choose_area(f, dot->area);
    else if (under)
        brush_or_clear(f, areas_of_dots(f, *legend.grid, [&](const LegendGrid::Dot& one) {
                           return kind_of(one) == *under;
                       }));
    return y + grid_height(m);
}

bool has_kinds(const Legend& legend) {
    return legend.categorical || legend.analysis == Analysis::clusters ||
           legend.analysis == Analysis::hot_spots;
}

/// What of a legend is words: each line with its colour.
struct Words {
    std::vector<std::string> lines;
    Rgba colour;
};

std::vector<Words> words_of(const Frame& f, const Measures& m) {
    const Legend& legend = f.picture().legend;
    const PaneSize pane{{f.map().width}, {f.map().height}};
    std::vector<Words> words;
    const auto add = [&](const std::string& text, Rgba colour, std::size_t most) {
        if (!text.empty())
            words.push_back({f.paint.wrapped(Face::caption, text, m.width, most), colour});
    };
    if (is_small(pane)) return words;
    for (const std::string& warning : legend.warnings) add("! " + warning, f.c.ink, 3);
    if (is_compact(pane)) return words;
    add(legend.finding, f.c.ink, 7);
    add(legend.method, f.c.ink3, 6);
    return words;
}

double height_of(const Frame& f, const std::vector<Words>& words) {
    double height = words.empty() ? 0 : 4;
    for (const Words& one : words)
        height += static_cast<double>(one.lines.size()) * f.paint.line_height(Face::caption) + 4;
    return height;
}

void draw_words(Frame& f, const std::vector<Words>& words, double x, double y) {
    const double leading = f.paint.line_height(Face::caption);
    for (const Words& one : words) {
        for (const std::string& line : one.lines) {
            f.paint.text(Face::caption, {x, y + leading / 2}, one.colour, line);
            y += leading;
        }
        y += 4;
    }
}

double rows_height(const Frame& f, const Measures& m) {
    const Legend& legend = f.picture().legend;
    double height = 0;
    if (is_gap_key(f))
        height += gap_key_side + 12;
    else if (legend.grid)
        height += grid_height(m);
    else if (has_kinds(legend))
        height += 24 * static_cast<double>(legend.classes.size()) + 4;
    else if (!legend.bins.empty())
        height += m.ticks_height + m.chart_height + 2 + strip_height + numbers_height(f, m.width);
    height += row_of_words * static_cast<double>(states_of(f.picture().legend, f.c).size());
    if (legend.uncertainty == Uncertainty::hatch)
        height += row_of_words * static_cast<double>(uncertainty_lines(f, m.width).size());
    if (legend.uncertainty == Uncertainty::fade) height += fade_height;
    return height;
}

/// What the map tells of its figures.
void analysis_menu(Frame& f, const Box& box) {
    const Pane& pane = f.scene().pane();
    std::vector<std::string> names{tr("Figures in classes"), tr("Clusters of like figures"),
                                   tr("Hot and cold spots")};
    const geo::Layer* second = pane.second ? f.in.atlas.layer(pane.second->layer) : nullptr;
    if (second != nullptr && second->id != pane.layer)
        names.push_back(
            say("With {}", second->short_label.empty() ? second->label : second->short_label));
    const int shown = static_cast<int>(pane.analysis);
    const int made =
        drop_down(f, "analysis", tr("What the map tells of its figures"), box, names, shown);
    if (made >= 0 && made != shown) f.ask(Analyse{all_analyses[static_cast<std::size_t>(made)]});
}

bool has_analysis_menu(const Frame& f) {
    const PaneSize pane{{f.map().width}, {f.map().height}};
    return f.in.scene.page == Page::maps && !f.picture().legend.categorical && !is_small(pane);
}

/// Which of the maps this is, for search, list and year to speak of.
void pane_number(Frame& f, const Box& box) {
    f.paint.rect(box, f.is_active() ? f.c.accent : f.c.ink, 3);
    f.paint.text(Face::caption_strong, {box.x + box.width / 2, box.y + box.height / 2},
                 f.is_active() ? f.c.on_accent : f.c.ink_inverse, std::to_string(f.pane() + 1),
                 Align::centre);
}

/// True when another pane may have the same breaks.
bool has_sharers(const Frame& f) {
    return !f.picture().legend.categorical &&
           std::ranges::count_if(f.scene().panes, [&](const Pane& other) {
               return may_share_breaks(f.scene().pane(), other);
           }) > 1;
}

/// Closed while all maps of the layer have the same class breaks.
void padlock(Frame& f, const Box& box) {
    const bool closed = f.picture().legend.pooled;
    const char* label =
        closed ? tr("The maps of this layer share their class breaks; press to part them")
               : tr("Each map has its own class breaks; press to share them");
    const Response r = f.control({"pool", label, Role::button, box, {}, closed, {}});
    const Rgba ink = r.hovered ? f.c.ink : f.c.ink2;
    const double x = box.x + 8, y = box.y + 8;
    f.paint.rect({x - 5, y, 10, 8}, ink, 2);
    const double shift = closed ? 0 : 4;
    f.paint.arc({x + shift, y}, 3.5, 3.14159265, 6.2831853, ink, 1.75);
    if (r.hovered) f.tip(label);
    if (r.pressed) f.ask(PoolBreaks{!closed});
}

}  // namespace

Box legend_panel(Frame& f) {
    const Legend& legend = f.picture().legend;
    const Box& map = f.map();
    const Measures m = measures_of(f);
    if (map.width < m.box_width) {  // there is no room for a key: which map it is has to do
        pane_number(f, {map.x + 8, map.y + 8, 18, 18});
        f.paint.haloed(Face::caption, {map.x + 32, map.y + 17}, f.c.ink, f.c.halo,
                       std::to_string(f.picture().year), Align::left);
        return {map.x, map.y, 34, 34};
    }
    const TimelineYear* year = f.in.timeline_year;  // its map is of the year, whatever its colours
    const std::string& title_text = year ? year->title : legend.title;
    const std::string& subtitle_text = year ? year->subtitle : legend.subtitle;
    const double width = m.width, pad = m.pad, title_height = m.title_height;
    const bool numbered = f.in.panes.size() > 1;
    const double indent = numbered ? title_height + 4 : 0;
    const auto title = f.paint.wrapped(m.title_face, title_text, width - indent, 3);
    const bool has_lock = has_sharers(f);
    const double lock = has_lock ? 22 : 0;
    const auto subtitle = f.paint.wrapped(Face::caption, subtitle_text, width - lock, 3);
    // Class breaks are chosen on the page of maps: elsewhere nothing is to be done about them.
    const std::string fault_text = f.in.scene.page == Page::maps ? legend.fault : std::string();
    const auto fault = f.paint.wrapped(Face::caption, fault_text, width, 4);
    auto words = words_of(f, m);
    const double menu = has_analysis_menu(f) ? menu_room : 0;
    const double small = f.paint.line_height(Face::caption);
    const double without_words = pad + static_cast<double>(title.size()) * title_height +
                                 static_cast<double>(subtitle.size() + fault.size()) * small + 6 +
                                 menu + rows_height(f, m) + 8;
    // What has no room is told who points at the menu.
    while (!words.empty() && without_words + height_of(f, words) > map.height - bottom_row_height)
        words.pop_back();
    const Box box{map.x, map.y, m.box_width, without_words + height_of(f, words)};
    // The sea's colour: at home it floats on the sea, and over land it stays readable.
    f.paint.rect(box, f.picture().map.background, 8);
    f.cover(box);

    const double x = box.x + pad;
    double y = box.y + pad - 4;
    if (numbered) pane_number(f, {x, y + 2, title_height - 4, title_height - 4});
    for (const std::string& line : title) {
        f.paint.text(m.title_face, {x + indent, y + title_height / 2}, f.c.ink, line);
        y += title_height;
    }
    if (has_lock) padlock(f, {box.right() - pad - 16, y, 16, 18});
    y = f.paint.paragraph(Face::caption, x, y, width - lock, f.c.ink2, subtitle_text, 3);
    y = f.paint.paragraph(Face::caption, x, y, width, f.c.ink2, fault_text, 4) + 6;
    if (menu > 0) {
        const Box place{x, y, width, menu_height};
        // Open, it lies over what comes after it.
        if (f.state.open_menu == f.id_in_pane("analysis"))
            f.draw_later([&f, place] { analysis_menu(f, place); });
        else
            analysis_menu(f, place);
        if (f.over(place) && !legend.finding.empty()) f.tip(legend.finding + "\n" + legend.method);
        y += menu;
    }
    if (is_gap_key(f))
        y = gap_key(f, x, y, gap_key_side);
    else if (legend.grid)
        y = two_layer_key(f, x, y, m);
    else if (has_kinds(legend))
        y = category_rows(f, x, y, width);
    else if (!legend.bins.empty())
        y = histogram(f, x, y, m);
    y = plain_rows(f, x, y, width);
    draw_words(f, words, x, y + 4);
    return box;
}

}  // namespace app
