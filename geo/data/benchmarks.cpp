// What a figure is held against: region, country, and itself some years ago.
#include <algorithm>
#include <cmath>

#include "geo/data/join.h"
#include "geo/data/view.h"

namespace geo {
namespace {

Interval interval_of_difference(const Interval& now, const Interval& then, double difference) {
    const double half_now = (now.upper - now.lower) / 2, half_then = (then.upper - then.lower) / 2;
    const double half = std::hypot(half_now, half_then);
    return {difference - half, difference + half};
}

std::optional<ShownFigure> change(const std::optional<ShownFigure>& now,
                                  const std::optional<ShownFigure>& then) {
    if (!now || !then || !now->value || !then->value) return std::nullopt;
    ShownFigure difference = *now;
    difference.value = *now->value - *then->value;
    difference.status = FigureStatus::derived;
    difference.basis = std::max(now->basis, then->basis);
    difference.carried = now->carried || then->carried;
    difference.interval.reset();
    if (now->interval && then->interval)
        difference.interval =
            interval_of_difference(*now->interval, *then->interval, *difference.value);
    return difference;
}

/// The figure of a larger area in the year, and of the change, that a view shows.
std::optional<ShownFigure> benchmark(const Atlas& atlas, const LayerView& view, AreaIndex area,
                                     Level level) {
    const auto larger = atlas.areas.parent(area, level, view.boundary_year);
    if (!larger || *larger == area) return std::nullopt;
    const auto figure_in = [&](int year) {
        return Join(atlas, *view.layer, level, year, view.boundary_year, view.boundaries)
            .figure_of(*larger);
    };
    const std::optional<ShownFigure> now = figure_in(view.year);
    return view.since ? change(now, figure_in(*view.since)) : now;
}

void count(LayerView& view) {
    view.with_value = view.withheld = view.inherited = view.derived = view.carried = 0;
    for (const auto& figure : view.figures)
        if (figure) ++view.with_value, ++(figure->carried ? view.carried : view.derived);
}

}  // namespace

Benchmarks benchmarks_of(const Atlas& atlas, const LayerView& view, AreaIndex area) {
    return {.country = benchmark(atlas, view, area, Level::country),
            .region = benchmark(atlas, view, area, Level::region)};
}

LayerView change_since(const Atlas& atlas, const LayerView& now, int since) {
    LayerView view = now;
    view.since = since;
    const bool numeric = now.layer->kind == LayerKind::numeric;
    const Join then(atlas, *now.layer, now.level, since, now.boundary_year, now.boundaries);
    for (std::size_t i = 0; i < view.areas.size(); ++i)
        view.figures[i] =
            numeric ? change(now.figures[i], then.figure_of(view.areas[i])) : std::nullopt;
    count(view);
    return view;
}

}  // namespace geo
