#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <random>
#include <vector>

#include "geo/stats/class_breaks.h"
#include "tests/geo/stats/published_values.h"

namespace {

double squared_deviations(std::span<const double> values) {
    if (values.empty()) return 0;
    const double mean =
        std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    double sum = 0;
    for (double value : values) sum += (value - mean) * (value - mean);
    return sum;
}

double within_classes(const geo::ClassBreaks& breaks, std::span<const double> values) {
    std::vector<std::vector<double>> classes(breaks.interior.size() + 1);
    for (double value : values)
        classes[static_cast<std::size_t>(geo::class_of(breaks, value))].push_back(value);
    double sum = 0;
    for (const auto& one : classes) sum += squared_deviations(one);
    return sum;
}

/// The obvious slow way: every division of the sorted values, tried.
double least_of_all_divisions(std::span<const double> sorted, int classes) {
    if (classes == 1) return squared_deviations(sorted);
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t last = static_cast<std::size_t>(classes) - 1; last < sorted.size(); ++last)
        least = std::min(least, least_of_all_divisions(sorted.first(last), classes - 1) +
                                    squared_deviations(sorted.subspan(last)));
    return least;
}

/// Small whole numbers, so that many values tie.
std::vector<double> seeded_values(unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> value(-20, 20);
    std::vector<double> values;
    for (int i = 0; i < 13; ++i) values.push_back(value(random) * (i % 3 == 0 ? 10 : 1));
    return values;
}

}  // namespace

TEST_CASE("natural breaks are those mapclassify documents (FisherJenks) for California") {
    const auto breaks = geo::natural_breaks(published::california_employment_density, 5);
    REQUIRE(breaks.has_value());
    // Documented upper bounds 75.29, 192.05, 370.5, 722.85; ours lie half-way to the next value.
    CHECK(breaks->interior[0] == doctest::Approx((75.29 + 110.74) / 2));
    CHECK(breaks->interior[1] == doctest::Approx((192.05 + 264.93) / 2));
    CHECK(breaks->interior[2] == doctest::Approx((370.5 + 722.85) / 2));
    CHECK(breaks->interior[3] == doctest::Approx((722.85 + 4111.45) / 2));
    CHECK(geo::class_counts(*breaks, published::california_employment_density) ==
          std::vector{49, 3, 4, 1, 1});
}

TEST_CASE(
    "natural breaks are those that Ckmeans.1d.dp publishes for ten numbers in three classes") {
    // Expected sizes 4, 3, 3, centres -1, 2, 5 and squared deviations 0, 0, 2: the package's tests.
    const std::vector<double> values{-1, 2, -1, 2, 4, 5, 6, -1, 2, -1};
    const auto breaks = geo::natural_breaks(values, 3);
    REQUIRE(breaks.has_value());
    CHECK(breaks->interior == std::vector<double>{0.5, 3});
    CHECK(geo::class_counts(*breaks, values) == std::vector{4, 3, 3});
    CHECK(within_classes(*breaks, values) == doctest::Approx(2));
}

TEST_CASE("natural breaks are never worse than any other division of the values") {
    for (unsigned seed = 0; seed < 60; ++seed)
        for (int classes = 2; classes <= 6; ++classes) {
            CAPTURE(seed);
            CAPTURE(classes);
            auto values = seeded_values(seed);
            const auto breaks = geo::natural_breaks(values, classes);
            REQUIRE(breaks.has_value());
            std::ranges::sort(values);
            CHECK(within_classes(*breaks, values) ==
                  doctest::Approx(least_of_all_divisions(values, classes)));
        }
}

TEST_CASE("natural breaks of values far from nothing are as good as of the same values near it") {
    auto values = seeded_values(5);
    const auto near = geo::natural_breaks(values, 4).value();
    for (double& value : values) value += 1e12;
    const auto far = geo::natural_breaks(values, 4).value();
    for (std::size_t i = 0; i < near.interior.size(); ++i)
        CHECK(far.interior[i] - 1e12 == near.interior[i]);
}

TEST_CASE("as many natural classes as different values put each value into its own") {
    const std::vector<double> values{5, 1, 3, 3, 1, 7, 9};
    const auto breaks = geo::natural_breaks(values, 5).value();
    CHECK(breaks.interior == std::vector<double>{2, 4, 6, 8});
}
