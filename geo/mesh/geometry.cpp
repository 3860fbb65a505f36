#include "geo/mesh/geometry.h"

#include <atomic>
#include <future>
#include <mutex>
#include <utility>

#include "geo/core/in_shares.h"
#include "geo/mesh/triangulate.h"

namespace geo {

struct Geometry::LazyMesh {
    std::once_flag made;
    Mesh mesh;
};

namespace {

/// One feature's triangles, and why parts of it have none.
struct FeatureMesh {
    std::vector<MeshVertex> vertices;
    std::vector<std::uint32_t> triangles;  // from the feature's first vertex
    std::vector<Error> faults;
};

FeatureMesh mesh_of(const MultiPolygon& parts, std::uint32_t feature, Point origin) {
    FeatureMesh mesh;
    for (std::size_t part = 0; part < parts.size(); ++part) {
        const Result<Triangles> triangles = triangulate(parts[part]);
        if (!triangles) {
            mesh.faults.push_back({fmt::format("polygon {} {}", part + 1, triangles.error().what),
                                   fmt::format("feature {}", feature + 1)});
            continue;
        }
        const auto first = static_cast<std::uint32_t>(mesh.vertices.size());
        for (Point p : triangles->points)
            mesh.vertices.push_back(
                {static_cast<float>(p.x - origin.x), static_cast<float>(p.y - origin.y), feature});
        for (std::uint32_t index : triangles->indices) mesh.triangles.push_back(first + index);
    }
    return mesh;
}

void append(FeatureMesh&& one, Mesh& mesh) {
    const auto first = static_cast<std::uint32_t>(mesh.vertices.size());
    mesh.vertices.insert(mesh.vertices.end(), one.vertices.begin(), one.vertices.end());
    for (std::uint32_t vertex : one.triangles) mesh.triangles.push_back(first + vertex);
    mesh.first_triangle.push_back(static_cast<std::uint32_t>(mesh.triangles.size() / 3));
    std::ranges::move(one.faults, std::back_inserter(mesh.faults));
}

/// Two threads take features as they come.
Mesh mesh_of(const Geometry& geometry) {
    std::vector<FeatureMesh> meshes(geometry.areas.size());
    std::atomic<std::uint32_t> next = 0;
    const auto triangulate_some = [&] {
        for (std::uint32_t i = next++; i < meshes.size(); i = next++)
            meshes[i] =
                mesh_of(polygons_of(geometry.borders, geometry.rings, i), i, geometry.origin);
    };
    const std::future<void> other = std::async(std::launch::async, triangulate_some);
    triangulate_some();
    other.wait();
    Mesh mesh;
    for (FeatureMesh& one : meshes) append(std::move(one), mesh);
    return mesh;
}

void tell_without_area(const MultiPolygon& parts, std::size_t feature, std::vector<Error>& faults) {
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (parts[i].shell.size() < 3 || !(area_of(parts[i]) > 0))
            faults.push_back({fmt::format("polygon {} has no area; draw the outline again", i + 1),
                              fmt::format("feature {}", feature + 1)});
}

Extent extent_of_ring(const BorderLines& borders, const Rings& rings, std::uint32_t ring) {
    Extent extent;
    for (std::uint32_t s = rings.first_step[ring]; s < rings.first_step[ring + 1]; ++s)
        for (const Point p : borders[rings.steps[s] / 2].points) extent.include(p);
    return extent;
}

/// Puts the features' extents, and returns that of each polygon's shell.
std::vector<Extent> find_extents(Geometry& geometry) {
    const Rings& rings = geometry.rings;
    geometry.extents.resize(geometry.areas.size());
    std::vector<Extent> shells(rings.first_ring.size() - 1);
    in_shares(geometry.areas.size(), [&](std::size_t first, std::size_t past) {
        for (std::size_t f = first; f < past; ++f)
            for (std::uint32_t p = rings.first_polygon[f]; p < rings.first_polygon[f + 1]; ++p) {
                shells[p] = extent_of_ring(geometry.borders, rings, rings.first_ring[p]);
                geometry.extents[f].include(shells[p]);
                for (std::uint32_t r = rings.first_ring[p] + 1; r < rings.first_ring[p + 1]; ++r)
                    geometry.extents[f].include(extent_of_ring(geometry.borders, rings, r));
            }
    });
    return shells;
}

}  // namespace

std::shared_ptr<Geometry::LazyMesh> Geometry::make_lazy_mesh() {
    return std::make_shared<LazyMesh>();
}

const Mesh& Geometry::mesh() const {
    std::call_once(mesh_->made, [this] { mesh_->mesh = mesh_of(*this); });
    return mesh_->mesh;
}

void Geometry::set_mesh(Mesh mesh) {
    mesh_ = make_lazy_mesh();
    std::call_once(mesh_->made, [&] { mesh_->mesh = std::move(mesh); });
}

Geometry make_geometry(std::vector<AreaIndex> areas, Coverage coverage) {
    Geometry geometry;
    geometry.areas = std::move(areas);
    geometry.borders = std::move(coverage.borders);
    geometry.rings = std::move(coverage.rings);
    std::vector<Extent> shells = find_extents(geometry);
    for (const Extent& extent : geometry.extents) geometry.extent.include(extent);
    if (!geometry.extent.empty()) geometry.origin = geometry.extent.centre();
    geometry.locator = Locator{std::move(shells), geometry.rings};
    return geometry;
}

Geometry make_geometry(std::vector<GeometryInput> inputs, std::vector<Error>& faults) {
    std::vector<AreaIndex> areas;
    std::vector<MultiPolygon> features;
    areas.reserve(inputs.size());
    features.reserve(inputs.size());
    for (GeometryInput& input : inputs) {
        tell_without_area(input.parts, features.size(), faults);
        areas.push_back(input.area);
        features.push_back(std::move(input.parts));
    }
    return make_geometry(std::move(areas), coverage_of(features));
}

}  // namespace geo
