#include "geo/stats/false_discovery.h"

#include <algorithm>
#include <numeric>

namespace geo {

std::vector<double> adjusted_for_false_discovery(std::span<const double> p_values) {
    std::vector<std::size_t> descending(p_values.size());
    std::iota(descending.begin(), descending.end(), std::size_t{0});
    std::ranges::sort(descending, std::ranges::greater{},
                      [&](std::size_t i) { return p_values[i]; });
    std::vector<double> adjusted(p_values.size());
    const auto tests = static_cast<double>(p_values.size());
    double least = 1;
    for (std::size_t i = 0; i < descending.size(); ++i) {
        const double rank = tests - static_cast<double>(i);
        least = std::min(least, p_values[descending[i]] * tests / rank);
        adjusted[descending[i]] = least;
    }
    return adjusted;
}

}  // namespace geo
