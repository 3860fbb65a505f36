#include <doctest/doctest.h>

#include "geo/mesh/locate.h"
#include "sample_polygons.h"
#include "tests/support/geos_areas.h"

namespace {

using geo::MultiPolygon;
using Features = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("a point is found in its feature, not in a hole, not outside") {
    const std::vector<MultiPolygon> features{
        {{square(0, 0, 10), {square(4, 4, 2)}}, {square(20, 0, 5), {}}}, {{square(4, 4, 2), {}}}};
    const geo::Geometry ground = ground_of(features);
    struct Case {
        geo::Point point;
        Features found;
        std::string_view where;
    };
    for (const Case& c : {
             Case{{1, 1}, {0}, "mainland"},
             Case{{22, 3}, {0}, "island"},
             Case{{5, 5}, {1}, "enclave"},
             Case{{15, 3}, {}, "the strait"},
             Case{{-1, 5}, {}, "the sea to the west"},
             Case{{1e9, -1e9}, {}, "far away"},
             Case{{std::nan(""), 1}, {}, "nowhere"},
         }) {
        CAPTURE(c.where);
        CHECK(ground.features_at(c.point) == c.found);
    }
}

TEST_CASE("areas of several vintages that lie over each other are all found, ascending") {
    const std::vector<MultiPolygon> features{
        {{square(0, 0, 10), {}}}, {{square(0, 0, 20), {}}}, {{square(5, 5, 1), {}}}};
    CHECK(ground_of(features).features_at({5.5, 5.5}) == Features{0, 1, 2});
}

TEST_CASE("a point on the border of two neighbours belongs to exactly one") {
    Seeded seeded(3);
    const geo::Ring left{{0, 0}, {7.3, 0.1}, {5.9, 4.7}, {6.1, 9.9}, {0, 10}};
    const geo::Ring right{{12, 0}, {12, 10}, {6.1, 9.9}, {5.9, 4.7}, {7.3, 0.1}};
    const geo::Geometry ground = ground_of({{{left, {}}}, {{right, {}}}});
    for (int i = 0; i < 1000; ++i) {
        const double along = seeded.between(0, 1);
        const geo::Point p{7.3 + along * (5.9 - 7.3), 0.1 + along * (4.7 - 0.1)};
        CHECK(ground.features_at(p).size() == 1);
    }
    CHECK(ground.features_at({5.9, 4.7}).size() == 1);
}

TEST_CASE("no features, or empty ones, hold no point") {
    CHECK(ground_of({}).features_at({0, 0}).empty());
    CHECK(geo::Geometry{}.features_at({0, 0}).empty());
    CHECK(ground_of({{}, {{{}, {}}}}).features_at({0, 0}).empty());
    CHECK_FALSE(geo::contains({}, {0, 0}));
}

TEST_CASE("look-up agrees with GEOS on seeded stars with holes") {
    Seeded seeded(19);
    std::vector<MultiPolygon> features;
    for (int i = 0; i < 40; ++i) {
        const geo::Point centre{seeded.between(0, 1000), seeded.between(0, 1000)};
        features.push_back({star_with_holes(seeded, centre, seeded.between(20, 200))});
    }
    const geo::Geometry ground = ground_of(features);
    const GeosAreas geos{features};
    for (int i = 0; i < 2000; ++i) {
        const geo::Point p{seeded.between(-100, 1100), seeded.between(-100, 1100)};
        REQUIRE(ground.features_at(p) == geos.features_at(p));
    }
}
