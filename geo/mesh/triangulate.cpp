#include "geo/mesh/triangulate.h"

#include <algorithm>
#include <cmath>

#include "geo/mesh/ear_clipper.h"
#include "geo/mesh/outline.h"

namespace geo {
namespace {

/// Ears are cut off along the outline, so with their signs the triangles' areas always add up to
/// the polygon's. Without signs they do only if none lies over another: one sum proves the cover.
/// Of a sliver's area rounding leaves few digits; there the sum is good to the box's rounding.
bool covers(const Triangles& triangles, const Polygon& polygon) {
    const double area = area_of(polygon);
    const Extent box = extent_of({polygon});

    double sum = 0;
    for (std::size_t i = 0; i + 2 < triangles.indices.size(); i += 3) {
        const Point a = triangles.points[triangles.indices[i]];
        const Point b = triangles.points[triangles.indices[i + 1]];
        const Point c = triangles.points[triangles.indices[i + 2]];
        sum += std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
    }
    return std::abs(sum - area) <= std::max(1e-9 * area, 1e-14 * box.width() * box.height());
}

// Our own ears rather than GEOS's constrained Delaunay triangulation, by measurement: GEOS 3.11
// takes more than ten times as long for the districts, and misses the area of three of the finer
// ones.
Triangles triangles_of(const Polygon& polygon) {
    const std::optional<Outline> outline = outline_of(polygon);
    return outline ? Triangles{points_of(polygon), clip_ears(*outline)} : Triangles{};
}

}  // namespace

Result<Triangles> triangulate(const Polygon& polygon) {
    const double area = area_of(polygon);
    if (polygon.shell.size() < 3 || !(area > 0) || !std::isfinite(area))
        return failure("has no area; draw the outline again");
    if (Triangles triangles = triangles_of(polygon); covers(triangles, polygon)) return triangles;
    // A hole may touch another ring within an edge, and valid it is; but no triangle can stand on
    // that edge unless it is cut there.
    if (Triangles triangles = triangles_of(split_where_rings_touch(polygon));
        covers(triangles, polygon))
        return triangles;
    return failure("crosses itself; repair the outline");
}

}  // namespace geo
