#include <doctest/doctest.h>

#include <cmath>

#include "app/upkeep/frame_log.h"

TEST_CASE("percentiles are times that were measured, by the nearest rank") {
    app::RollingTimes times;
    for (int i = 100; i >= 1; --i) times.add(i);
    CHECK(times.spread() == app::TimeSpread{50, 95, 99, 100, 100});
}

TEST_CASE("one time is all percentiles of itself, and none is nothing") {
    app::RollingTimes times;
    CHECK(times.spread() == app::TimeSpread{});
    times.add(7);
    CHECK(times.spread() == app::TimeSpread{7, 7, 7, 7, 1});
}

TEST_CASE("only the last times count, however many there were") {
    app::RollingTimes times;
    for (std::size_t i = 0; i < 3 * app::RollingTimes::capacity; ++i) times.add(1000);
    for (std::size_t i = 0; i < app::RollingTimes::capacity; ++i) times.add(2);
    CHECK(times.spread() == app::TimeSpread{2, 2, 2, 2, app::RollingTimes::capacity});
}

TEST_CASE("what is no time is passed over") {
    app::RollingTimes times;
    for (const double t : {-1.0, std::nan(""), HUGE_VAL}) times.add(t);
    CHECK(times.spread().count == 0);
}
