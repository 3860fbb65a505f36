#include <doctest/doctest.h>

#include <cmath>

#include "app/touch/inertia.h"

TEST_CASE("a throw drifts the way that it was thrown, ever slower, and stops") {
    const app::Inertia thrown{{600, -800}};
    CHECK(thrown.offset(0) == app::GlassVector{});
    double gone = 0, step_before = 1e9;
    for (double t = 0.05; t < thrown.lasts(); t += 0.05) {
        const app::GlassVector at = thrown.offset(t);
        CHECK(at.down / at.right == doctest::Approx(-800.0 / 600));
        const double step = app::length_of(at) - gone;
        CHECK(step > 0);
        CHECK(step < step_before);
        gone = app::length_of(at);
        step_before = step;
    }
    CHECK(thrown.is_at_rest(thrown.lasts()));
    CHECK(thrown.offset(thrown.lasts() + 100) == thrown.offset(thrown.lasts()));
}

TEST_CASE("a throw begins as fast as the finger was and ends at the slowest speed") {
    const app::Inertia thrown{{1000, 0}};
    const auto speed_at = [&](double t) {
        return (thrown.offset(t + 1e-6).right - thrown.offset(t).right) / 1e-6;
    };
    CHECK(speed_at(0) == doctest::Approx(1000).epsilon(0.001));
    CHECK(speed_at(thrown.lasts() - 1e-5) == doctest::Approx(app::Inertia::slowest).epsilon(0.01));
    CHECK(thrown.lasts() < 2);  // seconds: nobody waits for a map to come to rest
}

TEST_CASE("what is let go at rest, or earlier than it was let go, does not drift") {
    CHECK(app::Inertia{}.lasts() == 0);
    CHECK(app::Inertia{{3, 4}}.lasts() == 0);  // a trembling finger
    CHECK(app::Inertia{{3, 4}}.offset(1) == app::GlassVector{});
    CHECK(app::Inertia{{500, 0}}.offset(-1) == app::GlassVector{});
    CHECK(app::Inertia{{std::nan(""), 0}}.offset(1) == app::GlassVector{});
}
