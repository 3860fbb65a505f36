#include "app/paper/paper_legend.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "app/picture/words.h"
#include "app/text/text.h"

namespace app {
namespace {

constexpr double row = 17, swatch_width = 18, swatch_height = 12, beside_swatch = 26;
constexpr double chart_height = 52, tick_height = 20, strip = 15;
constexpr double square_side = 44, square_axis = 22;

/// A part of a legend: draws itself from `y` down and says where it ends. Without a pen that draws
/// it only says so: height and drawing cannot part.
class Key {
public:
    Key(const Pen& pen, Pen* on, const PaperLegend& legend, ScreenPoint corner)
        : pen_(pen),
          on_(on),
          legend_(legend),
          of_(legend.picture.legend),
          x_(corner.x),
          y_(corner.y) {}

    double y() const { return y_; }

    void heading() {
        paragraph(PaperFace::text_strong, pen_.c.ink, legend_.heading.title, 3);
        paragraph(PaperFace::small, pen_.c.ink2, legend_.heading.subtitle, 3);
        if (!legend_.heading.title.empty() || !legend_.heading.subtitle.empty()) y_ += 4;
        paragraph(PaperFace::small, pen_.c.ink2, of_.fault, 4);
    }

    void histogram() {
        if (of_.bins.empty()) return;
        if (on_ != nullptr) {
            const Box chart{x_, y_ + tick_height, legend_.width, chart_height};
            int most = 1;
            for (const LegendBin& bin : of_.bins) most = std::max(most, bin.count);
            for (const LegendBin& bin : of_.bins) {
                if (bin.count == 0) continue;
                const double left = at(bin.low), right = at(bin.high);
                const double height = std::max(1.5, chart.height * bin.count / most);
                on_->rect({left, chart.bottom() - height, right - left - 1, height},
                          colour_of(bin.class_index));
            }
            on_->horizontal(chart.x, chart.bottom(), chart.width, pen_.c.rule_strong);
            benchmark(chart);
        }
        y_ += tick_height + chart_height + 8;
    }

    void rows() {
        for (const LegendClass& one : of_.classes) {
            if (on_ != nullptr) {
                on_->rect({x_, y_ + (row - swatch_height) / 2, swatch_width, swatch_height},
                          one.colour);
                const std::string count = std::to_string(one.count);
                on_->text(PaperFace::small, {x_ + beside_swatch, y_ + row / 2}, pen_.c.ink,
                          on_->elided(PaperFace::small, one.label,
                                      legend_.width - beside_swatch - 8 -
                                          on_->width(PaperFace::number, count)));
                on_->text(PaperFace::number, {x_ + legend_.width, y_ + row / 2}, pen_.c.ink2, count,
                          Pen::Align::right);
            }
            y_ += row;
        }
        if (!of_.classes.empty()) y_ += 4;
    }

    /// Need by power: the more need the higher, the more powers the further right.
    void square() {
        constexpr std::size_t thirds = 3;
        if (on_ != nullptr)
            for (std::size_t i = 0; i < of_.classes.size(); ++i) {
                const LegendClass& one = of_.classes[i];
                const std::size_t across = i % thirds, down = thirds - 1 - i / thirds;
                const Box cell{x_ + square_side * static_cast<double>(across),
                               y_ + square_side * static_cast<double>(down), square_side - 2,
                               square_side - 2};
                on_->rect(cell, one.colour);
                on_->text(PaperFace::number, {cell.x + cell.width / 2, cell.y + cell.height / 2},
                          readable_on(one.colour), std::to_string(one.count), Pen::Align::centre);
            }
        const double side = square_side * thirds;
        words({x_ + side + 8, y_ + 8}, tr("↑ more need"));
        words({x_, y_ + side + 9}, tr("more powers →"));
        y_ += side + square_axis;
    }

    /// Two layers: the areas as dots on the nine kinds.
    void grid(double third) {
        const LegendGrid& key = *of_.grid;
        constexpr double left = 44, above = 18, below = 34, gap = 6;
        const double side = third * 3, small = third < 30 ? 0.6 : 1;
        const Box box{x_ + left, y_ + above, side, side};
        if (on_ != nullptr) {
            on_->text(PaperFace::small_strong, {x_, y_ + 8}, pen_.c.ink,
                      on_->elided(PaperFace::small_strong, key.y.title, legend_.width));
            for (std::size_t i = 0; i < of_.classes.size(); ++i) {
                const std::size_t across = i % 3, up = i / 3 + 1;
                on_->rect({box.x + third * static_cast<double>(across),
                           box.bottom() - third * static_cast<double>(up), third, third},
                          of_.classes[i].colour);
            }
            for (const LegendGrid::Dot& dot : key.dots) {
                const ScreenPoint at{box.x + side * dot.x, box.bottom() - side * dot.y};
                on_->mark(MarkShape::disc, at, 3.5 * small, pen_.c.panel);
                on_->mark(MarkShape::disc, at, 2.2 * small, pen_.c.ink);
            }
            // Long numbers make room for each other in the middle.
            const double half = std::max(on_->width(PaperFace::small, key.x.breaks[0]),
                                         on_->width(PaperFace::small, key.x.breaks[1])) /
                                2;
            const double aside = std::max(0.0, half + gap / 2 - third / 2);
            for (std::size_t i = 0; i < 2; ++i) {
                const double along = third * static_cast<double>(i + 1);
                on_->text(PaperFace::small,
                          {box.x + along + (i == 0 ? -aside : aside), box.bottom() + 9},
                          pen_.c.ink2, key.x.breaks[i], Pen::Align::centre);
                on_->text(PaperFace::small, {box.x - 5, box.bottom() - along}, pen_.c.ink2,
                          key.y.breaks[i], Pen::Align::right);
            }
            on_->text(PaperFace::small_strong, {x_, box.bottom() + 25}, pen_.c.ink,
                      on_->elided(PaperFace::small_strong, key.x.title, legend_.width));
        }
        y_ += above + side + below;
    }

    /// The classes as the map has them: nine kinds, or rows.
    void classes(double third = square_side) {
        if (of_.grid)
            grid(third);
        else if (legend_.is_square)
            square();
        else
            rows();
    }

    /// Classes as wide as they are on the scale, each with its count; breaks below, on as many rows
    /// as they need. Where the sheet says what the classes are, only how many areas each has.
    void class_strip() {
        if (!legend_.is_shared && (of_.categorical || of_.bins.empty())) return rows();
        const double each = legend_.width / static_cast<double>(of_.classes.size());
        if (on_ != nullptr)
            for (std::size_t i = 0; i < of_.classes.size(); ++i) {
                const LegendClass& one = of_.classes[i];
                double left = x_ + each * static_cast<double>(i), right = left + each;
                if (!legend_.is_shared) {
                    left = i == 0 ? x_ : at(of_.breaks[i - 1]);
                    right = i < of_.breaks.size() ? at(of_.breaks[i]) : x_ + legend_.width;
                }
                on_->rect({left, y_, right - left, strip}, one.colour);
                const std::string count = std::to_string(one.count);
                if (on_->width(PaperFace::number, count) + 3 < right - left)
                    on_->text(PaperFace::number, {(left + right) / 2, y_ + strip / 2},
                              readable_on(one.colour), count, Pen::Align::centre);
            }
        y_ += strip + (legend_.is_shared ? 0 : break_numbers()) + 4;
    }

    void side_by_side() {
        double x = x_;
        const auto place = [&](double width) {
            if (x > x_ && x + width > x_ + legend_.width) x = x_, y_ += row;
            return std::exchange(x, x + width + 18);
        };
        for (const LegendClass& one : of_.classes) {
            const double left = place(beside_swatch + pen_.width(PaperFace::small, one.label));
            if (on_ == nullptr) continue;
            on_->rect({left, y_ + (row - swatch_height) / 2, swatch_width, swatch_height},
                      one.colour);
            on_->text(PaperFace::small, {left + beside_swatch, y_ + row / 2}, pen_.c.ink,
                      one.label);
        }
        y_ += row + 6;
    }

    void plain_rows() {
        const Colours& c = pen_.c;
        for (const LegendState& state : states_of(of_, c)) {
            swatch(state.ground, state.kind, c.hatch_line);
            beside(state.words);
        }
        if (of_.uncertainty == Uncertainty::hatch && !of_.classes.empty()) {
            swatch(of_.classes[of_.classes.size() / 2].colour, FillKind::unclear, {});
            beside(of_.uncertain.words);
        }
        if (of_.uncertainty == Uncertainty::fade) fading();
    }

    /// What an analysis found, and how.
    void finding() {
        if (of_.finding.empty()) return;
        y_ += 4;
        paragraph(PaperFace::small, pen_.c.ink, of_.finding, 6);
        paragraph(PaperFace::small, pen_.c.ink2, of_.method, 6);
    }

    void network() {
        const auto& shown = legend_.picture.network;
        if (!shown) return;
        y_ += 6;
        paragraph(PaperFace::small_strong, pen_.c.ink, shown->title, 2);
        for (const NetworkKind& kind : shown->kinds) {
            if (!kind.shown) continue;
            if (on_ != nullptr)
                on_->mark(kind.shape, {x_ + swatch_width / 2, y_ + row / 2}, 11, kind.colour);
            beside(fmt::format("{}, {}", kind.label, kind.count));
        }
    }

private:
    double at(double value) const {
        const double span = of_.high - of_.low;
        if (!(span > 0)) return x_;
        return x_ + legend_.width * std::clamp((value - of_.low) / span, 0.0, 1.0);
    }
    Rgba colour_of(int index) const {
        const auto i = static_cast<std::size_t>(index);
        return i < of_.classes.size() ? of_.classes[i].colour : pen_.c.rule_strong;
    }
    Rgba readable_on(Rgba ground) const {
        return contrast(ground, pen_.c.ink) > contrast(ground, pen_.c.ink_inverse)
                   ? pen_.c.ink
                   : pen_.c.ink_inverse;
    }
    void words(ScreenPoint at, const std::string& text) {
        if (on_ != nullptr) on_->text(PaperFace::small, at, pen_.c.ink2, text);
    }
    void paragraph(PaperFace face, Rgba colour, const std::string& text, std::size_t most) {
        if (on_ != nullptr)
            y_ = on_->paragraph(face, x_, y_, legend_.width, colour, text, most);
        else
            y_ += pen_.paragraph_height(face, text, legend_.width, most);
    }
    void swatch(Rgba ground, FillKind kind, Rgba lines) {
        if (on_ == nullptr) return;
        const Box box{x_, y_ + (row - swatch_height) / 2, swatch_width, swatch_height};
        on_->fill(Pen::rings_of(box), {kind, ground}, lines);
        on_->outline(box, pen_.c.rule_strong, 0.5);
    }
    void beside(const std::string& text) {
        const auto lines = pen_.wrapped(PaperFace::small, text, legend_.width - beside_swatch, 4);
        for (const std::string& line : lines) {
            words({x_ + beside_swatch, y_ + row / 2}, line);
            y_ += row;
        }
    }
    void fading() {
        const LegendUncertainty& uncertain = of_.uncertain;
        paragraph(PaperFace::small, pen_.c.ink2, uncertain.words, 3);
        const double part =
            legend_.width / static_cast<double>(std::max<std::size_t>(1, uncertain.steps.size()));
        for (std::size_t i = 0; on_ != nullptr && i < uncertain.steps.size(); ++i) {
            const double left = x_ + part * static_cast<double>(i);
            on_->rect({left, y_ + 2, part - 2, swatch_height}, uncertain.steps[i].colour);
            words({left, y_ + swatch_height + 12},
                  on_->elided(PaperFace::small, uncertain.steps[i].label, part - 2));
        }
        y_ += swatch_height + 22;
    }
    void benchmark(const Box& chart) {
        if (!of_.benchmark) return;
        const double x = at(of_.benchmark->value);
        const double half = pen_.width(PaperFace::small_strong, of_.benchmark->label) / 2;
        on_->rect({x - 0.75, chart.y - 4, 1.5, chart.height + 4}, pen_.c.ink);
        const double middle =
            std::clamp(x, chart.x + half, std::max(chart.x + half, chart.right() - half));
        on_->text(PaperFace::small_strong, {middle, chart.y - 11}, pen_.c.ink, of_.benchmark->label,
                  Pen::Align::centre);
    }
    /// Each on the first row where it touches none before it; returns how high all rows are.
    double break_numbers() {
        std::vector<double> free_from;
        for (std::size_t i = 0; i < of_.breaks.size() && i < of_.break_labels.size(); ++i) {
            const double half = pen_.width(PaperFace::small, of_.break_labels[i]) / 2;
            const double middle =
                std::clamp(at(of_.breaks[i]), x_ + half, x_ + legend_.width - half);
            auto free =
                std::ranges::find_if(free_from, [&](double from) { return from <= middle - half; });
            if (free == free_from.end()) free = free_from.insert(free_from.end(), 0);
            *free = middle + half + 5;
            const auto line = static_cast<double>(free - free_from.begin());
            if (on_ != nullptr)
                on_->text(PaperFace::small, {middle, y_ + strip + 10 + 14 * line}, pen_.c.ink2,
                          of_.break_labels[i], Pen::Align::centre);
        }
        return 14 * static_cast<double>(free_from.size()) + 4;
    }

    const Pen& pen_;
    Pen* on_;
    const PaperLegend& legend_;
    const Legend& of_;
    double x_, y_;
};

/// What of a key is drawn where it has room.
struct Extras {
    bool histogram = true, finding = true;
};

double whole_key(const Pen& pen, Pen* on, const PaperLegend& legend, ScreenPoint corner,
                 const Extras& with) {
    Key key(pen, on, legend, corner);
    key.heading();
    if (with.histogram) key.histogram();
    key.classes();
    key.plain_rows();
    if (with.finding) key.finding();
    key.network();
    return key.y();
}

/// How small a key of two layers is, and whether it says what the other colours mean.
struct Squeezed {
    double third = square_side;
    bool states = true;
};

double strip_key(const Pen& pen, Pen* on, const PaperLegend& legend, ScreenPoint corner,
                 const Squeezed& by) {
    Key key(pen, on, legend, corner);
    key.heading();
    if (legend.is_square || legend.picture.legend.grid)
        key.classes(by.third);
    else
        key.class_strip();
    if (by.states) key.plain_rows();
    key.network();
    return key.y();
}

Squeezed squeezed(const Pen& pen, const PaperLegend& legend) {
    constexpr Squeezed least{16, false};
    if (!legend.picture.legend.grid) return {};
    for (const Squeezed& by : {Squeezed{}, Squeezed{32, true}, Squeezed{24, true},
                               Squeezed{32, false}, Squeezed{24, false}})
        if (strip_key(pen, nullptr, legend, {}, by) <= legend.most) return by;
    return least;
}

/// Where there is little room the histogram gives way first, then what was found.
Extras extras_of(const Pen& pen, const PaperLegend& legend) {
    for (const Extras& with : {Extras{!legend.is_square, true}, Extras{false, true}})
        if (whole_key(pen, nullptr, legend, {}, with) <= legend.most) return with;
    return {false, false};
}

}  // namespace

double legend_height(const Pen& pen, const PaperLegend& legend) {
    return whole_key(pen, nullptr, legend, {}, extras_of(pen, legend));
}

double draw_legend(Pen& pen, const PaperLegend& legend, ScreenPoint corner) {
    return whole_key(pen, &pen, legend, corner, extras_of(pen, legend));
}

double shared_height(const Pen& pen, const PaperLegend& legend) {
    Key key(pen, nullptr, legend, {});
    key.side_by_side();
    return key.y();
}

double draw_shared(Pen& pen, const PaperLegend& legend, ScreenPoint corner) {
    Key key(pen, &pen, legend, corner);
    key.side_by_side();
    return key.y();
}

double strip_height(const Pen& pen, const PaperLegend& legend) {
    return strip_key(pen, nullptr, legend, {}, squeezed(pen, legend));
}

double draw_strip(Pen& pen, const PaperLegend& legend, ScreenPoint corner) {
    return strip_key(pen, &pen, legend, corner, squeezed(pen, legend));
}

}  // namespace app
