#include <doctest/doctest.h>

#include <limits>

#include "boundary_files.h"
#include "geo/boundary/read_boundaries.h"

namespace {

const std::string square = "POLYGON((400000 300000,410000 300000,410000 310000,400000 300000))";
const std::string degrees =
    R"({"type":"Polygon","coordinates":[[[-2,53],[-1,53],[-1,54],[-2,53]]]})";

std::string cut_in_half(const TestFolder& folder) {
    std::vector<SampleFeature> many;
    for (int i = 0; i < 3000; ++i) many.push_back({square, fmt::format("E{}", i), "", "", ""});
    const std::string path = write_geopackage(folder.at("cut.gpkg"), many);
    std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
    return path;
}

/// GeoJSON that says it is in a reference system that nobody has defined.
std::string with_unknown_crs(const TestFolder& folder) {
    return folder.write("crs.geojson",
                        geojson(geojson_feature(R"("code":"E1")", degrees),
                                R"("crs":{"type":"name","properties":{"name":"EPSG:999999"}},)"));
}

std::string shapefile_without_crs(const TestFolder& folder) {
    return write_sample("ESRI Shapefile", wkbPolygon, folder.at("areas.shp"),
                        {{square, "E1", "", "", ""}}, 0, "code");
}

}  // namespace

TEST_CASE("a source that cannot be used is refused, saying what and what to do") {
    const TestFolder folder;
    struct Case {
        std::string source;
        geo::BoundaryRequest request;
        std::string_view says;
        std::string_view because;
    };
    const std::string good = write_geopackage(folder.at("good.gpkg"), {{square, "E1", "", "", ""}});
    for (const Case& c : {
             Case{folder.at("none.gpkg"), {}, "cannot be opened", "no such file"},
             Case{folder.at("none.geojson"), {}, "cannot be opened", "no such file"},
             Case{folder.write("empty.gpkg", ""), {}, "cannot be opened", "an empty file"},
             Case{folder.write("empty.geojson", ""), {}, "cannot be opened", "an empty file"},
             Case{folder.write("text.gpkg", "not a database"), {}, "cannot be opened", "text"},
             Case{folder.write("page.html", "<html></html>"), {}, "cannot be opened", "no geodata"},
             Case{folder.write("cut.geojson", geojson(geojson_feature("", degrees)).substr(0, 120)),
                  {},
                  "cannot be",
                  "ends in the middle"},
             Case{cut_in_half(folder), {}, "cannot be", "ends in the middle"},
             Case{write_geopackage(folder.at("0.gpkg"), {{square, "E1", "", "", ""}}, 0),
                  {},
                  "no coordinate reference system",
                  "nobody said where the axes are"},
             Case{shapefile_without_crs(folder),
                  {},
                  "no coordinate reference system",
                  "its .prj was not sent along"},
             Case{with_unknown_crs(folder), {}, "coordinate reference system", "no such EPSG code"},
             Case{write_geopackage(folder.at("deg.gpkg"),
                                   {{"POLYGON((-2 53,-1 53,-1 54,-2 53))", "E1", "", "", ""}}),
                  {},
                  "look like degrees",
                  "degrees that claim to be metres"},
             Case{good,
                  {"wards", "", ""},
                  "no layer 'wards'; its layers are areas",
                  "a typing error"},
             Case{good, {"", "gss", ""}, "no column 'gss'; its columns are code", "a typing error"},
             Case{good, {"", "", "nom"}, "no column 'nom'", "a typing error"},
             Case{write_geopackage(folder.at("gss.gpkg"), {{square, "E1", "", "", ""}}, 27700,
                                   "gss"),
                  {},
                  "no column of codes",
                  "none of the known columns"},
         }) {
        CAPTURE(c.source);
        CAPTURE(c.because);
        std::vector<geo::Error> faults;
        const auto layer = geo::read_boundaries(c.source, c.request, faults);
        REQUIRE_FALSE(layer.has_value());
        const std::string line = one_line(layer.error());
        CAPTURE(line);
        CHECK(line.starts_with(c.source));
        CHECK(line.find(c.says) != std::string::npos);
        CHECK(line.find("; ") != std::string::npos);
    }
}

TEST_CASE("a feature that cannot be used is left out and reported; the others are read") {
    struct Case {
        SampleFeature bad;
        std::string_view says;
    };
    for (const Case& c : {
             Case{{"POINT(400000 300000)", "E2", "", "", ""}, "E2 is a POINT, not a polygon"},
             Case{{"LINESTRING(0 0,1 1)", "E2", "", "", ""}, "not a polygon"},
             Case{{"", "E2", "", "", ""}, "E2 has no geometry"},
             Case{{"MULTIPOLYGON EMPTY", "E2", "", "", ""}, "E2 has no geometry"},
             Case{{"POLYGON((0 0,1e999 0,1 1,0 0))", "E2", "", "", ""}, "not numbers"},
             Case{{"POLYGON((0 0,5 5,-1e999 1e999,0 0))", "E2", "", "", ""}, "not numbers"},
             Case{{"POLYGON((0 0,5 5,10 10,0 0))", "E2", "", "", ""}, "encloses no ground"},
             Case{{"POLYGON((9e6 9e6,9.1e6 9e6,9e6 9.1e6,9e6 9e6))", "E2", "", "", ""}, "far from"},
             Case{{square, "", "Nameless", "", ""}, "has no code"},
             Case{{square, "E1", "Again", "", ""}, "has a code met before: E1"},
             Case{{square, "E2", "", "soon", ""}, "not a year: 'soon'"},
             Case{{square, "E2", "", "", "12"}, "not a year: '12'"},
         }) {
        CAPTURE(c.says);
        const TestFolder folder;
        const std::string path = write_geopackage(
            folder.at("a.gpkg"), {{square, "E1", "", "", ""}, c.bad, {square, "E3", "", "", ""}});
        std::vector<geo::Error> faults;
        const auto layer = geo::read_boundaries(path, {}, faults);
        REQUIRE_MESSAGE(layer.has_value(), why_not(layer));
        CHECK(layer->features.size() == 2);
        REQUIRE(faults.size() == 1);
        CAPTURE(faults[0].what);
        CHECK(faults[0].what.find(c.says) != std::string::npos);
        CHECK(faults[0].where == path + ", layer areas, feature 2");
    }
}

TEST_CASE("an outline that crosses itself is repaired, and reported") {
    const TestFolder folder;
    const std::string path = write_geopackage(
        folder.at("a.gpkg"), {{"POLYGON((0 0,1000 1000,1000 0,0 1000,0 0))", "E1", "", "", ""}});
    std::vector<geo::Error> faults;
    const auto layer = geo::read_boundaries(path, {}, faults);
    REQUIRE(layer.has_value());
    REQUIRE(layer->features.size() == 1);
    CHECK(layer->features[0].parts.size() == 2);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].what.find("Self-intersection at 500 500") != std::string::npos);
    CHECK(faults[0].what.find("repaired") != std::string::npos);
}

TEST_CASE("coordinates that a reference system does not reach are faults, not places") {
    const TestFolder folder;
    const std::string path = folder.write(
        "a.geojson", geojson(geojson_feature(R"("code":"E1")", degrees) + "," +
                             geojson_feature(R"("code":"E2")", R"({"type":"Polygon","coordinates":
                [[[400000,300000],[410000,300000],[410000,310000],[400000,300000]]]})")));
    std::vector<geo::Error> faults;
    const auto layer = geo::read_boundaries(path, {}, faults);
    REQUIRE(layer.has_value());
    CHECK(layer->features.size() == 1);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].what.find("CRS") != std::string::npos);
}
