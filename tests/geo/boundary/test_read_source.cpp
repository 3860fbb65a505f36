#include <cpl_vsi.h>
#include <doctest/doctest.h>
#include <gdal_utils.h>

#include <cmath>
#include <numbers>

#include "source_files.h"

namespace {

const std::string manchester =
    R"({"type":"Polygon","coordinates":[[[-2.3,53.4],[-2.2,53.4],[-2.2,53.5],[-2.3,53.4]]]})";

/// All files of a folder whose names begin so, in a zip.
std::string zip(const TestFolder& folder, const std::string& stem) {
    const std::string path = folder.at("files.zip");
    VSILFILE* keep = VSIFOpenL(("/vsizip/" + path).c_str(), "wb");
    for (const auto& file : std::filesystem::directory_iterator(folder.path())) {
        const std::string name = file.path().filename().string();
        if (!name.starts_with(stem)) continue;
        const std::string bytes = text_in(file.path());
        VSILFILE* entry = VSIFOpenL(("/vsizip/" + path + "/" + name).c_str(), "wb");
        VSIFWriteL(bytes.data(), 1, bytes.size(), entry);
        VSIFCloseL(entry);
    }
    VSIFCloseL(keep);
    return path;
}

geo::MultiPolygon parts_of(const geo::SourceReading& reading, std::size_t feature) {
    return polygons_of(reading.outlines.borders, reading.outlines.rings,
                       static_cast<std::uint32_t>(feature));
}

bool is_at_manchester(const geo::SourceReading& reading) {
    const geo::Point centre = extent_of(parts_of(reading, 0)).centre();
    return std::hypot(centre.x - 383'400, centre.y - 394'800) < 1500;
}

void translate(const std::string& from, const std::string& to, const char* crs) {
    const char* const words[] = {"-t_srs", crs, nullptr};
    const std::unique_ptr<GDALVectorTranslateOptions, void (*)(GDALVectorTranslateOptions*)>
        options{GDALVectorTranslateOptionsNew(const_cast<char**>(words), nullptr),
                GDALVectorTranslateOptionsFree};
    GDALDatasetH source =
        GDALOpenEx(from.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, nullptr, nullptr);
    GDALClose(GDALVectorTranslate(to.c_str(), nullptr, 1, &source, options.get(), nullptr));
    GDALClose(source);
}

/// A coast of that many points, half a million at most.
std::string long_coast(int points) {
    std::string wkt = "POLYGON((";
    for (int i = 0; i <= points; ++i) {
        const double turn = 2 * std::numbers::pi * (i % points) / points;
        const double radius = 40'000 + 100 * std::sin(turn * 900);
        wkt += fmt::format("{}{:.3f} {:.3f}", i == 0 ? "" : ",", 400'000 + radius * std::cos(turn),
                           400'000 + radius * std::sin(turn));
    }
    return wkt + "))";
}

}  // namespace

TEST_CASE("every format that boundaries are published in is read, zipped or not") {
    struct Case {
        const char* driver;
        std::string file;
        int crs;
    };
    const std::string degrees = "POLYGON((-2.3 53.4,-2.2 53.4,-2.2 53.5,-2.3 53.4))";
    const std::string metres = "POLYGON((380000 390000,386600 390000,386600 400000,380000 390000))";
    for (const bool zipped : {false, true})
        for (const Case& c :
             {Case{"GPKG", "a.gpkg", 27700}, Case{"GPKG", "a.gpkg", 4326},
              Case{"FlatGeobuf", "a.fgb", 27700}, Case{"ESRI Shapefile", "a.shp", 4326},
              Case{"GeoJSON", "a.geojson", 4326}}) {
            CAPTURE(c.driver);
            CAPTURE(zipped);
            const TestFolder folder;
            std::string path = folder.at(c.file);
            write_sample(c.driver, wkbPolygon, path,
                         {{c.crs == 4326 ? degrees : metres, "E08000003", "Manchester", "", ""}},
                         c.crs, "LAD24CD");
            if (zipped) path = zip(folder, "a");
            const auto reading = reading_of(path);
            REQUIRE_MESSAGE(reading.has_value(), why_not(reading));
            REQUIRE(reading->features.size() == 1);
            CHECK(reading->features[0].code == "E08000003");
            CHECK(is_at_manchester(*reading));
            CHECK(reading->whole);
            CHECK(reading->told.empty());
        }
}

TEST_CASE("KML is read, and zipped as KMZ") {
    const TestFolder folder;
    const std::string kml = folder.write("doc.kml", R"(<?xml version="1.0" encoding="UTF-8"?>
        <kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>Manchester</name>
        <Polygon><outerBoundaryIs><LinearRing><coordinates>-2.3,53.4 -2.2,53.4 -2.2,53.5 -2.3,53.4
        </coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>)");
    const std::string kmz = folder.at("a.kmz");
    std::filesystem::rename(zip(folder, "doc"), kmz);
    for (const std::string& path : {kml, kmz}) {
        CAPTURE(path);
        const auto reading = reading_of(path);
        REQUIRE_MESSAGE(reading.has_value(), why_not(reading));
        REQUIRE(reading->features.size() == 1);
        CHECK(reading->features[0].name == "Manchester");
        CHECK(is_at_manchester(*reading));
    }
}

TEST_CASE("TopoJSON is read as longitude and latitude") {
    const TestFolder folder;
    const auto reading = reading_of(folder.write("a.topojson", R"({"type":"Topology","objects":{
        "lad":{"type":"GeometryCollection","geometries":[{"type":"Polygon","arcs":[[0]],
        "properties":{"LAD24CD":"E08000003","LAD24NM":"Manchester"}}]}},
        "arcs":[[[-2.3,53.4],[-2.2,53.4],[-2.2,53.5],[-2.3,53.4]]]})"));
    REQUIRE_MESSAGE(reading.has_value(), why_not(reading));
    REQUIRE(reading->features.size() == 1);
    CHECK(reading->features[0].name == "Manchester");
    CHECK(is_at_manchester(*reading));
}

TEST_CASE("a record at fault is left out or mended and told in a line, and the others stay") {
    struct Case {
        std::string wkt, says;
        std::size_t kept;
    };
    for (const Case& c : {
             Case{"POINT(400000 300000)", "is a POINT, not a polygon", 1},
             Case{"LINESTRING(400000 300000,400100 300000)", "not a polygon", 1},
             Case{"", "has no geometry", 1},
             Case{"POLYGON((400000 300000,1e999 300000,400000 310000,400000 300000))",
                  "not numbers", 1},
             Case{"POLYGON((400000 300000,410000 310000,420000 320000,400000 300000))",
                  "encloses no ground", 1},
             Case{"POLYGON((9e6 9e6,9.1e6 9e6,9e6 9.1e6,9e6 9e6))", "far from", 1},
             Case{"POLYGON((400000 300000,410000 310000,410000 300000,400000 310000,400000 "
                  "300000))",
                  "Self-intersection at 405000 305000); repaired", 2},
             Case{"POLYGON((400000 300000,410000 300000,410000 310000,400000 310000,400000 "
                  "300000),(401000 301000,403000 301000,403000 303000,401000 301000),(402000 "
                  "301000,404000 301000,404000 303000,402000 301000))",
                  "repaired", 2},
         }) {
        CAPTURE(c.says);
        const TestFolder folder;
        const auto reading = reading_of(write_geopackage(
            folder.at("a.gpkg"),
            {{square_at(380'000, 390'000), "E1", "", "", ""}, {c.wkt, "E2", "", "", ""}}));
        REQUIRE_MESSAGE(reading.has_value(), why_not(reading));
        CHECK(reading->features.size() == c.kept);
        REQUIRE(reading->told.size() == 1);
        const std::string line = one_line(reading->told[0]);
        CAPTURE(line);
        CHECK(line.find("E2 ") != std::string::npos);
        CHECK(line.find(c.says) != std::string::npos);
        CHECK(line.starts_with("a.gpkg, layer areas, feature 2: "));
        CHECK(line.find('\n') == std::string::npos);
    }
}

TEST_CASE("a source at fault says so in a line") {
    const TestFolder folder;
    const std::string square = square_at(380'000, 390'000);
    const std::string no_crs = write_sample("GPKG", wkbPolygon, folder.at("no-crs.gpkg"),
                                            {{square, "E1", "", "", ""}}, 0, "code");
    write_geopackage(folder.at("degrees.gpkg"),
                     {{"POLYGON((-2 53,-1 53,-1 54,-2 53))", "E1", "", "", ""}});
    struct Case {
        std::string source, says;
    };
    for (const Case& c : {
             Case{no_crs, "has no coordinate reference system"},
             Case{folder.at("degrees.gpkg"), "look like degrees"},
             Case{folder.at("missing.gpkg"), "there is no such file"},
             Case{folder.write("junk.gpkg", "not a database"), "cannot be opened"},
             Case{folder.write("junk.zip", "not a zip"), "not a zip"},
             Case{folder.write("a.csv", "code,WKT\nE1,\"POLYGON((0 0,1 0,1 1,0 0))\"\n"),
                  "none of those allowed"},
             Case{folder.write("a.vrt", "<OGRVRTDataSource></OGRVRTDataSource>"),
                  "none of those allowed"},
             Case{no_crs + ":wards", "has no layer 'wards'"},
             Case{folder.write("cut.geojson", R"({"type":"FeatureCollection","features":[{)"),
                  "cannot be opened"},
             Case{folder.write("empty.geojson", geojson("")), "has no polygons"},
             Case{folder.write("turned.geojson",
                               geojson(geojson_feature(R"("code":"E1")", R"({"type":"Polygon",
                      "coordinates":[[[53.4,-2.3],[53.4,-2.2],[53.5,-2.2],[53.4,-2.3]]]})"))),
                  "as if latitude stood before longitude"},
             Case{folder.write("points.geojson",
                               geojson(geojson_feature(
                                   R"("code":"E1")", R"({"type":"Point","coordinates":[0,53]})"))),
                  "not a polygon"},
         }) {
        CAPTURE(c.source);
        const auto reading = reading_of(c.source);
        REQUIRE_FALSE(reading.has_value());
        const std::string line = one_line(reading.error());
        CAPTURE(line);
        CHECK(line.find(c.says) != std::string::npos);
        CHECK(line.find('\n') == std::string::npos);
        CHECK(line.find(folder.path().string()) == std::string::npos);
    }
}

TEST_CASE("a source without codes is drawn as outlines, with the names that it has") {
    const TestFolder folder;
    const std::string path = folder.write(
        "a.geojson", geojson(geojson_feature(R"("Name":"Ancoats","ref":"E08000003")", manchester)));
    auto reading = reading_of(path);
    REQUIRE_MESSAGE(reading.has_value(), why_not(reading));
    CHECK(reading->features[0].name == "Ancoats");
    CHECK(reading->features[0].code.empty());
    REQUIRE(reading->told.size() == 1);
    CHECK(reading->told[0].what.find("say which of its columns holds them: Name, ref") !=
          std::string::npos);

    geo::SourceName told = named(path);
    told.code_column = "ref";
    geo::SourceWatch watch;
    reading = geo::read_source(told, the_kingdom, watch);
    REQUIRE(reading.has_value());
    CHECK(reading->features[0].code == "E08000003");
    CHECK(reading->told.empty());

    told.code_column = "gss";
    const auto refused = geo::read_source(told, the_kingdom, watch);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().what.find("has no column 'gss'; its columns are Name, ref") !=
          std::string::npos);
}

TEST_CASE("of many records each keeps its place and its outline") {
    const TestFolder folder;
    std::vector<SampleFeature> squares;
    for (int i = 0; i < 5000; ++i)
        squares.push_back({square_at(300'000 + 1000.0 * (i % 100), 300'000 + 1000.0 * (i / 100)),
                           fmt::format("E{}", i), "", "", ""});
    const std::string path = write_geopackage(folder.at("a.gpkg"), squares);
    translate(path, folder.at("a.geojson"), "EPSG:27700");  // record by record, not as tables
    for (const std::string& source : {path, folder.at("a.geojson")}) {
        CAPTURE(source);
        const auto reading = reading_of(source);
        REQUIRE_MESSAGE(reading.has_value(), why_not(reading));
        REQUIRE(reading->features.size() == 5000);
        for (int i = 0; i < 5000; i += 7) {
            const auto at = static_cast<std::size_t>(i);
            CHECK(reading->features[at].code == fmt::format("E{}", i));
            const geo::Extent ground = extent_of(parts_of(*reading, at));
            CHECK(ground.centre().x == doctest::Approx(300'500 + 1000.0 * (i % 100)));
            CHECK(ground.centre().y == doctest::Approx(300'500 + 1000.0 * (i / 100)));
        }
    }
}

TEST_CASE("half a million vertices of one coast are read whole") {
    const TestFolder folder;
    const auto reading = reading_of(
        write_geopackage(folder.at("a.gpkg"), {{long_coast(500'000), "E1", "", "", ""}}));
    REQUIRE_MESSAGE(reading.has_value(), why_not(reading));
    CHECK(reading->whole);
    CHECK(parts_of(*reading, 0)[0].shell.size() == 500'000);
    CHECK(reading->told.empty());
}

TEST_CASE("of a source too large to hold, what is in view is read, at half a pixel's detail") {
    const TestFolder folder;
    std::vector<SampleFeature> squares;
    for (int i = 0; i < 100; ++i)
        squares.push_back({square_at(300'000 + 1000.0 * (i % 10), 300'000 + 1000.0 * (i / 10)),
                           fmt::format("E{}", i), "", "", ""});
    squares.push_back({long_coast(5000), "coast", "", "", ""});
    const geo::SourceView corner{{300'100, 300'100, 300'900, 300'900}, 1};
    for (const int crs : {27700, 4326}) {
        CAPTURE(crs);
        const std::string path = folder.at(fmt::format("{}.gpkg", crs));
        if (crs == 27700)
            write_geopackage(path, squares);
        else
            translate(folder.at("27700.gpkg"), path, "EPSG:4326");
        const auto near = reading_of(path, {.file = {50, 1'000'000}}, corner);
        REQUIRE_MESSAGE(near.has_value(), why_not(near));
        CHECK_FALSE(near->whole);
        // The view and half as much again on each side touches four squares.
        CHECK(near->features.size() == 4);
        CHECK(near->extent.contains({299'700, 301'300}));

        const auto far = reading_of(path, {.file = {50, 1'000'000}}, the_kingdom);
        REQUIRE(far.has_value());
        CHECK(far->features.size() == 101);
        CHECK(parts_of(*far, 100)[0].shell.size() < 400);
        CHECK(parts_of(*far, 0)[0].shell.size() >= 3);
    }
    const auto heavy = reading_of(folder.at("27700.gpkg"), {.file = {20'000, 1000}}, the_kingdom);
    REQUIRE(heavy.has_value());
    CHECK_FALSE(heavy->whole);

    const auto crowded = reading_of(folder.at("27700.gpkg"),
                                    {.file = {50, 1'000'000}, .most_in_view = 60}, the_kingdom);
    REQUIRE(crowded.has_value());
    CHECK(crowded->features.empty());
    REQUIRE(crowded->told.size() == 1);
    CHECK(crowded->told[0].what.find("101 areas are in view") != std::string::npos);
    CHECK(crowded->told[0].what.find("come nearer") != std::string::npos);
}

TEST_CASE("what the map shows is asked only where not all of a source is read") {
    const TestFolder folder;
    const std::string path = folder.at("squares.gpkg");
    write_sample("GPKG", wkbPolygon, path,
                 {{square_at(300'000, 300'000), "E1", "", "", ""},
                  {square_at(400'000, 300'000), "E2", "", "", ""}},
                 27700, "code");
    int asked = 0;
    const auto view = [&] {
        ++asked;
        return the_kingdom;
    };
    geo::SourceWatch watch;
    auto reading = geo::read_source(named(path), view, watch);
    REQUIRE(reading.has_value());
    CHECK(reading->whole);
    CHECK(asked == 0);
    reading = geo::read_source(named(path), view, watch, {.may_be_whole = false});
    REQUIRE(reading.has_value());
    CHECK_FALSE(reading->whole);
    CHECK(reading->features.size() == 2);
    CHECK(asked == 1);
}

TEST_CASE("a large file without a spatial index is told, with what to do") {
    const TestFolder folder;
    const auto reading = reading_of(
        folder.write("a.geojson", geojson(geojson_feature(R"("code":"E1")", manchester) + "," +
                                          geojson_feature(R"("code":"E2")", manchester))),
        {.file = {1, 1'000'000}});
    REQUIRE_MESSAGE(reading.has_value(), why_not(reading));
    CHECK(reading->features.size() == 2);
    REQUIRE(reading->told.size() == 1);
    CHECK(reading->told[0].what.find("convert it to GeoPackage or FlatGeobuf") !=
          std::string::npos);
}

TEST_CASE("a reading says how far it is, and ends when it is told to") {
    struct Case {
        const char* driver;
        const char* file;
        int squares, told;
    };
    // One by one, and 2,048 at a time.
    for (const Case& c : {Case{"ESRI Shapefile", "a.shp", 200, 50}, Case{"GPKG", "a.gpkg", 8192, 2},
                          Case{"FlatGeobuf", "a.fgb", 8192, 2}}) {
        CAPTURE(c.driver);
        const TestFolder folder;
        std::vector<SampleFeature> squares;
        for (int i = 0; i < c.squares; ++i)
            squares.push_back({square_at(300'000, 300'000), fmt::format("E{}", i), "", "", ""});
        const std::string path = folder.at(c.file);
        write_sample(c.driver, wkbPolygon, path, squares, 27700, "code");
        geo::SourceWatch watch;
        int told = 0, most = 0;
        watch.progressed = [&] {
            ++told;
            most = watch.percent;
            if (most >= 50) watch.cancelled = true;
        };
        const auto reading = geo::read_source(named(path), the_kingdom, watch);
        REQUIRE_FALSE(reading.has_value());
        CHECK(reading.error().what.empty());
        CHECK(told == c.told);
        CHECK(most == 50);
    }
}
