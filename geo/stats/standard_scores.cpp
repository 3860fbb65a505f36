#include "geo/stats/standard_scores.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>
#include <numeric>

namespace geo {

Result<std::vector<double>> standard_scores(std::span<const double> values) {
    assert(!values.empty());
    if (!std::ranges::all_of(values, [](double value) { return std::isfinite(value); }))
        return failure("a value is not a finite number; leave it out as no data");
    const auto n = static_cast<double>(values.size());
    const auto [least, most] = std::ranges::minmax(values);
    if (least == most)
        return failure(fmt::format(
            "all {} values are equal, so there is nothing to compare; choose another year or layer",
            values.size()));
    if (!std::isfinite((most - least) * (most - least) * n))
        return failure("the values lie too far apart to compare; use a larger unit");
    // From the least, so that large values lose no digits.
    std::vector<double> scores;
    for (const double value : values) scores.push_back(value - least);
    const double mean = std::accumulate(scores.begin(), scores.end(), 0.0) / n;
    double squares = 0;
    for (double& score : scores) score -= mean, squares += score * score;
    const double deviation = std::sqrt(squares / n);
    for (double& score : scores) score /= deviation;
    return scores;
}

Result<std::vector<double>> standard_scores(std::span<const double> values,
                                            const SpatialWeights& weights) {
    assert(values.size() == weights.size());
    if (values.size() < 4)
        return failure(
            fmt::format("{} areas have a figure and a neighbour that has one; spatial statistics "
                        "take 4 or more",
                        values.size()));
    if (!weights.islands().empty())
        return failure("an area has no neighbour; leave it out or join it to the nearest");
    return standard_scores(values);
}

double two_sided_p(double z) { return std::erfc(std::abs(z) / std::numbers::sqrt2); }

}  // namespace geo
