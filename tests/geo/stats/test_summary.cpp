#include <doctest/doctest.h>

#include <vector>

#include "geo/stats/quantile.h"
#include "geo/stats/summary.h"
#include "tests/geo/stats/published_values.h"

TEST_CASE("a summary is R's of the 32 cars of Motor Trend") {
    const auto summary = geo::summary_of(published::motor_trend_mpg);
    REQUIRE(summary.has_value());
    CHECK(summary->n == 32);
    CHECK(summary->min == 10.4);
    CHECK(summary->lower_quartile == doctest::Approx(15.425));
    CHECK(summary->median == doctest::Approx(19.2));
    CHECK(summary->upper_quartile == doctest::Approx(22.8));
    CHECK(summary->max == 33.9);
    CHECK(summary->mean == doctest::Approx(20.090625));
    CHECK(summary->standard_deviation == doctest::Approx(6.026948).epsilon(1e-7));
    CHECK(summary->sum == doctest::Approx(642.9));
}

TEST_CASE("no values have no summary, and one value does not vary") {
    CHECK_FALSE(geo::summary_of({}).has_value());
    const auto one = geo::summary_of(std::vector<double>{7});
    REQUIRE(one.has_value());
    CHECK(one->standard_deviation == 0);
    CHECK(one->lower_quartile == 7);
    CHECK(one->upper_quartile == 7);
}

TEST_CASE("a quantile that falls on a value is that value exactly") {
    const std::vector<double> values{0.1, 0.2, 0.3, 0.4, 0.7};
    CHECK(geo::quantile_of(values, 0, 4) == 0.1);
    CHECK(geo::quantile_of(values, 3, 4) == 0.4);
    CHECK(geo::quantile_of(values, 4, 4) == 0.7);
    CHECK(geo::quantile_of(values, 1, 8) == doctest::Approx(0.15));
}

TEST_CASE("equal values share the better rank, and the next rank is left out") {
    const std::vector<double> values{30, 50, 30, 10};
    CHECK(geo::ranks_of(values) == std::vector{2, 1, 2, 4});
    CHECK(geo::ranks_of(values, true) == std::vector{2, 4, 2, 1});
    CHECK(geo::ranks_of({}).empty());
}

TEST_CASE("a histogram counts every value, those outside in the end bins") {
    const std::vector<double> values{-5, 0, 0.99, 1, 2.5, 3.99, 4, 9};
    CHECK(geo::histogram_of(values, 0, 4, 4) == std::vector{3, 1, 1, 3});
    CHECK(geo::histogram_of({}, 0, 1, 2) == std::vector{0, 0});
    CHECK(geo::histogram_of(std::vector<double>{3, 3}, 3, 3, 2) == std::vector{2, 0});
}
