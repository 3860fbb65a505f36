#include "geo/mesh/geometry.h"

#include <atomic>
#include <future>
#include <utility>

#include "geo/mesh/triangulate.h"

namespace geo {
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

void append(FeatureMesh&& mesh, Geometry& geometry, std::vector<Error>& faults) {
    const auto first = static_cast<std::uint32_t>(geometry.vertices.size());
    geometry.first_triangle.push_back(static_cast<std::uint32_t>(geometry.triangles.size() / 3));
    geometry.vertices.insert(geometry.vertices.end(), mesh.vertices.begin(), mesh.vertices.end());
    for (std::uint32_t vertex : mesh.triangles) geometry.triangles.push_back(first + vertex);
    std::ranges::move(mesh.faults, std::back_inserter(faults));
}

/// Does all the work that depends on the polygons alone, on two threads: borders come first,
/// on one of them, and both take features as they come.
std::vector<FeatureMesh> work_through(const std::vector<MultiPolygon>& features,
                                      Geometry& geometry) {
    std::vector<FeatureMesh> meshes(features.size());
    std::atomic<std::uint32_t> next = 0;
    const auto triangulate_some = [&] {
        for (std::uint32_t i = next++; i < features.size(); i = next++)
            meshes[i] = mesh_of(features[i], i, geometry.origin);
    };
    const std::future<void> other = std::async(std::launch::async, [&] {
        geometry.borders = shared_borders(features);
        triangulate_some();
    });
    triangulate_some();
    other.wait();
    return meshes;
}

}  // namespace

Geometry make_geometry(std::vector<GeometryInput> inputs, std::vector<Error>& faults) {
    Geometry geometry;
    std::vector<MultiPolygon> features;
    features.reserve(inputs.size());
    for (GeometryInput& input : inputs) {
        geometry.areas.push_back(input.area);
        geometry.extents.push_back(extent_of(input.parts));
        geometry.extent.include(geometry.extents.back());
        features.push_back(std::move(input.parts));
    }
    if (!geometry.extent.empty()) geometry.origin = geometry.extent.centre();
    for (FeatureMesh& mesh : work_through(features, geometry))
        append(std::move(mesh), geometry, faults);
    geometry.locator = Locator{std::move(features)};
    geometry.first_triangle.push_back(static_cast<std::uint32_t>(geometry.triangles.size() / 3));
    return geometry;
}

}  // namespace geo
