#include "app/bench/timing.h"

#include <algorithm>
#include <cmath>

namespace app {

Spread spread_of(std::vector<double> times) {
    if (times.empty()) return {};
    std::ranges::sort(times);
    const auto n = static_cast<double>(times.size());
    const auto at = [&](double share) {
        return times[static_cast<std::size_t>(std::max(std::ceil(share * n) - 1, 0.0))];
    };
    return {times.size(), at(0.50), at(0.95), at(0.99), times.back()};
}

}  // namespace app
