#include "geo/stats/aggregate.h"

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

}  // namespace geo
