#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "geo/data/view.h"
#include "geo/stats/significance.h"

namespace geo {

/// What an area is compared with.
enum class BenchmarkKind : std::uint8_t {
    country,     // England, for an area in England
    region,      // that it lies in
    authority,   // the combined authority that it lies in
    neighbours,  // its statistical neighbours: the mean of those with a figure, counted alike
    group,       // the areas compared: their mean, each counted alike
};
inline constexpr std::array all_benchmark_kinds{BenchmarkKind::country, BenchmarkKind::region,
                                                BenchmarkKind::authority, BenchmarkKind::neighbours,
                                                BenchmarkKind::group};
std::string_view code_of(BenchmarkKind kind);  // "country", …
std::optional<BenchmarkKind> benchmark_kind_of(std::string_view code);

/// The kind of statistical neighbours that benchmarks are made of: alike in all respects together.
inline constexpr std::string_view neighbours_in_all = "global";

/// The statistical neighbours of an area of one kind, the nearest first.
std::vector<AreaIndex> neighbours_of(const Atlas& atlas, AreaIndex area, std::string_view kind);

/// The figure that an area is held against.
struct Benchmark {
    std::optional<AreaIndex> area;  // whose it is; none for a mean of figure.parts areas
    ShownFigure figure;             // with a value
};

/// How a figure lies to its benchmark. Nothing where it has no interval, nor where the benchmark
/// was worked out from others and has none; one that is published without an interval counts as
/// exact.
std::optional<Difference> difference_between(const ShownFigure& figure,
                                             const ShownFigure& benchmark);

/// Finds what areas of a view are held against. Totals have no larger area as a benchmark: they are
/// no measure of a part. A mean's interval takes the figures as independent of each other, and
/// there is none where one of them has none.
class BenchmarkFinder {
public:
    /// `group` is what BenchmarkKind::group is the mean of; the view outlives the finder.
    BenchmarkFinder(const Atlas& atlas, const LayerView& view, BenchmarkKind kind,
                    std::span<const AreaIndex> group);

    /// Nothing where there is none, or the area is its own benchmark.
    std::optional<Benchmark> of(AreaIndex area);

private:
    std::optional<Benchmark> larger(AreaIndex area, Level level);
    std::optional<Benchmark> mean_of(std::span<const AreaIndex> areas) const;

    const Atlas& atlas_;
    const LayerView& view_;
    BenchmarkKind kind_;
    std::optional<Benchmark> of_group_;
    std::map<AreaIndex, std::optional<ShownFigure>> larger_;  // looked up once
};

/// A layer's figures with a value in one area, oldest first: its own, or where there are none those
/// worked out from its parts in `years`.
std::vector<ShownFigure> history_of(const Atlas& atlas, const Layer& layer, AreaIndex area,
                                    std::span<const int> years, int boundary_year);

/// Of each year in which all of some areas have a figure of their own, the mean of these, counted
/// alike.
std::vector<ShownFigure> mean_history_of(const Layer& layer, std::span<const AreaIndex> areas,
                                         std::span<const int> years);

}  // namespace geo
