#include "app/upkeep/frame_log.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace app {

void RollingTimes::add(double milliseconds) {
    if (!(milliseconds >= 0 && std::isfinite(milliseconds))) return;
    times_[next_] = static_cast<float>(milliseconds);
    next_ = (next_ + 1) % capacity;
    count_ = std::min(count_ + 1, capacity);
}

TimeSpread RollingTimes::spread() const {
    if (count_ == 0) return {};
    std::vector<float> times(times_.begin(), times_.begin() + static_cast<std::ptrdiff_t>(count_));
    std::ranges::sort(times);
    const auto nearest_rank = [&](double share) {
        const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(count_)));
        return static_cast<double>(times[std::max<std::size_t>(rank, 1) - 1]);
    };
    return {nearest_rank(0.5), nearest_rank(0.95), nearest_rank(0.99),
            static_cast<double>(times.back()), count_};
}

}  // namespace app
