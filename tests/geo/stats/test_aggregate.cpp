#include <doctest/doctest.h>

#include <vector>

#include "geo/stats/aggregate.h"

TEST_CASE("a mean of districts counts each by its weight") {
    const std::vector<geo::Weighted> parts{{.value = 10, .weight = 3}, {.value = 20, .weight = 1}};
    CHECK(geo::weighted_mean(parts) == 12.5);
}

TEST_CASE("without parts or weight there is no mean") {
    CHECK_FALSE(geo::weighted_mean({}).has_value());
    CHECK_FALSE(geo::weighted_mean(std::vector<geo::Weighted>{{.value = 5, .weight = 0}}));
}

TEST_CASE("a mean of estimates counts each alike, and is surer than they are") {
    const std::vector<geo::Estimate> estimates{{10, geo::Interval{7, 13}},
                                               {20, geo::Interval{16, 24}}};
    const auto mean = geo::mean_of(estimates);
    REQUIRE(mean.has_value());
    CHECK(mean->value == 15);
    CHECK(mean->interval == geo::Interval{12.5, 17.5});  // half of the root of 9 and 16
    CHECK_FALSE(geo::mean_of({}));
}

TEST_CASE("a mean has no interval where one of its estimates has none") {
    const std::vector<geo::Estimate> estimates{{10, geo::Interval{7, 13}}, {20}};
    const auto mean = geo::mean_of(estimates);
    REQUIRE(mean.has_value());
    CHECK(mean->value == 15);
    CHECK_FALSE(mean->interval);
}
