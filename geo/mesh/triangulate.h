#pragma once

#include <cstdint>
#include <vector>

#include "geo/core/plane.h"
#include "geo/core/result.h"

namespace geo {

/// Triangles as indices, three each, into points.
struct Triangles {
    std::vector<Point> points;
    std::vector<std::uint32_t> indices;
};

/// Cuts a valid polygon into triangles that cover it: together they have its area to 1e-9 of it,
/// and none overlaps another. No point is added on a border that a neighbour shares.
/// Fails when the polygon has no area.
Result<Triangles> triangulate(const Polygon& polygon);

}  // namespace geo
