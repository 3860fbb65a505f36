#include "geo/stats/summary.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "geo/stats/quantile.h"

namespace geo {
namespace {

double standard_deviation_of(std::span<const double> values, double mean) {
    if (values.size() < 2) return 0;
    double squares = 0;
    for (double value : values) squares += (value - mean) * (value - mean);
    return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

std::size_t bin_of(double value, double low, double high, std::size_t bins) {
    if (!(value > low)) return 0;
    if (value >= high) return bins - 1;
    const double share = (value - low) / (high - low);
    return std::min(static_cast<std::size_t>(share * static_cast<double>(bins)), bins - 1);
}

}  // namespace

std::optional<Summary> summary_of(std::span<const double> values) {
    if (values.empty()) return std::nullopt;
    std::vector<double> ascending(values.begin(), values.end());
    std::ranges::sort(ascending);
    const double sum = std::accumulate(ascending.begin(), ascending.end(), 0.0);
    const double mean = sum / static_cast<double>(ascending.size());
    return Summary{.n = ascending.size(),
                   .min = ascending.front(),
                   .lower_quartile = quantile_of(ascending, 1, 4),
                   .median = quantile_of(ascending, 2, 4),
                   .upper_quartile = quantile_of(ascending, 3, 4),
                   .max = ascending.back(),
                   .mean = mean,
                   .standard_deviation = standard_deviation_of(ascending, mean),
                   .sum = sum};
}

std::vector<int> ranks_of(std::span<const double> values, bool ascending) {
    std::vector<double> ordered(values.begin(), values.end());
    std::ranges::sort(ordered);
    std::vector<int> ranks;
    ranks.reserve(values.size());
    for (double value : values) {
        const auto better = ascending ? std::ranges::lower_bound(ordered, value) - ordered.begin()
                                      : ordered.end() - std::ranges::upper_bound(ordered, value);
        ranks.push_back(static_cast<int>(better) + 1);
    }
    return ranks;
}

std::vector<int> histogram_of(std::span<const double> values, double low, double high, int bins) {
    assert(bins > 0 && low <= high);
    std::vector<int> counts(static_cast<std::size_t>(bins));
    for (double value : values) ++counts[bin_of(value, low, high, counts.size())];
    return counts;
}

}  // namespace geo
