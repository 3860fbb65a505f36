#include <doctest/doctest.h>

#include "app/upkeep/restart_time.h"

using namespace app;
using namespace std::chrono_literals;

namespace {

geo::Moment at(const char* text) { return geo::moment_of(text).value(); }

std::chrono::minutes an_hour_ahead(geo::Moment) { return 60min; }

}  // namespace

TEST_CASE("a restart is due once its time has come, and stays due until it is done") {
    RestartTime restart(4 * 60 + 30, at("2026-05-04T10:00+01:00"), an_hour_ahead);
    CHECK_FALSE(restart.is_due(at("2026-05-04T10:00+01:00")));
    CHECK_FALSE(restart.is_due(at("2026-05-05T04:29+01:00")));
    CHECK(restart.is_due(at("2026-05-05T04:30+01:00")));
    CHECK(restart.is_due(at("2026-05-05T09:00+01:00")));
}

TEST_CASE("a program that was begun anew at its time is not begun anew again") {
    RestartTime restart(4 * 60 + 30, at("2026-05-05T04:30+01:00"), an_hour_ahead);
    CHECK_FALSE(restart.is_due(at("2026-05-05T04:31+01:00")));
    CHECK(restart.is_due(at("2026-05-06T04:30+01:00")));
}

TEST_CASE("a clock that was set back by a year does not put a restart off for a year") {
    RestartTime restart(4 * 60 + 30, at("2026-05-04T10:00+01:00"), an_hour_ahead);
    CHECK_FALSE(restart.is_due(at("2025-05-04T10:00+01:00")));
    CHECK(restart.is_due(at("2025-05-05T04:30+01:00")));
}

TEST_CASE("without a time nothing is ever due") {
    RestartTime never;
    CHECK_FALSE(never.is_due(at("2097-01-01T00:00+00:00")));
    RestartTime none(std::nullopt, at("2026-05-04T10:00+01:00"), an_hour_ahead);
    CHECK_FALSE(none.is_due(at("2097-01-01T00:00+00:00")));
}
