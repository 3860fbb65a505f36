#pragma once

#include <chrono>
#include <cstddef>
#include <vector>

namespace app {

/// Milliseconds since it was made.
class Stopwatch {
public:
    double milliseconds() const {
        return std::chrono::duration<double, std::milli>(Clock::now() - started_).count();
    }

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point started_ = Clock::now();
};

/// How measured times are spread, in milliseconds; all zero when there are none.
struct Spread {
    std::size_t n = 0;
    double p50 = 0, p95 = 0, p99 = 0, longest = 0;
};

/// Percentiles by nearest rank: each is a time that was measured.
Spread spread_of(std::vector<double> milliseconds);

}  // namespace app
