#include <doctest/doctest.h>

#include <cmath>

#include "geo/import/lon_lat.h"

TEST_CASE("degrees come out on the National Grid within the five metres of the shift") {
    // Ordnance Survey's test point TP01 for OSTN15 (St Mary's): ETRS89, and the National Grid.
    const auto point = geo::grid_point(-6.29977752014, 49.92226393730);
    REQUIRE(point.has_value());
    CHECK(std::hypot(point->x - 91492.146, point->y - 11318.804) < 5);
}

TEST_CASE("what is no place on Earth is none on the grid") {
    CHECK_FALSE(geo::grid_point(INFINITY, 52).has_value());
    CHECK_FALSE(geo::grid_point(0, NAN).has_value());
}
