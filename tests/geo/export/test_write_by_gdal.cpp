#include <doctest/doctest.h>

#include <numeric>

#include "geo/boundary/read_boundaries.h"
#include "geo/export/export_table.h"
#include "geo/own/workbook.h"
#include "tests/support/files.h"

using namespace geo;

namespace {

Polygon square(double x, double y, double side) {
    return {.shell = {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}, .holes = {}};
}

/// Two places; the ground of the first is two squares that touch.
ExportTable sample() {
    return {.columns = {{"code"}, {"name"}, {"value", ColumnType::number}},
            .rows = {{{"E47000001"}, {"Greater Manchester"}, {34.1}},
                     {{"E06000001"}, {"Hartlepool, \"H'pool\""}, {}}},
            .ground = {{square(380'000, 390'000, 1000), square(381'000, 390'000, 1000)},
                       {square(450'000, 530'000, 500)}}};
}

struct Case {
    const char* name;
    ExportFormat format;
};

double area(const MultiPolygon& parts) {
    return std::accumulate(parts.begin(), parts.end(), 0.0,
                           [](double sum, const Polygon& part) { return sum + area_of(part); });
}

}  // namespace

TEST_CASE("GeoPackage and GeoJSON come back as boundaries, touching parts merged") {
    const TestFolder folder;
    for (const Case& c :
         {Case{"a.gpkg", ExportFormat::gpkg}, Case{"a.geojson", ExportFormat::geojson}}) {
        CAPTURE(c.name);
        const auto written = write_by_gdal(sample(), c.format, folder / c.name);
        REQUIRE(written.has_value());
        std::vector<Error> faults;
        const auto read = read_boundaries(folder.at(c.name), {}, faults);
        REQUIRE(read.has_value());
        CHECK(faults.empty());
        REQUIRE(read->features.size() == 2);
        CHECK(read->features[0].parts.size() == 1);
        // RFC 7946 has seven digits of a degree, a centimetre.
        CHECK(area(read->features[0].parts) == doctest::Approx(2e6).epsilon(1e-3));
        CHECK(area(read->features[1].parts) == doctest::Approx(25e4).epsilon(1e-3));
        const Extent extent = extent_of(read->features[0].parts);
        CHECK(extent.min_x == doctest::Approx(380'000).epsilon(1e-5));
        CHECK(extent.min_y == doctest::Approx(390'000).epsilon(1e-5));
    }
}

TEST_CASE("GeoJSON is in longitude and latitude and says no other reference system") {
    const TestFolder folder;
    REQUIRE(write_by_gdal(sample(), ExportFormat::geojson, folder / "a.geojson").has_value());
    const std::string text = text_in(folder / "a.geojson");
    CHECK(text.find("\"crs\"") == std::string::npos);
    CHECK(text.find("-2.3") != std::string::npos);
    CHECK(text.find("380000") == std::string::npos);
    CHECK(text.find("\"value\": null") != std::string::npos);
}

TEST_CASE("workbooks come back cell by cell, without outlines") {
    const TestFolder folder;
    ExportTable table = sample();
    table.ground.clear();
    for (const Case& c : {Case{"a.xlsx", ExportFormat::xlsx}, Case{"a.ods", ExportFormat::ods}}) {
        CAPTURE(c.name);
        REQUIRE(write_by_gdal(table, c.format, folder / c.name).has_value());
        const auto sheet = read_workbook(folder / c.name, "", {});
        REQUIRE(sheet.has_value());
        REQUIRE(sheet->rows.size() == 3);
        CHECK(sheet->rows[0] == std::vector<std::string>{"code", "name", "value"});
        CHECK(sheet->rows[1] ==
              std::vector<std::string>{"E47000001", "Greater Manchester", "34.1"});
        CHECK(sheet->rows[2] == std::vector<std::string>{"E06000001", "Hartlepool, \"H'pool\""});
    }
}

TEST_CASE("where no file can be made, each format says so") {
    for (const ExportFormat format :
         {ExportFormat::gpkg, ExportFormat::geojson, ExportFormat::ods, ExportFormat::xlsx}) {
        const auto written = write_by_gdal(sample(), format, "/nowhere/at/all/a.file");
        REQUIRE_FALSE(written.has_value());
        CHECK(one_line(written.error()).find("cannot be written") != std::string::npos);
    }
}
