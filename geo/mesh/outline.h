#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "geo/core/plane.h"

namespace geo {

/// One corner of an outline, linked to its neighbours on the walk.
struct Corner {
    Point at;
    std::uint32_t point = 0;              // its number in points_of(polygon)
    std::uint32_t before = 0, after = 0;  // corners
};

/// A polygon as one closed walk with its ground always to the left. Holes hang on bridges that are
/// walked both ways, so a point may be the place of several corners.
struct Outline {
    std::vector<Corner> corners;
};

/// The points of the shell, then of each hole, as they come.
std::vector<Point> points_of(const Polygon& polygon);

/// Nothing when a hole lies outside the shell.
///
/// source  Eberly (2002), "Triangulation by ear clipping": bridges to a visible vertex
std::optional<Outline> outline_of(const Polygon& polygon);

/// The same polygon with a point wherever one ring's point lies within another ring's edge.
Polygon split_where_rings_touch(const Polygon& polygon);

}  // namespace geo
