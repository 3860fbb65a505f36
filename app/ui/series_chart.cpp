#include <algorithm>
#include <cmath>
#include <span>

#include "app/text/text.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"

namespace app {

namespace {

constexpr double axis_row = 22;

/// Where years and values stand.
struct Scale {
    const TimeSeries& series;
    Box box;

    ScreenPoint at(int year, double value) const {
        const double years = std::max(1, series.last_year - series.first_year);
        const double span = series.high > series.low ? series.high - series.low : 1;
        return {box.x + box.width * (year - series.first_year) / years,
                box.bottom() - box.height * (value - series.low) / span};
    }
};

/// Points that hang together, from one gap or change to the next.
template <class Draw>
void each_run(const std::vector<SeriesPoint>& points, const Draw& draw) {
    std::size_t first = 0;
    for (std::size_t i = 1; i <= points.size(); ++i) {
        if (i < points.size() && points[i].joint == Joint::joined) continue;
        draw(std::span(points).subspan(first, i - first));
        first = i;
    }
}

std::vector<ScreenPoint> line_of(const Scale& scale, std::span<const SeriesPoint> run) {
    std::vector<ScreenPoint> line;
    for (const SeriesPoint& point : run) {
        // What stands until the next one is a flight of steps.
        if (scale.series.stands && !line.empty())
            line.push_back({scale.at(point.year, point.value).x, line.back().y});
        line.push_back(scale.at(point.year, point.value));
    }
    return line;
}

void band(Frame& f, const Scale& scale, std::span<const SeriesPoint> run) {
    for (std::size_t i = 0; i + 1 < run.size(); ++i) {
        if (!run[i].interval || !run[i + 1].interval) continue;
        std::array corners{scale.at(run[i].year, run[i].interval->upper),
                           scale.at(run[i + 1].year, run[i + 1].interval->upper),
                           scale.at(run[i + 1].year, run[i + 1].interval->lower),
                           scale.at(run[i].year, run[i].interval->lower)};
        // Soft edges side by side would leave a seam.
        if (i + 2 < run.size()) corners[1].x = corners[2].x += 1;
        f.paint.polygon(corners, f.c.rule);
    }
}

/// A year between two gaps has a dot of its own, with its interval upright through it.
void lone_point(Frame& f, const Scale& scale, const SeriesPoint& point) {
    if (point.interval)
        f.paint.line(scale.at(point.year, point.interval->lower),
                     scale.at(point.year, point.interval->upper), f.c.rule_strong, 2);
    f.paint.disc(scale.at(point.year, point.value), 3, f.c.ink);
}

void change_mark(Frame& f, const Scale& scale, const SeriesPoint& before,
                 const SeriesPoint& after) {
    const double x = std::round((scale.at(before.year, 0).x + scale.at(after.year, 0).x) / 2);
    for (double y = scale.box.y; y < scale.box.bottom(); y += 6)
        f.paint.vertical(x, y, std::min(3.0, scale.box.bottom() - y), f.c.accent);
}

void axes(Frame& f, const Scale& scale) {
    const Box& chart = scale.box;
    f.paint.number(Face::caption, {chart.x - 8, chart.y + 4}, f.c.ink2, scale.series.high_said);
    f.paint.number(Face::caption, {chart.x - 8, chart.bottom() - 4}, f.c.ink2,
                   scale.series.low_said);
    f.paint.horizontal(chart.x, chart.bottom() + 3, chart.width, f.c.rule);
    f.paint.text(Face::caption, {chart.x, chart.bottom() + 14}, f.c.ink2,
                 std::to_string(scale.series.first_year));
    f.paint.text(Face::caption, {chart.right(), chart.bottom() + 14}, f.c.ink2,
                 std::to_string(scale.series.last_year), Align::right);
}

const SeriesPoint* nearest(const Frame& f, const Scale& scale) {
    const SeriesPoint* best = nullptr;
    double least = 1e9;
    for (const SeriesPoint& point : scale.series.points) {
        const double away = std::abs(scale.at(point.year, 0).x - f.pointer().x);
        if (away < least) {
            least = away;
            best = &point;
        }
    }
    return best;
}

}  // namespace

void series_chart(Frame& f, const TimeSeries& series, const Box& box) {
    const double numbers =
        std::ceil(std::max(f.paint.number_width(Face::caption, series.low_said),
                           f.paint.number_width(Face::caption, series.high_said)));
    const Scale scale{series,
                      {box.x + numbers + 10, box.y + 4, std::max(1.0, box.width - numbers - 16),
                       std::max(1.0, box.height - axis_row - 8)}};
    axes(f, scale);
    each_run(series.points, [&](std::span<const SeriesPoint> run) { band(f, scale, run); });
    each_run(series.benchmark, [&](std::span<const SeriesPoint> run) {
        f.paint.polyline(line_of(scale, run), f.c.ink3, 1.5);
    });
    each_run(series.points, [&](std::span<const SeriesPoint> run) {
        if (run.size() == 1)
            lone_point(f, scale, run.front());
        else
            f.paint.polyline(line_of(scale, run), f.c.ink, 2);
    });
    for (std::size_t i = 1; i < series.points.size(); ++i)
        if (series.points[i].joint == Joint::changed)
            change_mark(f, scale, series.points[i - 1], series.points[i]);
    if (!series.benchmark.empty()) {
        const SeriesPoint& first = series.benchmark.front();
        const ScreenPoint at = scale.at(first.year, first.value);
        const bool above = at.y > scale.box.y + 18;
        f.paint.haloed(
            Face::caption, {at.x, at.y + (above ? -9 : 9)}, f.c.ink2, f.c.panel,
            f.paint.elided(Face::caption, series.benchmark_name, scale.box.right() - at.x),
            Align::left);
    }
    // The year on the map, or the one that is pointed at.
    const SeriesPoint* marked = nullptr;
    for (const SeriesPoint& point : series.points)
        if (point.year == f.in.picture.year) marked = &point;
    if (f.over(box)) {
        marked = nearest(f, scale);
        f.tip(marked->said);
    }
    if (marked == nullptr) return;
    const ScreenPoint at = scale.at(marked->year, marked->value);
    f.paint.disc(at, 5.5, f.c.panel);
    f.paint.disc(at, 4, f.c.accent);
}

}  // namespace app
