#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "geo/cartogram/hexagons.h"
#include "tests/geo/area/sample_areas.h"
#include "tests/support/real_atlas.h"

using geo::AreaIndex, geo::Cell, geo::Extent, geo::Level, geo::Point;

namespace {

constexpr Extent room{0, 0, 100'000, 200'000};

/// Three districts of 2020, and one that ended in 2018.
geo::AreaRegister three() {
    SampleAreas all;
    all.add("E08000035", "Leeds", {Level::district});
    all.add("E08000036", "Wakefield", {Level::district});
    all.add("E08000032", "Bradford", {Level::district});
    all.add("E07000048", "Christchurch", {Level::district}).vintage = {2009, 2018};
    return all.made();
}

geo::Result<std::vector<Cell>> laid_out(const std::string& rows) {
    const auto table = geo::CsvTable::parse("area_code,layout,q,r\n" + rows, "hexagons.csv");
    REQUIRE(table.has_value());
    return geo::hexagons(*table, three(), 2020, room);
}

std::string refusal(const std::string& rows) {
    const auto cells = laid_out(rows);
    REQUIRE_FALSE(cells.has_value());
    return geo::one_line(cells.error());
}

const geo::Cartogram& real_hexagons() {
    static const auto made =
        real_atlas()->cartograms->get(*real_atlas(), {geo::Shape::hexagons, 2025});
    REQUIRE(made.has_value());
    return **made;
}

}  // namespace

TEST_CASE("hexagons stand in rows that are shifted by half a cell, north upwards") {
    const auto cells = laid_out("E08000035,odd-r,0,0\nE08000036,odd-r,1,0\nE08000032,odd-r,0,-1\n");
    REQUIRE(cells.has_value());
    REQUIRE(cells->size() == 3);
    const Point leeds = (*cells)[0].centre, wakefield = (*cells)[1].centre,
                bradford = (*cells)[2].centre;
    CHECK(wakefield.y == leeds.y);
    CHECK(bradford.y < leeds.y);
    CHECK(bradford.x - leeds.x == doctest::Approx((wakefield.x - leeds.x) / 2));
    const double side = (wakefield.x - leeds.x) / std::sqrt(3.0);
    CHECK(leeds.y - bradford.y == doctest::Approx(1.5 * side));
    for (const Cell& cell : *cells) {
        CHECK(geo::signed_area(cell.outline) ==
              doctest::Approx(1.5 * std::sqrt(3.0) * side * side));
        for (const Point p : cell.outline) {
            CHECK(room.contains(p));
            CHECK(std::hypot(p.x - cell.centre.x, p.y - cell.centre.y) == doctest::Approx(side));
        }
    }
}

TEST_CASE("neighbouring hexagons share a border to the bit") {
    auto cells = laid_out("E08000035,odd-r,0,0\nE08000036,odd-r,1,0\nE08000032,odd-r,0,-1\n");
    REQUIRE(cells.has_value());
    const geo::Cartogram made = geo::cartogram_of(std::move(*cells));
    const auto shared = std::ranges::count_if(
        made.geometry.borders, [](const geo::BorderLine b) { return b.owners.size() == 2; });
    CHECK(shared == 3);
}

TEST_CASE("a layout that does not fit its districts is refused, and the error names the area") {
    CHECK(refusal("E08000035,odd-r,0,0\nE08000036,odd-r,1,0\n").find("Bradford") !=
          std::string::npos);
    CHECK(refusal("E08000035,odd-r,0,0\nE08000035,odd-r,1,0\n").find("Leeds") != std::string::npos);
    CHECK(refusal("E08000035,odd-r,0,0\nE08000036,odd-r,0,0\n").find("share a hexagon") !=
          std::string::npos);
    CHECK(refusal("E07000048,odd-r,0,0\n").find("Christchurch") != std::string::npos);
    CHECK(refusal("E99999999,odd-r,0,0\n").find("line 2") != std::string::npos);
    CHECK(refusal("E08000035,even-q,0,0\n").find("unknown layout") != std::string::npos);
    for (const char* bad : {"x", "1.5", "1e9", "99999", ""})
        CHECK(refusal(std::string("E08000035,odd-r,") + bad + ",0\n").find("whole number") !=
              std::string::npos);
}

TEST_CASE("a layout without its columns is refused") {
    const auto table = geo::CsvTable::parse("code,q\nE08000035,1\n", "hexagons.csv");
    REQUIRE(table.has_value());
    CHECK_FALSE(geo::hexagons(*table, three(), 2020, room).has_value());
}

TEST_CASE("each of the 361 districts has one hexagon, and none lies over another") {
    const geo::Cartogram& made = real_hexagons();
    REQUIRE(made.cells.size() == 361);
    std::set<AreaIndex> areas;
    for (const Cell& cell : made.cells) {
        areas.insert(cell.area);
        const auto there = made.geometry.features_at(cell.centre);
        REQUIRE(there.size() == 1);
        CHECK(made.cells[there.front()].area == cell.area);
    }
    CHECK(areas.size() == 361);
    const double side = std::hypot(made.cells[0].outline[1].x - made.cells[0].outline[0].x,
                                   made.cells[0].outline[1].y - made.cells[0].outline[0].y);
    for (const Cell& a : made.cells)
        for (const Cell& b : made.cells)
            if (a.area < b.area)
                CHECK(std::hypot(a.centre.x - b.centre.x, a.centre.y - b.centre.y) > side * 1.7320);
}

TEST_CASE("the hexagons of today are not offered for districts of other years") {
    const geo::Atlas& atlas = *real_atlas();
    CHECK_FALSE(atlas.cartograms->misfit(atlas, {geo::Shape::hexagons, 2025}));
    CHECK_FALSE(atlas.cartograms->misfit(atlas, {geo::Shape::geographic, 2016}));
    const auto fault = atlas.cartograms->misfit(atlas, {geo::Shape::hexagons, 2016});
    REQUIRE(fault);
    CHECK(fault->what.find("2016") != std::string::npos);
    CHECK_FALSE(atlas.cartograms->get(atlas, {geo::Shape::hexagons, 2016}).has_value());
}
