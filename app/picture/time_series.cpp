#include "app/picture/time_series.h"

#include <algorithm>
#include <array>

#include "app/picture/benchmark_words.h"
#include "app/picture/words.h"
#include "app/text/text.h"

namespace app {
namespace {

/// What a period lasts, as it is written: "P3Y" of "2022-01-01/P3Y"; empty where it does not say.
std::string_view length_of(std::string_view period) {
    const std::size_t slash = period.find('/');
    return slash == std::string_view::npos ? std::string_view{} : period.substr(slash + 1);
}

/// How many years figures of a series usually lie apart.
int usual_step(const std::vector<geo::ShownFigure>& history) {
    int step = 0;
    for (std::size_t i = 1; i < history.size(); ++i) {
        const int apart = history[i].year - history[i - 1].year;
        if (apart > 0 && (step == 0 || apart < step)) step = apart;
    }
    return step;
}

Joint joint_of(const geo::Atlas& atlas, const geo::Layer& layer, const geo::ShownFigure& before,
               const geo::ShownFigure& now, int step) {
    // What stands until the next comes when it comes.
    if (layer.lasting == geo::Lasting::for_its_period && now.year - before.year > step)
        return Joint::gap;
    if (before.basis != now.basis || before.carried != now.carried || before.source != now.source ||
        (before.status == geo::FigureStatus::derived) !=
            (now.status == geo::FigureStatus::derived) ||
        length_of(atlas.text(before.period)) != length_of(atlas.text(now.period)))
        return Joint::changed;
    return Joint::joined;
}

std::string when(const geo::Atlas& atlas, const geo::ShownFigure& figure) {
    const std::string& period = atlas.text(figure.period);
    return period.empty() ? std::to_string(figure.year) : geo::say_period(period);
}

std::string said(const geo::Atlas& atlas, const geo::Layer& layer, const geo::ShownFigure& figure) {
    std::string words = say("{}: {}", when(atlas, figure), geo::say_value(layer, *figure.value));
    if (figure.interval)
        words += say(", 95% interval {} to {}", geo::say_number(layer, figure.interval->lower),
                     geo::say_number(layer, figure.interval->upper));
    if (const std::string mark = mark_of(figure); !mark.empty()) words += " (" + mark + ")";
    return words;
}

std::vector<SeriesPoint> points_of(const geo::Atlas& atlas, const geo::Layer& layer,
                                   const std::vector<geo::ShownFigure>& history) {
    const int step = usual_step(history);
    std::vector<SeriesPoint> points;
    for (std::size_t i = 0; i < history.size(); ++i)
        points.push_back(
            {history[i].year, *history[i].value, history[i].interval,
             i == 0 ? Joint::joined : joint_of(atlas, layer, history[i - 1], history[i], step),
             when(atlas, history[i]), said(atlas, layer, history[i])});
    return points;
}

/// Those of a mean's areas that have a figure in the view, so that its years are of the same areas.
std::vector<geo::AreaIndex> with_figure(const geo::LayerView& view,
                                        const std::vector<geo::AreaIndex>& areas) {
    std::vector<geo::AreaIndex> known;
    for (const geo::AreaIndex area : areas)
        if (const auto at = view.position(area); at && view.figures[*at])
            if (view.figures[*at]->value) known.push_back(area);
    return known;
}

void add_benchmark(TimeSeries& series, const geo::Atlas& atlas, const Scene& scene,
                   const geo::LayerView& view, geo::AreaIndex area, const std::vector<int>& years) {
    const std::vector<geo::AreaIndex> pinned = pinned_areas(atlas, scene);
    const auto benchmark = geo::BenchmarkFinder(atlas, view, scene.benchmark, pinned).of(area);
    if (!benchmark) return;
    const auto history =
        benchmark->area
            ? geo::history_of(atlas, *view.layer, *benchmark->area, years, view.boundary_year)
            : geo::mean_history_of(
                  *view.layer,
                  with_figure(view, scene.benchmark == geo::BenchmarkKind::group
                                        ? pinned
                                        : geo::neighbours_of(atlas, area, geo::neighbours_in_all)),
                  years);
    series.benchmark = points_of(atlas, *view.layer, history);
    if (!series.benchmark.empty())
        series.benchmark_name = name_of(atlas, scene.benchmark, *benchmark);
}

std::string note_of(const std::vector<SeriesPoint>& points) {
    const auto has = [&](Joint joint) {
        return std::ranges::find(points, joint, &SeriesPoint::joint) != points.end();
    };
    std::string note;
    if (has(Joint::gap)) note = tr("Where the line is open, no figure is published.");
    if (has(Joint::changed))
        note += (note.empty() ? "" : " ") +
                std::string(tr("Dashed upright: from here on of another source, basis or period."));
    return note;
}

}  // namespace

std::optional<TimeSeries> series_of(const geo::Atlas& atlas, const Scene& scene,
                                    const geo::LayerView& view, geo::AreaIndex area) {
    const geo::Layer& layer = *view.layer;
    if (layer.kind != geo::LayerKind::numeric) return std::nullopt;
    const std::vector<int> known = geo::years_of(atlas, layer, view.level);
    const auto history = geo::history_of(atlas, layer, area, known, view.boundary_year);
    if (history.size() < 2) return std::nullopt;
    TimeSeries series;
    series.area = area;
    series.name = atlas.areas[area].name;
    series.title = layer.short_label.empty() ? layer.label : layer.short_label;
    series.stands = layer.lasting == geo::Lasting::until_the_next;
    series.points = points_of(atlas, layer, history);
    series.first_year = series.points.front().year;
    series.last_year = series.points.back().year;
    std::vector<int> years;
    for (const SeriesPoint& point : series.points) years.push_back(point.year);
    add_benchmark(series, atlas, scene, view, area, years);
    series.low = series.high = series.points.front().value;
    for (const auto* points : {&series.points, &series.benchmark})
        for (const SeriesPoint& one : *points) {
            const geo::Interval reach = one.interval.value_or(geo::Interval{one.value, one.value});
            series.low = std::min(series.low, reach.lower);
            series.high = std::max(series.high, reach.upper);
            series.first_year = std::min(series.first_year, one.year);
            series.last_year = std::max(series.last_year, one.year);
            series.has_intervals = series.has_intervals || one.interval;
        }
    series.low_said = geo::say_number(layer, series.low);
    series.high_said = geo::say_number(layer, series.high);
    constexpr int steps = 4;
    const std::array scale{series.low, series.high};
    if (const auto round = geo::pretty_breaks(scale, steps))
        for (const double value : round->interior)
            series.ticks.emplace_back(value, geo::say_number(layer, value));
    if (series.ticks.size() < 2)
        series.ticks = {{series.low, series.low_said}, {series.high, series.high_said}};
    series.note = note_of(series.points);
    return series;
}

std::optional<TimeSeries> series_shown(const geo::Atlas& atlas, const Scene& scene) {
    std::optional<geo::AreaId> id = scene.hovered;
    if (!id && !scene.selected.empty()) id = scene.selected.back();
    if (!id && !scene.pinned.empty()) id = scene.pinned.front();
    const auto area = id ? atlas.areas.find(geo::text_of(*id)) : std::nullopt;
    if (!area || layer_of(atlas, scene).kind != geo::LayerKind::numeric) return std::nullopt;
    return series_of(atlas, scene, figures_of(atlas, scene.pane()), *area);
}

}  // namespace app
