#pragma once

#include <cstdint>
#include <memory>
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

/// What graphics cards fill.
struct Mesh {
    std::vector<MeshVertex> vertices;
    std::vector<std::uint32_t> triangles;          // three vertex numbers each, sorted by feature
    std::vector<std::uint32_t> first_triangle{0};  // per feature, and one past the last: index / 3
    std::vector<Error> faults;                     // polygons that have none: they cross themselves
};

/// Polygons made ready to be drawn and touched. A feature is one area's ground; areas of several
/// vintages lie over each other, and a map of larger areas is drawn by giving each feature the
/// colour of the larger area it lies in. So one geometry serves every level.
struct Geometry {
    std::vector<AreaIndex> areas;  // of each feature
    std::vector<Extent> extents;   // of each feature
    Extent extent;                 // of all
    Point origin;                  // what vertices are relative to, so that floats suffice
    BorderLines borders;
    Rings rings;  // of each feature; none where the mesh was given and is all there is
    Locator locator;

    /// Features that hold a point, ascending; several where vintages overlap.
    std::vector<std::uint32_t> features_at(Point p) const {
        return locator.features_at(borders, rings, p);
    }
    bool has_rings() const { return rings.first_polygon.size() == areas.size() + 1; }

    /// The triangles, made when first asked for, on two threads: only graphics cards need them, and
    /// they would take a third of loading and half the memory. Any thread may ask.
    const Mesh& mesh() const;
    void set_mesh(Mesh mesh);

private:
    struct LazyMesh;
    std::shared_ptr<LazyMesh> mesh_ = make_lazy_mesh();
    static std::shared_ptr<LazyMesh> make_lazy_mesh();
};

struct GeometryInput {
    AreaIndex area;
    MultiPolygon parts;
};

/// `faults` gets an Error for each polygon without area; what there is of it keeps its border.
Geometry make_geometry(std::vector<GeometryInput> inputs, std::vector<Error>& faults);

/// Of features that were cut along their borders before.
Geometry make_geometry(std::vector<AreaIndex> areas, Coverage coverage);

}  // namespace geo
