#include <doctest/doctest.h>

#include "app/picture/border_density.h"

using namespace app;

namespace {

geo::Geometry squares_of(const std::vector<double>& sides) {
    geo::Geometry geometry;
    double left = 0;
    for (const double side : sides) {
        geometry.extents.push_back({left, 0, left + side, side});
        left += side;
    }
    return geometry;
}

}  // namespace

TEST_CASE("the typical size of areas is that of the middle one, whatever a few large ones are") {
    CHECK(typical_size(squares_of({300, 200, 50'000})) == 300);
    CHECK(typical_size(squares_of({})) == 0);
}

TEST_CASE("borders fade as areas become too small to be told apart, and are whole before") {
    CHECK(border_share(1000, 400) == 0);
    CHECK(border_share(1000, 1000 / 6.5) == doctest::Approx(0.5));
    CHECK(border_share(1000, 100) == 1);
    CHECK(border_share(20'000, 1200) == 1);  // districts over the whole kingdom
    double before = 0;
    for (double metres_per_pixel = 500; metres_per_pixel > 50; metres_per_pixel *= 0.98) {
        const double share = border_share(1000, metres_per_pixel);
        CHECK(share >= before);
        CHECK(share - before < 0.05);
        before = share;
    }
}
