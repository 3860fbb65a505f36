#pragma once

#include <cassert>
#include <cmath>
#include <span>

namespace geo {

/// The quantile below which `part` of `parts` equal shares of the values lie: part 1 of 4 is the
/// lower quartile. `ascending` holds at least one value, sorted.
///
/// source  Hyndman & Fan (1996), "Sample quantiles in statistical packages", definition 7
inline double quantile_of(std::span<const double> ascending, std::size_t part, std::size_t parts) {
    assert(!ascending.empty() && part <= parts && parts > 0);
    // In whole numbers, so that a quantile that falls on a value is that value exactly.
    const std::size_t place = (ascending.size() - 1) * part;
    const std::size_t below = place / parts;
    if (place % parts == 0) return ascending[below];
    const double share = static_cast<double>(place % parts) / static_cast<double>(parts);
    return std::lerp(ascending[below], ascending[below + 1], share);
}

}  // namespace geo
