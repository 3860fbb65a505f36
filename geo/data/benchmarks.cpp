// What a figure is held against: larger areas, means of areas, and itself some years ago.
#include <algorithm>
#include <cmath>

#include "geo/data/benchmark.h"
#include "geo/data/join.h"
#include "geo/stats/aggregate.h"

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

/// The figure of an area of another level in the year, and of the change, that a view shows.
std::optional<ShownFigure> figure_at(const Atlas& atlas, const LayerView& view, AreaIndex area,
                                     Level level) {
    const auto figure_in = [&](int year) {
        return Join(atlas, *view.layer, level, year, view.boundary_year, view.boundaries)
            .figure_of(area);
    };
    const std::optional<ShownFigure> now = figure_in(view.year);
    return view.since ? change(now, figure_in(*view.since)) : now;
}

std::optional<ShownFigure> benchmark(const Atlas& atlas, const LayerView& view, AreaIndex area,
                                     Level level) {
    const auto larger = atlas.areas.parent(area, level, view.boundary_year);
    if (!larger || *larger == area) return std::nullopt;
    return figure_at(atlas, view, *larger, level);
}

/// Who lies in which authority is asked of the year of the figures where they stand on older
/// boundaries, as everywhere on a map.
int year_of(const LayerView& view, Level level) {
    return level == Level::combined_authority ? std::max(view.boundary_year, view.year)
                                              : view.boundary_year;
}

/// A mean as a figure; what it is the mean of has one year, and one period at the most.
ShownFigure as_figure(const Estimate& mean, std::span<const ShownFigure> of) {
    ShownFigure figure{.value = mean.value,
                       .interval = mean.interval,
                       .status = FigureStatus::derived,
                       .basis = Basis::derived,
                       .year = of.front().year,
                       .period = of.front().period,
                       .parts = static_cast<int>(of.size())};
    for (const ShownFigure& one : of) {
        if (one.period != figure.period) figure.period = 0;
        if (one.basis >= Basis::recalled) figure.basis = std::max(figure.basis, one.basis);
    }
    return figure;
}

std::optional<ShownFigure> mean_figure(std::span<const ShownFigure> figures) {
    std::vector<Estimate> estimates;
    for (const ShownFigure& one : figures) estimates.push_back({*one.value, one.interval});
    const auto mean = mean_of(estimates);
    return mean ? std::optional(as_figure(*mean, figures)) : std::nullopt;
}

constexpr std::array<std::string_view, 5> kind_codes{"country", "region", "authority", "neighbours",
                                                     "group"};

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

std::string_view code_of(BenchmarkKind kind) { return kind_codes[static_cast<std::size_t>(kind)]; }

std::optional<BenchmarkKind> benchmark_kind_of(std::string_view code) {
    for (const BenchmarkKind kind : all_benchmark_kinds)
        if (code_of(kind) == code) return kind;
    return std::nullopt;
}

std::optional<Difference> difference_between(const ShownFigure& figure,
                                             const ShownFigure& benchmark) {
    if (!figure.value || !figure.interval || !benchmark.value) return std::nullopt;
    if (!benchmark.interval && benchmark.parts > 0) return std::nullopt;
    return difference_of(*figure.interval,
                         benchmark.interval.value_or(Interval{*benchmark.value, *benchmark.value}));
}

std::vector<AreaIndex> neighbours_of(const Atlas& atlas, AreaIndex area, std::string_view kind) {
    std::vector<std::pair<int, AreaIndex>> ranked;
    for (const Neighbour& one :
         std::ranges::equal_range(atlas.neighbours, area, {}, &Neighbour::area))
        if (one.kind == kind) ranked.emplace_back(one.rank, one.neighbour);
    std::ranges::sort(ranked);
    std::vector<AreaIndex> neighbours;
    for (const auto& [rank, neighbour] : ranked) neighbours.push_back(neighbour);
    return neighbours;
}

BenchmarkFinder::BenchmarkFinder(const Atlas& atlas, const LayerView& view, BenchmarkKind kind,
                                 std::span<const AreaIndex> group)
    : atlas_(atlas), view_(view), kind_(kind) {
    if (kind == BenchmarkKind::group) of_group_ = mean_of(group);
}

std::optional<Benchmark> BenchmarkFinder::of(AreaIndex area) {
    switch (kind_) {
        case BenchmarkKind::country:
            return larger(area, Level::country);
        case BenchmarkKind::region:
            return larger(area, Level::region);
        case BenchmarkKind::authority:
            return larger(area, Level::combined_authority);
        case BenchmarkKind::neighbours:
            return mean_of(neighbours_of(atlas_, area, neighbours_in_all));
        case BenchmarkKind::group:
            return of_group_;
    }
    return std::nullopt;
}

std::optional<Benchmark> BenchmarkFinder::larger(AreaIndex area, Level level) {
    if (view_.layer->is_count || view_.layer->kind != LayerKind::numeric) return std::nullopt;
    const auto whole = atlas_.areas.parent(area, level, year_of(view_, level));
    if (!whole || *whole == area) return std::nullopt;
    const auto [known, is_new] = larger_.try_emplace(*whole);
    if (is_new) known->second = figure_at(atlas_, view_, *whole, level);
    if (!known->second || !known->second->value) return std::nullopt;
    return Benchmark{*whole, *known->second};
}

std::optional<Benchmark> BenchmarkFinder::mean_of(std::span<const AreaIndex> areas) const {
    if (view_.layer->kind != LayerKind::numeric) return std::nullopt;
    std::vector<ShownFigure> figures;
    for (const AreaIndex area : areas)
        if (const auto at = view_.position(area); at && view_.figures[*at])
            if (view_.figures[*at]->value) figures.push_back(*view_.figures[*at]);
    // One area is no mean.
    if (figures.size() < 2) return std::nullopt;
    return Benchmark{std::nullopt, *mean_figure(figures)};
}

std::vector<ShownFigure> history_of(const Atlas& atlas, const Layer& layer, AreaIndex area,
                                    std::span<const int> years, int boundary_year) {
    std::vector<ShownFigure> history;
    for (const Figure& figure : layer.of(area))
        if (figure.value) history.push_back(shown(figure));
    if (!history.empty() || layer.kind != LayerKind::numeric) return history;
    const auto level = atlas.areas.finest_map_of(area);
    if (!level) return history;
    for (const int year : years)
        if (const auto figure = Join(atlas, layer, *level, year, boundary_year).figure_of(area))
            if (figure->value) history.push_back(*figure);
    return history;
}

std::vector<ShownFigure> mean_history_of(const Layer& layer, std::span<const AreaIndex> areas,
                                         std::span<const int> years) {
    std::vector<ShownFigure> history;
    for (const int year : years) {
        std::vector<ShownFigure> figures;
        for (const AreaIndex area : areas)
            if (const Figure* figure = layer.at(area, year); figure != nullptr && figure->value)
                figures.push_back(shown(*figure));
        if (figures.size() == areas.size() && figures.size() > 1) {
            history.push_back(*mean_figure(figures));
            history.back().year = year;
        }
    }
    return history;
}

}  // namespace geo
