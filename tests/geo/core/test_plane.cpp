#include <doctest/doctest.h>

#include "geo/core/plane.h"

namespace {

const geo::Ring square{{0, 0}, {10, 0}, {10, 10}, {0, 10}};    // anticlockwise
const geo::Ring small_square{{2, 2}, {2, 4}, {4, 4}, {4, 2}};  // clockwise

geo::Ring moved(geo::Ring ring, double east, double north) {
    for (geo::Point& point : ring) point = {point.x + east, point.y + north};
    return ring;
}

}  // namespace

TEST_CASE("a ring's area is positive anticlockwise and negative clockwise") {
    CHECK(geo::signed_area(square) == 100);
    CHECK(geo::signed_area(geo::Ring(square.rbegin(), square.rend())) == -100);
    CHECK(geo::signed_area(small_square) == -4);
}

TEST_CASE("a ring's area does not depend on where in the country it lies") {
    CHECK(geo::signed_area(moved(square, 655'000.25, 1'219'000.5)) == 100);
    CHECK(geo::signed_area(moved(square, 1e9, -1e9)) == 100);
}

TEST_CASE("a hollow ring's area counts the inside alone") {
    const geo::Ring corner{{0, 0}, {4, 0}, {4, 1}, {1, 1}, {1, 4}, {0, 4}};
    CHECK(geo::signed_area(corner) == 7);
}

TEST_CASE("what is no ring has no area") {
    CHECK(geo::signed_area({}) == 0);
    CHECK(geo::signed_area({{1, 1}}) == 0);
    CHECK(geo::signed_area({{1, 1}, {5, 9}}) == 0);
}

TEST_CASE("holes take from a polygon's area, whichever way they run") {
    const geo::Ring reversed(small_square.rbegin(), small_square.rend());
    CHECK(geo::area_of(geo::Polygon{square, {}}) == 100);
    CHECK(geo::area_of(geo::Polygon{square, {small_square}}) == 96);
    CHECK(geo::area_of(geo::Polygon{square, {reversed, moved(small_square, 4, 4)}}) == 92);
}

TEST_CASE("an extent is empty until it includes a point") {
    geo::Extent extent;
    CHECK(extent.empty());
    CHECK_FALSE(extent.contains({0, 0}));
    extent.include(geo::Point{3, -2});
    CHECK_FALSE(extent.empty());
    CHECK(extent == geo::Extent{3, -2, 3, -2});
    CHECK(extent.width() == 0);
}

TEST_CASE("an extent grows to include points and extents, and an empty one changes nothing") {
    geo::Extent extent{0, 0, 10, 4};
    extent.include(geo::Point{-2, 5});
    CHECK(extent == geo::Extent{-2, 0, 10, 5});
    extent.include(geo::Extent{20, 20, 30, 30});
    CHECK(extent == geo::Extent{-2, 0, 30, 30});
    extent.include(geo::Extent{});
    CHECK(extent == geo::Extent{-2, 0, 30, 30});
    CHECK(extent.centre() == geo::Point{14, 15});
    CHECK(extent.width() == 32);
    CHECK(extent.height() == 30);
}

TEST_CASE("an extent's edges belong to it") {
    const geo::Extent extent{0, 0, 10, 10};
    CHECK(extent.contains({0, 10}));
    CHECK_FALSE(extent.contains({10.001, 5}));
    CHECK(extent.overlaps({10, 10, 20, 20}));
    CHECK(extent.overlaps({-5, 4, 50, 5}));
    CHECK_FALSE(extent.overlaps({10.001, 0, 20, 10}));
    CHECK_FALSE(extent.overlaps(geo::Extent{}));
}

TEST_CASE("the extent of many parts holds them all, and of none is empty") {
    const geo::MultiPolygon islands{{square, {}}, {moved(square, 100, -50), {}}};
    CHECK(geo::extent_of(islands) == geo::Extent{0, -50, 110, 10});
    CHECK(geo::extent_of({}).empty());
}
