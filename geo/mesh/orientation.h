#pragma once

#include <cmath>

#include "geo/core/plane.h"

namespace geo {

/// Which way the walk a, b, c turns, exactly: left (1), right (-1) or not at all (0).
///
/// source  Shewchuk (1997), "Adaptive precision floating-point arithmetic and fast robust geometric
///         predicates": his first error bound settles nearly every case; more digits the rest
int orientation(Point a, Point b, Point c);

/// For what the error bound leaves open.
int exact_orientation(Point a, Point b, Point c);

inline int orientation(Point a, Point b, Point c) {
    constexpr double error_bound = 3.3306690738754716e-16;
    const double left = (a.x - c.x) * (b.y - c.y), right = (a.y - c.y) * (b.x - c.x);
    const double doubled_area = left - right;
    const double error = error_bound * (std::abs(left) + std::abs(right));
    if (doubled_area > error) return 1;
    if (doubled_area < -error) return -1;
    return error == 0 ? 0 : exact_orientation(a, b, c);
}

}  // namespace geo
