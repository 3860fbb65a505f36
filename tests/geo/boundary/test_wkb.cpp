#include <doctest/doctest.h>
#include <ogr_geometry.h>

#include <memory>
#include <random>
#include <string>
#include <vector>

#include "geo/boundary/wkb.h"

namespace {

std::unique_ptr<OGRGeometry> from_text(const std::string& wkt) {
    OGRGeometry* geometry = nullptr;
    OGRGeometryFactory::createFromWkt(wkt.c_str(), nullptr, &geometry);
    return std::unique_ptr<OGRGeometry>{geometry};
}

std::vector<std::byte> bytes_of(const std::string& wkt, OGRwkbVariant variant = wkbVariantIso,
                                OGRwkbByteOrder order = wkbNDR) {
    const auto geometry = from_text(wkt);
    std::vector<std::byte> bytes(geometry->WkbSize());
    geometry->exportToWkb(order, reinterpret_cast<unsigned char*>(bytes.data()), variant);
    return bytes;
}

const geo::MultiPolygon with_a_hole{{{{0, 0}, {9, 0}, {9, 9}, {0, 9}}, {{{2, 2}, {4, 2}, {4, 4}}}}};

}  // namespace

TEST_CASE("polygons are read from well-known binary, alone or as several, without their heights") {
    for (const auto variant : {wkbVariantIso, wkbVariantOldOgc}) {
        CHECK(geo::polygons_of_wkb(bytes_of("POLYGON((0 0,9 0,9 9,0 9,0 0),(2 2,4 2,4 4,2 2))",
                                            variant)) == with_a_hole);
        CHECK(geo::polygons_of_wkb(
                  bytes_of("POLYGON Z((0 0 5,9 0 5,9 9 5,0 9 5,0 0 5),(2 2 5,4 2 5,4 4 5,2 2 5))",
                           variant)) == with_a_hole);
        CHECK(geo::polygons_of_wkb(
                  bytes_of("MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5)))", variant)) ==
              geo::MultiPolygon{{{{0, 0}, {1, 0}, {1, 1}}, {}}, {{{5, 5}, {6, 5}, {6, 6}}, {}}});
    }
    CHECK(geo::polygons_of_wkb(bytes_of("POLYGON EMPTY")) == geo::MultiPolygon{});
}

TEST_CASE("what is no plain polygon is left to OGR") {
    for (const char* wkt :
         {"POINT(1 2)", "LINESTRING(0 0,1 1)", "POLYGON M((0 0 1,1 0 1,1 1 1,0 0 1))",
          "GEOMETRYCOLLECTION(POLYGON((0 0,1 0,1 1,0 0)))",
          "CURVEPOLYGON(CIRCULARSTRING(0 0,2 0,1 1,0 1,0 0))"}) {
        CAPTURE(wkt);
        CHECK_FALSE(geo::polygons_of_wkb(bytes_of(wkt)));
    }
    CHECK_FALSE(
        geo::polygons_of_wkb(bytes_of("POLYGON((0 0,1 0,1 1,0 0))", wkbVariantIso, wkbXDR)));
}

TEST_CASE("well-known binary that is cut off or goes on is not read") {
    std::vector<std::byte> whole = bytes_of(
        "MULTIPOLYGON(((0 0,9 0,9 9,0 9,0 0),(2 2,4 2,4 4,2 2)),((20 20,21 20,21 21,20 20)))");
    for (std::size_t size = 0; size < whole.size(); ++size)
        CHECK_FALSE(geo::polygons_of_wkb(std::span(whole).first(size)));
    whole.push_back(std::byte{0});
    CHECK_FALSE(geo::polygons_of_wkb(whole));
}
