#pragma once

#include <cstdint>
#include <vector>

#include "geo/area/area_register.h"
#include "geo/core/plane.h"
#include "geo/core/result.h"
#include "geo/mesh/locate.h"
#include "geo/mesh/shared_borders.h"

namespace geo {

/// A corner of a triangle: metres east and north of the geometry's origin, and its feature.
struct MeshVertex {
    float x = 0, y = 0;
    std::uint32_t feature = 0;
};

/// Polygons made ready to be drawn and touched. A feature is one area's ground; areas of several
/// vintages lie over each other, and a map of larger areas is drawn by giving each feature the
/// colour of the larger area it lies in. So one geometry serves every level.
struct Geometry {
    std::vector<AreaIndex> areas;  // of each feature
    std::vector<Extent> extents;   // of each feature
    Extent extent;                 // of all
    Point origin;                  // what vertices are relative to, so that floats suffice
    std::vector<MeshVertex> vertices;
    std::vector<std::uint32_t> triangles;       // three vertex numbers each, sorted by feature
    std::vector<std::uint32_t> first_triangle;  // per feature, and one past the last: index / 3
    std::vector<BorderLine> borders;
    Locator locator;
};

struct GeometryInput {
    AreaIndex area;
    MultiPolygon parts;
};

/// `faults` gets an Error for each polygon that cannot be triangulated; its area keeps its border.
Geometry make_geometry(std::vector<GeometryInput> inputs, std::vector<Error>& faults);

}  // namespace geo
