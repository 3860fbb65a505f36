#include "app/paper/brief_charts.h"

#include <algorithm>
#include <cmath>

#include "app/picture/mark_shape.h"

namespace app {
namespace {

constexpr double power_size = 11;

/// Where the values of a measure lie on its line.
class Scale {
public:
    Scale(const Box& box, const BriefMeasure& measure)
        : box_(box), flipped_(measure.line.layer->polarity == geo::Polarity::lower_is_better) {
        for (const double value : measure.others) include(value);
        if (measure.line.figure) include(*measure.line.figure);
        if (measure.line.districts) {
            include(measure.line.districts->lower);
            include(measure.line.districts->upper);
        }
        if (measure.country) include(measure.country->figure);
        if (!(low_ < high_)) low_ -= 1, high_ += 1;
    }

    double x(double value) const {
        constexpr double free = 8;  // at both ends, for the marks
        double share = (value - low_) / (high_ - low_);
        if (flipped_) share = 1 - share;
        return box_.x + free + share * (box_.width - 2 * free);
    }

private:
    void include(double value) {
        if (is_new_) low_ = high_ = value;
        is_new_ = false;
        low_ = std::min(low_, value);
        high_ = std::max(high_, value);
    }
    void include(const geo::ShownFigure& figure) {
        include(*figure.value);
        if (!figure.interval) return;
        include(figure.interval->lower);
        include(figure.interval->upper);
    }

    Box box_;
    bool flipped_, is_new_ = true;
    double low_ = 0, high_ = 0;
};

Rgba faint(Rgba colour, std::uint8_t alpha) {
    colour.a = alpha;
    return colour;
}

/// The lines of a series in a box: years to the right, values upwards.
class Plot {
public:
    Plot(Pen& pen, const Box& box, const TimeSeries& series, double low, double high)
        : pen_(pen), box_(box), series_(series), low_(low), high_(high) {}

    ScreenPoint at(int year, double value) const {
        const double years = std::max(1, series_.last_year - series_.first_year);
        return {box_.x + box_.width * (year - series_.first_year) / years, y(value)};
    }
    double y(double value) const {
        return box_.bottom() - box_.height * (value - low_) / (high_ - low_);
    }

    void band(const std::vector<SeriesPoint>& points, Rgba colour) const {
        each_run(points, true, [&](const std::vector<const SeriesPoint*>& run) {
            std::vector<ScreenPoint> ring;
            for (const SeriesPoint* one : run) ring.push_back(at(one->year, one->interval->upper));
            for (auto one = run.rbegin(); one != run.rend(); ++one)
                ring.push_back(at((*one)->year, (*one)->interval->lower));
            if (run.size() > 1) pen_.sheet.fill({ring}, colour);
        });
    }

    void line(const std::vector<SeriesPoint>& points, Rgba colour, double width) const {
        each_run(points, false, [&](const std::vector<const SeriesPoint*>& run) {
            std::vector<ScreenPoint> line;
            for (const SeriesPoint* one : run) {
                const ScreenPoint p = at(one->year, one->value);
                // What stands until the next keeps its height until then.
                if (series_.stands && !line.empty()) line.push_back({p.x, line.back().y});
                line.push_back(p);
            }
            if (line.size() > 1) pen_.sheet.stroke({line}, colour, width, false);
        });
        for (const SeriesPoint& one : points) {
            pen_.mark(MarkShape::disc, at(one.year, one.value), 2.4 * width, colour);
            if (one.joint == Joint::changed)
                pen_.sheet.stroke({{{at(one.year, one.value).x, box_.y},
                                    {at(one.year, one.value).x, box_.bottom()}}},
                                  pen_.c.rule_strong, 1, true);
        }
    }

private:
    /// Calls `with` for all points in a row between which a line is drawn.
    template <class With>
    static void each_run(const std::vector<SeriesPoint>& points, bool intervals, const With& with) {
        std::vector<const SeriesPoint*> run;
        for (const SeriesPoint& one : points) {
            if (one.joint == Joint::gap || (intervals && !one.interval)) {
                if (!run.empty()) with(run);
                run.clear();
            }
            if (!intervals || one.interval) run.push_back(&one);
        }
        if (!run.empty()) with(run);
    }

    Pen& pen_;
    Box box_;
    const TimeSeries& series_;
    double low_, high_;
};

}  // namespace

const std::string& title_of(geo::PowerStatus status) {
    return geo::power_status_categories()[static_cast<std::size_t>(status)].label;
}

void draw_power(Pen& pen, ScreenPoint centre, geo::PowerStatus status) {
    const Rgba colour = ramp(geo::Theme::powers, 5).back();
    const double half = power_size / 2;
    const Box box{centre.x - half, centre.y - half, power_size, power_size};
    switch (status) {
        case geo::PowerStatus::held:
            pen.rect(box, colour);
            return;
        case geo::PowerStatus::partial:
            pen.sheet.fill({{{box.x, box.y}, {box.right(), box.y}, {box.x, box.bottom()}}}, colour);
            pen.outline(box, colour, 1.25);
            return;
        case geo::PowerStatus::agreed:
            pen.outline(box, colour, 1.25);
            return;
        case geo::PowerStatus::proposed:
            pen.mark(MarkShape::disc, centre, 5, colour);
            return;
        case geo::PowerStatus::none:
            pen.line({centre.x - 3, centre.y}, {centre.x + 3, centre.y}, pen.c.rule_strong, 1.25);
            return;
    }
}

void draw_scale(Pen& pen, const Box& box, const BriefMeasure& measure) {
    const Scale scale(box, measure);
    const double y = box.y + box.height / 2;
    pen.line({box.x, y}, {box.right(), y}, pen.c.rule_strong, 1);
    for (const double value : measure.others)
        pen.mark(MarkShape::disc, {scale.x(value), y}, 6, faint(pen.c.ink3, 140));
    if (measure.country) {
        const geo::ShownFigure& country = measure.country->figure;
        const double x = scale.x(*country.value);
        pen.line({x, y - 11}, {x, y + 11}, pen.c.ink, 2.5);
        if (country.interval)
            pen.line({scale.x(country.interval->lower), y - 9},
                     {scale.x(country.interval->upper), y - 9}, pen.c.ink, 1.25);
    }
    if (measure.line.districts)
        pen.line({scale.x(measure.line.districts->lower), y},
                 {scale.x(measure.line.districts->upper), y}, pen.c.accent, 3);
    if (!measure.line.figure) return;
    const geo::ShownFigure& figure = *measure.line.figure;
    if (figure.interval) {
        const double from = scale.x(figure.interval->lower), to = scale.x(figure.interval->upper);
        pen.line({from, y}, {to, y}, pen.c.accent, 2.5);
        for (const double end : {from, to}) pen.line({end, y - 5}, {end, y + 5}, pen.c.accent, 1.5);
    }
    pen.mark(MarkShape::disc, {scale.x(*figure.value), y}, 13, pen.c.ca_casing);
    pen.mark(MarkShape::disc, {scale.x(*figure.value), y}, 10, pen.c.accent);
}

void draw_series(Pen& pen, const Box& box, const BriefSeries& of) {
    const TimeSeries& series = of.series;
    constexpr double axis = 52, foot = 24, gap = 10;
    const double names = std::max(pen.width(PaperFace::small_strong, of.last),
                                  pen.width(PaperFace::small_strong, of.last_benchmark));
    const Box room{box.x + axis, box.y + 8, box.width - axis - names - 2 * gap,
                   box.height - foot - 8};
    const double spare = 0.04 * std::max(series.high - series.low, 1e-9);
    const Plot plot(pen, room, series, series.low - spare, series.high + spare);
    double above = room.bottom() + Pen::line_height(PaperFace::small);
    for (const auto& [value, said] : series.ticks) {
        if (above - plot.y(value) < Pen::line_height(PaperFace::small)) continue;
        above = plot.y(value);
        pen.line({room.x, plot.y(value)}, {room.right(), plot.y(value)}, pen.c.rule, 1);
        pen.text(PaperFace::small, {room.x - 8, plot.y(value)}, pen.c.ink2, said,
                 Pen::Align::right);
    }
    // Years in even steps, as many as have room, and the last.
    const int years = series.last_year - series.first_year;
    const int step = std::max(1, static_cast<int>(std::ceil(years / (room.width / 64))));
    const auto year_at = [&](int year) {
        pen.text(PaperFace::small, {plot.at(year, series.low).x, box.bottom() - 9}, pen.c.ink2,
                 std::to_string(year), Pen::Align::centre);
    };
    for (int year = series.first_year; year <= series.last_year - step; year += step) year_at(year);
    year_at(series.last_year);
    plot.band(series.points, faint(pen.c.accent, 46));
    plot.line(series.benchmark, pen.c.ink, 1.75);
    plot.line(series.points, pen.c.accent, 2.5);
    const double apart = Pen::line_height(PaperFace::small_strong);
    double own = plot.y(series.points.back().value);
    if (!series.benchmark.empty()) {
        double other = plot.y(series.benchmark.back().value);
        if (std::abs(own - other) < apart) {
            const double middle = (own + other) / 2;
            const bool is_above = own <= other;
            own = middle + (is_above ? -apart : apart) / 2;
            other = middle + (is_above ? apart : -apart) / 2;
        }
        pen.text(PaperFace::small_strong, {room.right() + gap, other}, pen.c.ink,
                 of.last_benchmark);
    }
    pen.text(PaperFace::small_strong, {room.right() + gap, own}, pen.c.accent, of.last);
}

}  // namespace app
