#include <doctest/doctest.h>

#include "geo/mesh/geometry.h"
#include "sample_polygons.h"

namespace {

using geo::AreaIndex;
using geo::Geometry;
using geo::GeometryInput;

Geometry made_of(const std::vector<GeometryInput>& inputs, std::size_t expected_faults = 0) {
    std::vector<geo::Error> faults;
    Geometry geometry = geo::make_geometry(inputs, faults);
    CHECK(faults.size() == expected_faults);
    return geometry;
}

/// Area of one feature's triangles, from the floats that are drawn; every vertex must be its own.
double drawn_area(const Geometry& geometry, std::uint32_t feature) {
    double area = 0;
    const geo::Mesh& mesh = geometry.mesh();
    for (std::uint32_t t = mesh.first_triangle[feature]; t < mesh.first_triangle[feature + 1];
         ++t) {
        geo::Ring triangle;
        for (std::uint32_t corner = 3 * t; corner < 3 * t + 3; ++corner) {
            const geo::MeshVertex& vertex = mesh.vertices.at(mesh.triangles.at(corner));
            CHECK(vertex.feature == feature);
            triangle.push_back({vertex.x, vertex.y});
        }
        area += geo::signed_area(triangle);
    }
    return area;
}

}  // namespace

TEST_CASE("each feature has its area, extent, vertices and triangles, in the order given") {
    Seeded seeded(23);
    std::vector<GeometryInput> inputs;
    for (std::uint32_t i = 0; i < 50; ++i)
        inputs.push_back({AreaIndex{100 - i},
                          {star_with_holes(seeded, {400'000 + i * 100.0, 300'000}, 5000),
                           star_with_holes(seeded, {400'000 + i * 100.0, 340'000}, 900)}});
    const Geometry geometry = made_of(inputs);
    REQUIRE(geometry.areas.size() == inputs.size());
    REQUIRE(geometry.extents.size() == inputs.size());
    REQUIRE(geometry.mesh().first_triangle.size() == inputs.size() + 1);
    CHECK(geometry.mesh().first_triangle.back() == geometry.mesh().triangles.size() / 3);
    CHECK(std::ranges::is_sorted(geometry.mesh().vertices, {}, &geo::MeshVertex::feature));
    CHECK(geometry.origin == geometry.extent.centre());
    for (std::uint32_t i = 0; i < inputs.size(); ++i) {
        CHECK(geometry.areas[i] == inputs[i].area);
        CHECK(geometry.extents[i] == geo::extent_of(inputs[i].parts));
        CHECK(drawn_area(geometry, i) ==
              doctest::Approx(area_of_all(inputs[i].parts)).epsilon(1e-4));
    }
}

TEST_CASE("of very many features each has its own extent, holes and all") {
    Seeded seeded(29);
    std::vector<GeometryInput> inputs;
    for (std::uint32_t i = 0; i < 2000; ++i) {
        const geo::Point centre{300'000 + (i % 50) * 1000.0, 300'000 + (i / 50) * 1000.0};
        inputs.push_back({AreaIndex{i}, {star_with_holes(seeded, centre, 450)}});
    }
    const Geometry geometry = made_of(inputs);
    for (std::uint32_t i = 0; i < inputs.size(); ++i) {
        CHECK(geometry.extents[i] == geo::extent_of(inputs[i].parts));
        for (const geo::Point p : {inputs[i].parts[0].shell[0], geometry.extents[i].centre()})
            CHECK(geo::contains(inputs[i].parts, p) ==
                  std::ranges::binary_search(geometry.features_at(p), i));
    }
}

TEST_CASE("borders and look-up speak of the same features as the mesh") {
    const Geometry geometry = made_of(
        {{AreaIndex{7}, {{square(0, 0, 10), {}}}}, {AreaIndex{3}, {{square(10, 0, 10), {}}}}});
    CHECK(geometry.borders.size() == 3);
    CHECK(geometry.features_at({15, 5}) == std::vector<std::uint32_t>{1});
}

TEST_CASE("a polygon that cannot be triangulated is reported, and keeps its border") {
    const geo::Ring bow_tie{{0, 0}, {10, 10}, {10, 0}, {0, 20}};
    const Geometry geometry = made_of({{AreaIndex{0}, {{bow_tie, {}}, {square(50, 50, 1), {}}}},
                                       {AreaIndex{1}, {{square(80, 80, 1), {}}}}});
    CHECK(geometry.borders.size() == 3);
    CHECK(geometry.mesh().faults.size() == 1);
    CHECK(geometry.mesh().first_triangle == std::vector<std::uint32_t>{0, 2, 4});
}

TEST_CASE("a polygon without area is reported") {
    made_of({{AreaIndex{0}, {{{{0, 0}, {5, 5}, {10, 10}}, {}}, {square(50, 50, 1), {}}}}}, 1);
}

TEST_CASE("nothing in, nothing out") {
    const Geometry geometry = made_of({});
    CHECK(geometry.mesh().vertices.empty());
    CHECK(geometry.mesh().first_triangle == std::vector<std::uint32_t>{0});
    CHECK(geometry.extent.empty());
    CHECK(made_of({{AreaIndex{0}, {}}}).mesh().first_triangle == std::vector<std::uint32_t>{0, 0});
}

TEST_CASE("the same polygons give the same geometry, whichever thread did what") {
    Seeded seeded(29);
    std::vector<GeometryInput> inputs;
    for (std::uint32_t i = 0; i < 100; ++i)
        inputs.push_back({AreaIndex{i}, {star_with_holes(seeded, {i * 10.0, 0}, 100)}});
    const Geometry one = made_of(inputs), other = made_of(inputs);
    CHECK(one.mesh().triangles == other.mesh().triangles);
    CHECK(one.mesh().first_triangle == other.mesh().first_triangle);
    CHECK(one.borders.size() == other.borders.size());
}
