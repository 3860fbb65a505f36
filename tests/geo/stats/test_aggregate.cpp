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
