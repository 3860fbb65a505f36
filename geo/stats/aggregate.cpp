#include "geo/stats/aggregate.h"

#include <cmath>

namespace geo {

std::optional<double> weighted_mean(std::span<const Weighted> parts) {
    double sum = 0, weight = 0;
    for (const Weighted& part : parts) {
        sum += part.value * part.weight;
        weight += part.weight;
    }
    if (!(weight > 0)) return std::nullopt;
    return sum / weight;
}

std::optional<Estimate> mean_of(std::span<const Estimate> estimates) {
    if (estimates.empty()) return std::nullopt;
    const auto n = static_cast<double>(estimates.size());
    double sum = 0, squares = 0;
    bool all_have_intervals = true;
    for (const Estimate& one : estimates) {
        sum += one.value;
        all_have_intervals = all_have_intervals && one.interval;
        if (one.interval) squares += std::pow((one.interval->upper - one.interval->lower) / 2, 2);
    }
    Estimate mean{sum / n};
    const double half = std::sqrt(squares) / n;
    if (all_have_intervals) mean.interval = Interval{mean.value - half, mean.value + half};
    return mean;
}

}  // namespace geo
