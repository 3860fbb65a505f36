#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include "app/scene/camera.h"

using namespace app;

namespace {

constexpr PaneSize pane{{800}, {600}};
constexpr Camera over_leeds{.easting = {430'000}, .northing = {433'000}, .metres_per_pixel = 100};

}  // namespace

TEST_CASE("the ground under the pane's middle is the camera's place, and north is up") {
    const geo::Point middle = ground_at(over_leeds, pane, {400, 300});
    CHECK(middle == geo::Point{430'000, 433'000});
    CHECK(ground_at(over_leeds, pane, {400, 0}).y > middle.y);
    CHECK(ground_at(over_leeds, pane, {800, 300}).x == 430'000 + 400 * 100);
}

TEST_CASE("screen and ground are each other's inverse") {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> across(0, 800);
    for (int i = 0; i < 1000; ++i) {
        const ScreenPoint p{across(random), across(random) * 0.75};
        const ScreenPoint back = screen_at(over_leeds, pane, ground_at(over_leeds, pane, p));
        CHECK(back.x == doctest::Approx(p.x).epsilon(1e-9));
        CHECK(back.y == doctest::Approx(p.y).epsilon(1e-9));
    }
}

TEST_CASE("zooming keeps the ground under the pointer in its place") {
    for (const double factor : {1.25, 4.0, 0.5}) {
        const ScreenPoint pointer{123, 456};
        const geo::Point before = ground_at(over_leeds, pane, pointer);
        const Camera zoomed = zoomed_at(over_leeds, pane, pointer, factor);
        const geo::Point after = ground_at(zoomed, pane, pointer);
        CAPTURE(factor);
        CHECK(after.x == doctest::Approx(before.x));
        CHECK(after.y == doctest::Approx(before.y));
        CHECK(zoomed.metres_per_pixel == doctest::Approx(100 / factor));
    }
}

TEST_CASE("the ground follows the finger") {
    const Camera moved = dragged(over_leeds, {10}, {20});
    CHECK(moved.easting.value == 430'000 - 1000);
    CHECK(moved.northing.value == 433'000 + 2000);
}

TEST_CASE("a fitted camera shows the whole extent inside its margin") {
    const geo::Extent extent{0, 0, 100'000, 400'000};
    const geo::Extent shown = extent_of(fitted(extent, pane, {24}), pane);
    CHECK(shown.contains({0, 0}));
    CHECK(shown.contains({100'000, 400'000}));
    CHECK(shown.height() == doctest::Approx(400'000.0 * 600 / (600 - 48)));
}

TEST_CASE("a camera can neither leave the map nor come too near") {
    const Camera lost{.easting = {9e9}, .northing = {-9e9}, .metres_per_pixel = 1e-6};
    const Camera kept = bounded(lost);
    CHECK(kept.easting.value == home_extent.max_x);
    CHECK(kept.northing.value == home_extent.min_y);
    CHECK(kept.metres_per_pixel == nearest_metres_per_pixel);
}
