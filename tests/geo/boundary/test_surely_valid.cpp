#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include "geo/boundary/surely_valid.h"
#include "tests/support/geos_areas.h"

namespace {

const geo::Ring square{{0, 0}, {10, 0}, {10, 10}, {0, 10}};

/// A ring about a centre, of the roughness given: from a circle to a hopeless tangle.
geo::Ring ring_about(std::mt19937& random, double roughness) {
    std::uniform_real_distribution<double> wiggle(-roughness, roughness);
    const int count = 3 + static_cast<int>(random() % 40);
    geo::Ring ring;
    for (int i = 0; i < count; ++i) {
        const double angle = (i + wiggle(random)) * 6.2831853 / count;
        const double radius = 1000 * (1.2 + 0.5 * wiggle(random));
        // On a grid, where points fall together and segments into line.
        ring.push_back({400'000 + std::round(radius * std::cos(angle) / 50) * 50,
                        300'000 + std::round(radius * std::sin(angle) / 50) * 50});
    }
    return ring;
}

}  // namespace

TEST_CASE("what is surely valid is valid for GEOS, and most valid rings are surely so") {
    std::mt19937 random(20261122);
    std::vector<geo::MultiPolygon> all;
    for (int i = 0; i < 20'000; ++i) all.push_back({{ring_about(random, 0.3 + 0.5 * (i % 7)), {}}});
    const GeosAreas geos(all);
    int valid = 0, surely = 0, wrongly = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        valid += geos.is_valid(i);
        surely += geo::is_surely_valid(all[i]);
        wrongly += geo::is_surely_valid(all[i]) && !geos.is_valid(i);
    }
    CHECK(wrongly == 0);
    CHECK(valid > 5000);
    CHECK(valid < 15'000);
    CHECK(surely > valid * 9 / 10);
}

TEST_CASE("what may be invalid is never surely valid") {
    const double nan = std::nan("");
    const std::vector<geo::MultiPolygon> doubtful{
        {},
        {{{{0, 0}, {10, 10}, {10, 0}, {0, 10}}, {}}},           // a bow tie
        {{{{0, 0}, {10, 0}, {20, 0}, {10, 0}, {10, 10}}, {}}},  // a spike
        {{{{0, 0}, {10, 0}, {10, 0}, {0, 10}}, {}}},            // a point twice
        {{{{0, 0}, {10, 0}}, {}}},                              // two points
        {{{{0, 0}, {10, 0}, {5, 0}}, {}}},                      // no area
        {{{{0, 0}, {10, nan}, {10, 10}}, {}}},                  // nowhere
        {{{{0, 0}, {10, 0}, {10, 10}, {5, 0}, {0, 10}}, {}}},   // touches itself
        {{square, {{{2, 2}, {4, 2}, {4, 4}}}}},                 // a hole
        {{square, {}}, {{{10, 5}, {20, 5}, {20, 15}}, {}}},     // two that touch
        {{square, {}}, {{{2, 2}, {4, 2}, {4, 4}}, {}}}};        // one in the other
    for (std::size_t i = 0; i < doubtful.size(); ++i) {
        CAPTURE(i);
        CHECK_FALSE(geo::is_surely_valid(doubtful[i]));
    }
    CHECK(geo::is_surely_valid({{square, {}}, {{{20, 0}, {30, 0}, {20, 10}}, {}}}));
}
