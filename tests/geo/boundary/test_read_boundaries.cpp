#include <doctest/doctest.h>

#include <cmath>

#include "boundary_files.h"
#include "geo/boundary/read_boundaries.h"
#include "geo/boundary/repair.h"

namespace {

using geo::BoundaryLayer;
using geo::BoundaryRequest;

const std::string ten_square =
    "POLYGON((400000 300000,410000 300000,410000 310000,400000 310000,400000 300000))";

BoundaryLayer read(const std::string& source, const BoundaryRequest& request = {}) {
    std::vector<geo::Error> faults;
    auto layer = geo::read_boundaries(source, request, faults);
    REQUIRE_MESSAGE(layer.has_value(), why_not(layer));
    for (const geo::Error& fault : faults) FAIL_CHECK(one_line(fault));
    return *std::move(layer);
}

double area_of_all(const geo::MultiPolygon& parts) {
    double area = 0;
    for (const geo::Polygon& part : parts) area += geo::area_of(part);
    return area;
}

std::string data_file(const char* name) {
    return std::string{DEVOLUTION_ATLAS_SOURCE_DIR} + "/data/" + name;
}

}  // namespace

TEST_CASE("a feature keeps its code, name, years and ground") {
    const TestFolder folder;
    const auto layer = read(write_geopackage(
        folder.at("a.gpkg"), {{ten_square, "E07000026", "Allerdale", "", "2022"},
                              {"MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((9 9,10 9,10 10,9 9)))",
                               "E06000063", "Cumberland", "2023", ""}}));
    CHECK(layer.name == "areas");
    REQUIRE(layer.features.size() == 2);
    const geo::BoundaryFeature &first = layer.features[0], &second = layer.features[1];
    CHECK(first.code == "E07000026");
    CHECK(first.name == "Allerdale");
    CHECK(first.vintage == geo::Vintage{std::nullopt, 2022});
    CHECK(second.vintage == geo::Vintage{2023, std::nullopt});
    CHECK(first.parts ==
          geo::MultiPolygon{
              {{{400000, 300000}, {410000, 300000}, {410000, 310000}, {400000, 310000}}, {}}});
    CHECK(second.parts.size() == 2);
}

TEST_CASE("every kind of outline becomes straight polygons in the plane") {
    struct Case {
        std::string wkt;
        double area;
    };
    const TestFolder folder;
    int number = 0;
    for (const Case& c : {
             Case{"POLYGON Z((0 0 5,1000 0 5,1000 1000 5,0 0 5))", 500000},
             Case{"POLYGON((0 0,1000 0,1000 1000,0 1000,0 0),(100 100,200 100,200 200,100 200,100 "
                  "100))",
                  990000},
             Case{"CURVEPOLYGON(CIRCULARSTRING(0 0,1000 0,0 0))", 785000},
             Case{"MULTISURFACE(((0 0,1000 0,1000 1000,0 0)))", 500000},
             Case{"GEOMETRYCOLLECTION(POLYGON((0 0,1000 0,1000 1000,0 0)))", 500000},
         }) {
        CAPTURE(c.wkt);
        const std::string path = folder.at(std::to_string(number++) + ".gpkg");
        const auto layer = read(write_geopackage(path, {{c.wkt, "E1", "", "", ""}}));
        REQUIRE(layer.features.size() == 1);
        CHECK(area_of_all(layer.features[0].parts) == doctest::Approx(c.area).epsilon(0.01));
    }
}

TEST_CASE("longitude and latitude are carried to the grid, x before y") {
    const TestFolder folder;
    const std::string path = folder.write(
        "a.geojson",
        geojson(geojson_feature(R"("LAD24CD":"E08000003","LAD24NM":"Manchester")",
                                R"({"type":"Polygon","coordinates":[[[-2.3,53.4],[-2.2,53.4],
                                [-2.2,53.5],[-2.3,53.4]]]})")));
    const auto layer = read(path);
    REQUIRE(layer.features.size() == 1);
    CHECK(layer.features[0].code == "E08000003");
    CHECK(layer.features[0].name == "Manchester");
    const geo::Point centre = extent_of(layer.features[0].parts).centre();
    CHECK(std::abs(centre.x - 383400) < 1000);
    CHECK(std::abs(centre.y - 394800) < 1000);
}

TEST_CASE("codes and names are found in the official downloads' columns, or where one says") {
    struct Case {
        std::string column;
        BoundaryRequest request;
    };
    const TestFolder folder;
    int number = 0;
    for (const Case& c : {Case{"LAD24CD", {}}, Case{"CTYUA21CD", {}}, Case{"cauth25cd", {}},
                          Case{"Code", {}}, Case{"gss", {"areas", "gss", "name"}}}) {
        CAPTURE(c.column);
        const std::string path = folder.at(std::to_string(number++) + ".gpkg");
        write_geopackage(path, {{ten_square, "E1", "One", "", ""}}, 27700, c.column);
        const auto layer = read(path, c.request);
        REQUIRE(layer.features.size() == 1);
        CHECK(layer.features[0].code == "E1");
        CHECK(layer.features[0].name == "One");
    }
}

TEST_CASE("the atlas's own districts of every vintage are read whole, and valid") {
    const auto layer = read(data_file("boundaries.gpkg"), {"ltla", "", "", true});
    CHECK(layer.features.size() == 409);
    const auto in_force = std::ranges::count_if(
        layer.features, [](const geo::BoundaryFeature& f) { return f.vintage.in_force(2025); });
    CHECK(in_force == 361);
    CHECK(read(data_file("boundaries_detailed.gpkg"), {"ltla", "", "", true}).features.size() ==
          361);
}

TEST_CASE("the layers of a source are named in its order") {
    const auto layers = geo::boundary_layers_in(data_file("boundaries.gpkg"));
    REQUIRE(layers.has_value());
    for (const char* name : {"ltla", "utla", "cauth", "rgn", "ctry", "pfa"}) {
        CAPTURE(name);
        CHECK(std::ranges::count(*layers, name) == 1);
    }
    CHECK_FALSE(geo::boundary_layers_in("/nowhere.gpkg").has_value());
}
