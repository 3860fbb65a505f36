#include <doctest/doctest.h>

#include "geo/area/level.h"
#include "geo/area/vintage.h"

TEST_CASE("every level has a code, and the code names the level") {
    for (const geo::LevelCode& one : geo::level_codes) {
        CHECK(geo::code_of(one.level) == one.code);
        CHECK(geo::level_of(one.code) == one.level);
    }
    CHECK_FALSE(geo::level_of("LTLA").has_value());
    CHECK_FALSE(geo::level_of("").has_value());
}

TEST_CASE("a set of levels holds what was put in") {
    geo::Levels levels;
    CHECK(levels.empty());
    levels.insert(geo::Level::district);
    levels.insert(geo::Level::aggregate);
    levels.insert(geo::Level::district);
    CHECK(levels.contains(geo::Level::district));
    CHECK(levels.contains(geo::Level::aggregate));
    CHECK_FALSE(levels.contains(geo::Level::upper_tier));
    CHECK_FALSE(levels.empty());
}

TEST_CASE("both years of a vintage belong to it, and an open end has no end") {
    CHECK(geo::Vintage{2019, 2022}.in_force(2019));
    CHECK(geo::Vintage{2019, 2022}.in_force(2022));
    CHECK_FALSE(geo::Vintage{2019, 2022}.in_force(2018));
    CHECK_FALSE(geo::Vintage{2019, 2022}.in_force(2023));
    CHECK(geo::Vintage{{}, 2022}.in_force(1974));
    CHECK(geo::Vintage{2019, {}}.in_force(2050));
    CHECK(geo::Vintage{}.in_force(2025));
}
