#include <doctest/doctest.h>

#include <array>
#include <limits>
#include <vector>

#include "geo/stats/correlation.h"
#include "tests/geo/stats/published_values.h"

namespace {

struct Pairs {
    std::vector<double> x, y;
};

/// Anscombe (1973), "Graphs in statistical analysis".
std::array<Pairs, 4> anscombes_quartet() {
    const std::vector<double> x{10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
    return {Pairs{x, {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68}},
            Pairs{x, {9.14, 8.14, 8.74, 8.77, 9.26, 8.10, 6.13, 3.10, 9.13, 7.26, 4.74}},
            Pairs{x, {7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73}},
            Pairs{{8, 8, 8, 8, 8, 8, 8, 19, 8, 8, 8},
                  {6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.50, 5.56, 7.91, 6.89}}};
}

}  // namespace

TEST_CASE("Anscombe's four sets have one correlation and one line") {
    for (const Pairs& set : anscombes_quartet()) {
        CHECK(geo::pearson_correlation(set.x, set.y)->r == doctest::Approx(0.816).epsilon(1e-3));
        const auto line = geo::least_squares_line(set.x, set.y);
        REQUIRE(line.has_value());
        CHECK(line->intercept == doctest::Approx(3.00).epsilon(1e-3));
        CHECK(line->slope == doctest::Approx(0.500).epsilon(1e-3));
        CHECK(line->r_squared == doctest::Approx(0.67).epsilon(0.01));
    }
}

TEST_CASE("the interval of a correlation is what R's cor.test documents") {
    // Hollander & Wolfe (1973), p. 185: Hunter L measure of lightness, and what a panel said.
    const std::vector<double> lightness{44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1};
    const std::vector<double> panel{2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8};
    const auto tuna = geo::pearson_correlation(lightness, panel);
    REQUIRE(tuna.has_value());
    CHECK(tuna->r == doctest::Approx(0.5711816).epsilon(1e-7));
    CHECK(tuna->interval->lower == doctest::Approx(-0.1497426).epsilon(1e-6));
    CHECK(tuna->interval->upper == doctest::Approx(0.8955795).epsilon(1e-6));
}

TEST_CASE("weight and consumption of 32 cars go together as R says of mtcars") {
    const std::vector<double> weight{2.620, 2.875, 2.320, 3.215, 3.440, 3.460, 3.570, 3.190,
                                     3.150, 3.440, 3.440, 4.070, 3.730, 3.780, 5.250, 5.424,
                                     5.345, 2.200, 1.615, 1.835, 2.465, 3.520, 3.435, 3.840,
                                     3.845, 1.935, 2.140, 1.513, 3.170, 2.770, 3.570, 2.780};
    const auto pearson = geo::pearson_correlation(published::motor_trend_mpg, weight);
    REQUIRE(pearson.has_value());
    CHECK(pearson->r == doctest::Approx(-0.8676594).epsilon(1e-7));
    CHECK(pearson->interval->lower == doctest::Approx(-0.9338264).epsilon(1e-6));
    CHECK(pearson->interval->upper == doctest::Approx(-0.7440872).epsilon(1e-6));
    // With ties: cor(mpg, wt, method = "spearman").
    CHECK(geo::spearman_correlation(published::motor_trend_mpg, weight)->r ==
          doctest::Approx(-0.886422).epsilon(1e-6));
}

TEST_CASE("the interval of a rank correlation is what R's statpsych documents for ci.spear") {
    const std::vector<double> y{21, 4, 9, 12, 35, 18, 10, 22, 24, 1, 6, 8, 13, 16, 19};
    const std::vector<double> x{67, 28, 30, 28, 52, 40, 25, 37, 44, 10, 14, 20, 28, 40, 51};
    const auto found = geo::spearman_correlation(x, y);
    REQUIRE(found.has_value());
    CHECK(found->r == doctest::Approx(0.8699639).epsilon(1e-7));
    CHECK(found->interval->lower == doctest::Approx(0.5840951).epsilon(1e-6));
    CHECK(found->interval->upper == doctest::Approx(0.9638297).epsilon(1e-6));
}

TEST_CASE("a rank correlation looks at order alone") {
    const std::vector<double> x{1, 2, 3, 4, 5};
    CHECK(geo::spearman_correlation(x, std::vector<double>{1, 10, 100, 1000, 10000})->r ==
          doctest::Approx(1));
    CHECK(geo::spearman_correlation(x, std::vector<double>{5, 4, 3, 2, 0})->r ==
          doctest::Approx(-1));
}

TEST_CASE("x and y may change places, and a straight line has a correlation of one") {
    const Pairs set = anscombes_quartet()[0];
    CHECK(geo::pearson_correlation(set.x, set.y)->r ==
          doctest::Approx(geo::pearson_correlation(set.y, set.x)->r));
    std::vector<double> doubled;
    for (const double x : set.x) doubled.push_back(7 - 2 * x);
    const auto exact = geo::pearson_correlation(set.x, doubled);
    CHECK(exact->r == doctest::Approx(-1));
    CHECK(exact->interval->upper < -0.99);
    const auto line = geo::least_squares_line(set.x, doubled);
    CHECK(line->slope == doctest::Approx(-2));
    CHECK(line->intercept == doctest::Approx(7));
}

TEST_CASE("three pairs have a correlation and no interval") {
    const std::vector<double> x{1, 2, 3}, y{1, 3, 2};
    CHECK(geo::pearson_correlation(x, y)->r == doctest::Approx(0.5));
    CHECK_FALSE(geo::pearson_correlation(x, y)->interval.has_value());
}

TEST_CASE("pairs that say nothing of a correlation are refused, and the reason is said") {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    struct Case {
        std::vector<double> x, y;
        std::string_view says;
    };
    for (const Case& c : {Case{{1, 2}, {3, 4}, "2 areas have both figures"},
                          Case{{1, 2, 3, 4}, {5, 5, 5, 5}, "all 4 values are equal"},
                          Case{{1, nan, 3, 4}, {1, 2, 3, 4}, "not a finite number"}}) {
        CAPTURE(c.says);
        for (const auto& found :
             {geo::pearson_correlation(c.x, c.y), geo::spearman_correlation(c.x, c.y)}) {
            REQUIRE_FALSE(found.has_value());
            CHECK(found.error().what.find(c.says) != std::string::npos);
        }
        CHECK_FALSE(geo::least_squares_line(c.x, c.y).has_value());
    }
}
