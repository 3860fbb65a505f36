#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/picture/flight.h"

using namespace app;

namespace {

constexpr PaneSize pane{{1200}, {900}};
constexpr Camera kingdom{{330'000}, {610'000}, 1400};
constexpr Camera leeds{{430'000}, {433'000}, 120}, cornwall{{180'000}, {40'000}, 150};

struct Way {
    const char* what;
    Camera from, to;
};
const std::vector<Way>& ways() {
    static const std::vector<Way> all{
        {"down to a city", kingdom, leeds},
        {"across the country", leeds, cornwall},
        {"a step aside", leeds, {{433'000}, {433'000}, 120}},
        {"nearer, centre kept", kingdom, {{330'000}, {610'000}, 875}},
        {"farther, about a place", leeds, zoomed_at(leeds, pane, {100, 850}, 0.5)},
        {"a thousandth of a pixel aside", leeds, {{430'000.12}, {433'000}, 120}},
        {"the same, to a rounding", leeds, {{430'000}, {433'000}, 120 * (1 + 1e-15)}},
        {"to Shetland, as near as can be",
         {{330'000}, {20'000}, nearest_metres_per_pixel},
         {{450'000}, {1'150'000}, nearest_metres_per_pixel}},
    };
    return all;
}

/// How far two cameras look apart, in widths of the pane and e-fold zooms.
double apart(const Camera& a, const Camera& b) {
    const double width = std::min(a.metres_per_pixel, b.metres_per_pixel) * pane.width.value;
    return std::hypot(a.easting.value - b.easting.value, a.northing.value - b.northing.value) /
               width +
           std::abs(std::log(a.metres_per_pixel / b.metres_per_pixel));
}

}  // namespace

TEST_CASE("a flight begins and ends exactly where it should") {
    for (const Way& way : ways()) {
        CAPTURE(way.what);
        const Flight flight(way.from, way.to, pane);
        CHECK(flight.at(0) == way.from);
        CHECK(flight.at(1) == way.to);
        CHECK(flight.at(-1) == way.from);
        CHECK(flight.at(2) == way.to);
    }
    CHECK(Flight(leeds, leeds, pane).at(0.5) == leeds);
    CHECK(Flight(leeds, leeds, pane).length() == 0);
}

TEST_CASE("a flight has no jumps, comes nearer to its goal all the time and never to nowhere") {
    for (const Way& way : ways()) {
        CAPTURE(way.what);
        const Flight flight(way.from, way.to, pane);
        const double whole = std::hypot(way.to.easting.value - way.from.easting.value,
                                        way.to.northing.value - way.from.northing.value);
        constexpr int steps = 200;
        double left = whole;
        for (int i = 1; i <= steps; ++i) {
            const Camera before = flight.at((i - 1.0) / steps), now = flight.at(1.0 * i / steps);
            CHECK(apart(before, now) <= 3 * std::max(flight.length(), 1e-6) / steps);
            const double still = std::hypot(way.to.easting.value - now.easting.value,
                                            way.to.northing.value - now.northing.value);
            CHECK(still <= left + 1e-6);
            left = still;
            CHECK(now.metres_per_pixel > 0);
        }
    }
}

TEST_CASE("a flight looks equally fast all the way, as the paper measures") {
    for (const Flight& flight : {Flight(kingdom, leeds, pane), Flight(leeds, cornwall, pane)}) {
        constexpr int steps = 1000;
        for (int i = 1; i <= steps; ++i) {
            const Camera a = flight.at((i - 1.0) / steps), b = flight.at(1.0 * i / steps);
            const double middle = std::sqrt(a.metres_per_pixel * b.metres_per_pixel);
            const double pan =
                std::hypot(a.easting.value - b.easting.value, a.northing.value - b.northing.value) /
                (middle * pane.width.value);
            const double zoom = std::log(a.metres_per_pixel / b.metres_per_pixel);
            CHECK(std::sqrt(2 * pan * pan + zoom * zoom / 2) ==
                  doctest::Approx(flight.length() / steps).epsilon(0.01));
        }
    }
}

TEST_CASE("the way back is the way there") {
    for (const Way& way : ways()) {
        CAPTURE(way.what);
        const Flight there(way.from, way.to, pane), back(way.to, way.from, pane);
        CHECK(there.length() == doctest::Approx(back.length()));
        for (const double t : {0.1, 0.25, 0.5, 0.8})
            CHECK(apart(there.at(t), back.at(1 - t)) < 1e-6);
    }
}

TEST_CASE("far across a flight goes high, from height to height it does not") {
    const auto highest = [](const Flight& flight) {
        double most = 0;
        for (int i = 0; i <= 100; ++i) most = std::max(most, flight.at(i / 100.0).metres_per_pixel);
        return most;
    };
    CHECK(highest(Flight(leeds, cornwall, pane)) > 3 * leeds.metres_per_pixel);
    CHECK(highest(Flight(leeds, cornwall, pane)) < farthest_metres_per_pixel);
    CHECK(highest(Flight(kingdom, leeds, pane)) < 1.1 * kingdom.metres_per_pixel);
}

TEST_CASE("as the pointer zooms, the ground under it stays under it all the way") {
    for (const ScreenPoint pointer : {ScreenPoint{600, 450}, {1000, 200}, {0, 0}, {1200, 900}})
        for (const double factor : {2.0, 1.6, 0.5}) {
            const Flight flight(leeds, zoomed_at(leeds, pane, pointer, factor), pane);
            const geo::Point ground = ground_at(leeds, pane, pointer);
            for (const double t : {0.2, 0.5, 0.9}) {
                const ScreenPoint now = screen_at(flight.at(t), pane, ground);
                CHECK(now.x == doctest::Approx(pointer.x).epsilon(1e-6));
                CHECK(now.y == doctest::Approx(pointer.y).epsilon(1e-6));
            }
        }
}

TEST_CASE("longer ways take longer, within bounds") {
    const double step = Flight(kingdom, {{330'000}, {610'000}, 875}, pane).seconds();
    const double down = Flight(kingdom, leeds, pane).seconds();
    const double across = Flight(leeds, cornwall, pane).seconds();
    CHECK(Flight(leeds, leeds, pane).seconds() == 0.25);
    CHECK(step >= 0.25);
    CHECK(down > step);
    CHECK(across >= down);
    CHECK(across <= 0.9);
}
