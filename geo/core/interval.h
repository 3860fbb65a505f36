#pragma once

namespace geo {

/// Where a value lies with 95 per cent confidence.
struct Interval {
    double lower = 0, upper = 0;
    bool operator==(const Interval&) const = default;
};

}  // namespace geo
