#pragma once

#include <algorithm>

#include "geo/core/plane.h"

namespace geo {

/// In square metres: a root, and hypot above all, costs more than the rest.
inline double distance_to_segment_squared(Point p, Point a, Point b) {
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double squared = dx * dx + dy * dy;
    const double t =
        squared == 0 ? 0 : std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0, 1.0);
    const double across = p.x - a.x - t * dx, up = p.y - a.y - t * dy;
    return across * across + up * up;
}

}  // namespace geo
