// The same properties on the atlas's own boundaries.
#include <doctest/doctest.h>

#include <cmath>

#include "geo/boundary/read_boundaries.h"
#include "geo/mesh/locate.h"
#include "geo/mesh/shared_borders.h"
#include "geo/mesh/triangulate.h"
#include "sample_polygons.h"
#include "tests/support/geos_areas.h"

namespace {

using geo::MultiPolygon;

std::vector<geo::BoundaryFeature> districts(const char* file) {
    std::vector<geo::Error> faults;
    const std::string source = std::string{DEVOLUTION_ATLAS_SOURCE_DIR} + "/data/" + file;
    auto layer = geo::read_boundaries(source, {"ltla", "", "", false}, faults);
    REQUIRE(layer.has_value());
    REQUIRE(faults.empty());
    return std::move(layer->features);
}

std::vector<MultiPolygon> in_force(const char* file) {
    std::vector<MultiPolygon> features;
    for (geo::BoundaryFeature& district : districts(file))
        if (district.vintage.in_force(2025)) features.push_back(std::move(district.parts));
    REQUIRE(features.size() == 361);
    return features;
}

double area_of(const geo::Triangles& triangles) {
    double area = 0;
    for (std::size_t i = 0; i < triangles.indices.size(); i += 3)
        area += std::abs(geo::signed_area({triangles.points[triangles.indices[i]],
                                           triangles.points[triangles.indices[i + 1]],
                                           triangles.points[triangles.indices[i + 2]]}));
    return area;
}

constexpr std::array files{"boundaries.gpkg", "boundaries_detailed.gpkg"};

}  // namespace

TEST_CASE("triangles cover every polygon of every district to 1e-9 of its area") {
    for (const char* file : files)
        for (const geo::BoundaryFeature& district : districts(file))
            for (const geo::Polygon& part : district.parts) {
                CAPTURE(file);
                CAPTURE(district.code);
                const auto triangles = geo::triangulate(part);
                REQUIRE(triangles.has_value());
                const double area = geo::area_of(part);
                CHECK(std::abs(area_of(*triangles) - area) <= 1e-9 * area);
            }
}

TEST_CASE("every edge of the districts in force lies in one district or two") {
    for (const char* file : files) {
        CAPTURE(file);
        const auto lines = geo::coverage_of(in_force(file)).borders;
        const auto two = std::ranges::count_if(
            lines, [](const geo::BorderLine line) { return line.owners.size() == 2; });
        CHECK(two > 900);  // neighbours do share their borders
        CHECK(std::ranges::all_of(
            lines, [](const geo::BorderLine line) { return line.owners.size() <= 2; }));
    }
}

TEST_CASE("look-up agrees with GEOS on ten thousand seeded points about the districts") {
    for (const char* file : files) {
        const std::vector<MultiPolygon> features = in_force(file);
        const geo::Geometry ground = ground_of(features);
        const GeosAreas geos{features};
        Seeded seeded(20250401);
        std::size_t on_land = 0;
        for (int i = 0; i < 10'000; ++i) {
            const auto district = static_cast<std::size_t>(seeded.whole(0, 360));
            const geo::Extent box = geo::extent_of(features[district]);
            const geo::Point p{seeded.between(box.min_x, box.max_x),
                               seeded.between(box.min_y, box.max_y)};
            const auto found = ground.features_at(p);
            REQUIRE(found == geos.features_at(p));
            on_land += found.empty() ? 0 : 1;
        }
        CHECK(on_land > 8000);
    }
}
