#include <doctest/doctest.h>

#include "app/upkeep/idle.h"

namespace {

using namespace app;
using Kind = IdleState::Kind;

constexpr IdleTimes times{75, 180, 20};

}  // namespace

TEST_CASE("75 seconds, then a countdown of 20 that is told in whole seconds, then the reset") {
    IdleClock clock(times, 1000);
    CHECK(clock.state(1000) == IdleState{Kind::active, 0});
    CHECK(clock.state(1074.9) == IdleState{Kind::active, 0});
    CHECK(clock.state(1075) == IdleState{Kind::counting_down, 20});
    CHECK(clock.state(1075.5) == IdleState{Kind::counting_down, 20});
    CHECK(clock.state(1076) == IdleState{Kind::counting_down, 19});
    CHECK(clock.state(1094.5) == IdleState{Kind::counting_down, 1});
    CHECK(clock.state(1095) == IdleState{Kind::reset, 0});
    CHECK(clock.state(5000) == IdleState{Kind::reset, 0});
}

TEST_CASE("a touch stops the countdown as often as anybody likes") {
    IdleClock clock(times, 0);
    double now = 0;
    for (int i = 0; i < 50; ++i) {
        now += 80;
        REQUIRE(clock.state(now).kind == Kind::counting_down);
        now += 19;
        REQUIRE(clock.touched(now));
        REQUIRE(clock.state(now) == IdleState{Kind::active, 0});
    }
}

TEST_CASE("touches during the reset belong to nobody: they do not bring the last visit back") {
    IdleClock clock(times, 0);
    clock.state(75);
    CHECK_FALSE(clock.touched(95));  // the very moment
    CHECK(clock.state(95).kind == Kind::reset);
    CHECK_FALSE(clock.touched(95.1));
    CHECK(clock.state(96).kind == Kind::reset);
}

TEST_CASE("whoever is read to has longer, until they touch something") {
    IdleClock clock(times, 0);
    clock.listening();
    CHECK(clock.state(179).kind == Kind::active);
    CHECK(clock.state(180).kind == Kind::counting_down);
    clock.listening();  // the countdown itself is spoken, and goes on
    CHECK(clock.state(190) == IdleState{Kind::counting_down, 10});
    CHECK(clock.touched(191));
    CHECK(clock.state(191 + 75).kind == Kind::counting_down);
}

TEST_CASE("speech that never ends keeps nobody's visit for ever") {
    IdleClock clock(times, 0);
    for (int now = 0; now < 200; ++now) {
        clock.listening();
        clock.state(now);
    }
    CHECK(clock.state(200).kind == Kind::reset);
}

TEST_CASE("a clock that is set back stands still and loses nothing") {
    IdleClock clock(times, 1000);
    CHECK(clock.state(1070).kind == Kind::active);
    CHECK(clock.state(10).kind == Kind::active);
    CHECK(clock.state(14).kind == Kind::active);
    CHECK(clock.state(15) == IdleState{Kind::counting_down, 20});
    CHECK(clock.state(-500) == IdleState{Kind::counting_down, 20});
    CHECK(clock.state(-480).kind == Kind::reset);
}

TEST_CASE("a computer that slept shows the whole countdown when it wakes") {
    IdleClock clock(times, 0);
    CHECK(clock.state(100'000) == IdleState{Kind::counting_down, 20});
    CHECK(clock.touched(100'019));
}

TEST_CASE("a window that sleeps until the next change misses none") {
    IdleClock clock(times, 0);
    double now = 0;
    int seen = 0, last = 21;
    while (const auto wait = clock.changes_in(now)) {
        REQUIRE(*wait > 0);
        now += *wait;
        const IdleState is = clock.state(now);
        if (is.kind != Kind::counting_down) continue;
        CHECK(is.seconds_left == last - 1);
        last = is.seconds_left;
        ++seen;
    }
    CHECK(seen == 20);
    CHECK(now == doctest::Approx(95));
}
