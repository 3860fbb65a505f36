#include "geo/stats/correlation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <vector>

#include "geo/stats/standard_scores.h"
#include "geo/stats/summary.h"

namespace geo {
namespace {

Result<double> coefficient_of(std::span<const double> x, std::span<const double> y) {
    assert(x.size() == y.size());
    if (x.size() < 3)
        return failure(
            fmt::format("{} areas have both figures; a correlation takes 3 or more", x.size()));
    const auto x_scores = standard_scores(x), y_scores = standard_scores(y);
    if (!x_scores) return tl::make_unexpected(x_scores.error());
    if (!y_scores) return tl::make_unexpected(y_scores.error());
    const double products =
        std::inner_product(x_scores->begin(), x_scores->end(), y_scores->begin(), 0.0);
    return std::clamp(products / static_cast<double>(x.size()), -1.0, 1.0);
}

/// `spread`: the variance of Fisher's z, times n - 3.
Correlation with_interval(double r, std::size_t n, double spread) {
    if (n <= 3) return {r, std::nullopt};
    constexpr double normal_97_5 = 1.959963984540054;
    const double reach = normal_97_5 * std::sqrt(spread / (static_cast<double>(n) - 3));
    const double z = std::atanh(r);
    return {r, Interval{std::tanh(z - reach), std::tanh(z + reach)}};
}

std::vector<double> mean_ranks(std::span<const double> values) {
    const std::vector<int> from_least = ranks_of(values, true), from_most = ranks_of(values);
    std::vector<double> ranks;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double last_of_equals = static_cast<double>(values.size()) + 1 - from_most[i];
        ranks.push_back((from_least[i] + last_of_equals) / 2);
    }
    return ranks;
}

}  // namespace

Result<Correlation> pearson_correlation(std::span<const double> x, std::span<const double> y) {
    return coefficient_of(x, y).map([&](double r) { return with_interval(r, x.size(), 1); });
}

Result<Correlation> spearman_correlation(std::span<const double> x, std::span<const double> y) {
    const auto finite = [](double value) { return std::isfinite(value); };
    if (!std::ranges::all_of(x, finite) || !std::ranges::all_of(y, finite))
        return failure("a value is not a finite number; leave it out as no data");
    return coefficient_of(mean_ranks(x), mean_ranks(y)).map([&](double r) {
        return with_interval(r, x.size(), 1 + r * r / 2);
    });
}

Result<Line> least_squares_line(std::span<const double> x, std::span<const double> y) {
    return coefficient_of(x, y).map([&](double r) {
        const Summary of_x = *summary_of(x), of_y = *summary_of(y);
        const double slope = r * of_y.standard_deviation / of_x.standard_deviation;
        return Line{of_y.mean - slope * of_x.mean, slope, r * r};
    });
}

}  // namespace geo
