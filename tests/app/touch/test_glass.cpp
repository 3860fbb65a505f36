#include <doctest/doctest.h>

#include "app/touch/glass.h"

namespace {

using namespace app;

constexpr Glass kiosk{1218, 685, {{1920}, {1080}}};
constexpr PaneSize pane{{1200}, {900}};
constexpr ScreenPoint corner{700, 100};

Camera over_england() { return fitted({200'000, 100'000, 600'000, 500'000}, pane); }

geo::Point ground_under(const Camera& camera, GlassPoint p) {
    const ScreenPoint on = kiosk.on_screen(p);
    return ground_at(camera, pane, {on.x - corner.x, on.y - corner.y});
}

void check_same(geo::Point a, geo::Point b) {
    CHECK(a.x == doctest::Approx(b.x).epsilon(1e-9));
    CHECK(a.y == doctest::Approx(b.y).epsilon(1e-9));
}

}  // namespace

TEST_CASE("glass and screen are the same places in millimetres and in pixels") {
    const GlassPoint middle = kiosk.at_share(0.5, 0.5);
    CHECK(middle == GlassPoint{609, 342.5});
    CHECK(kiosk.on_screen(middle) == ScreenPoint{960, 540});
    CHECK(kiosk.on_glass(ScreenPoint{960, 540}) == middle);
    CHECK(kiosk.pixels_per_mm() == doctest::Approx(1.576).epsilon(0.001));
}

TEST_CASE("the ground stays under a finger that drags it") {
    const Camera before = over_england();
    const GlassPoint from{700, 300}, to{760, 260};
    const Camera after = moved_by(Dragged{from, to, to - from, {}}, before, pane, corner, kiosk);
    check_same(ground_under(after, to), ground_under(before, from));
}

TEST_CASE("the ground stays under the middle of two fingers that pan and spread at once") {
    const Camera before = over_england();
    const GlassPoint from{700, 300}, to{720, 330};
    const Camera after = moved_by(Pinched{from, to, to - from, 1.6}, before, pane, corner, kiosk);
    check_same(ground_under(after, to), ground_under(before, from));
    CHECK(after.metres_per_pixel == doctest::Approx(before.metres_per_pixel / 1.6));
}

TEST_CASE("a press, a tap and a lift leave the map where it is") {
    const Camera before = over_england();
    for (const Gesture& gesture :
         {Gesture(Pressed{}), Gesture(Tapped{}), Gesture(Released{}), Gesture(Cancelled{})})
        CHECK(moved_by(gesture, before, pane, corner, kiosk) == before);
}

TEST_CASE("a drift in many frames ends where one in few does") {
    const Inertia thrown{{400, 300}};
    const Camera before = over_england();
    Camera smooth = before, jerky = before;
    for (int frame = 0; frame < 200; ++frame)
        smooth = drifted(thrown, frame / 60.0, (frame + 1) / 60.0, smooth, kiosk);
    for (int frame = 0; frame < 10; ++frame)
        jerky = drifted(thrown, frame / 3.0, (frame + 1) / 3.0, jerky, kiosk);
    CHECK(smooth.easting.value == doctest::Approx(jerky.easting.value).epsilon(1e-9));
    CHECK(smooth.northing.value == doctest::Approx(jerky.northing.value).epsilon(1e-9));
    CHECK(smooth.easting < before.easting);  // the ground went right
    CHECK(drifted(thrown, 60, 61, smooth, kiosk) == smooth);
}
