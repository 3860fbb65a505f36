#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <random>
#include <vector>

#include "geo/stats/class_breaks.h"
#include "tests/geo/stats/published_values.h"

using geo::BreakMethod;
using geo::ClassBreaks;

namespace {

constexpr std::array methods_of_values{BreakMethod::equal_interval, BreakMethod::quantile,
                                       BreakMethod::natural, BreakMethod::pretty,
                                       BreakMethod::standard_deviation};

void check_near(const std::vector<double>& found, const std::vector<double>& expected) {
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        CHECK(found[i] == doctest::Approx(expected[i]).epsilon(1e-9));
}

std::vector<double> seeded_values(unsigned seed, int n) {
    std::mt19937 random(seed);
    std::lognormal_distribution<double> value(2, 1);
    std::vector<double> values;
    for (int i = 0; i < n; ++i) values.push_back(value(random));
    return values;
}

}  // namespace

TEST_CASE("every method has a code, and the code names the method") {
    for (BreakMethod method : methods_of_values)
        CHECK(geo::break_method_of(geo::code_of(method)) == method);
    CHECK(geo::code_of(BreakMethod::equal_interval) == "equal-interval");
    CHECK(geo::break_method_of("manual") == BreakMethod::manual);
    CHECK_FALSE(geo::break_method_of("jenks").has_value());
    CHECK_FALSE(geo::break_method_of("").has_value());
}

TEST_CASE("equal intervals are those mapclassify documents for California's employment density") {
    const auto breaks = geo::equal_interval_breaks(published::california_employment_density, 5);
    REQUIRE(breaks.has_value());
    check_near(breaks->interior, {822.394, 1644.658, 2466.922, 3289.186});
    CHECK(geo::class_counts(*breaks, published::california_employment_density) ==
          std::vector{57, 0, 0, 0, 1});
}

TEST_CASE("quantiles are those mapclassify documents for California's employment density") {
    const auto breaks = geo::quantile_breaks(published::california_employment_density, 5);
    REQUIRE(breaks.has_value());
    check_near(breaks->interior, {1.464, 5.798, 13.278, 54.616});
    CHECK(geo::class_counts(*breaks, published::california_employment_density) ==
          std::vector{12, 11, 12, 11, 12});
}

TEST_CASE("quartiles are those of R's quantile(), type 7") {
    const auto breaks = geo::quantile_breaks(published::motor_trend_mpg, 4);
    REQUIRE(breaks.has_value());
    check_near(breaks->interior, {15.425, 19.2, 22.8});
}

TEST_CASE(
    "standard deviations are those mapclassify documents for California's employment density") {
    const auto breaks = geo::standard_deviation_breaks(published::california_employment_density, 5);
    REQUIRE(breaks.has_value());
    check_near(breaks->interior, {-967.36235382, -420.71712519, 672.57333208, 1219.21856072});
    CHECK(geo::class_counts(*breaks, published::california_employment_density) ==
          std::vector{0, 0, 56, 1, 1});
}

TEST_CASE(
    "standard deviations are whole up to 6 classes, half above, and an even number of classes "
    "has a break at the mean") {
    const std::vector<double> values{-1, 0, 1};  // mean 0, standard deviation 1
    const auto breaks = [&](int classes) {
        return geo::standard_deviation_breaks(values, classes).value().interior;
    };
    CHECK(breaks(2) == std::vector<double>{0});
    CHECK(breaks(3) == std::vector<double>{-1, 1});
    CHECK(breaks(6) == std::vector<double>{-2, -1, 0, 1, 2});
    CHECK(breaks(7) == std::vector<double>{-1.5, -1, -0.5, 0.5, 1, 1.5});
    CHECK(breaks(8) == std::vector<double>{-1.5, -1, -0.5, 0, 0.5, 1, 1.5});
}

TEST_CASE("breaks of every method ascend strictly and their counts hold every value once") {
    for (unsigned seed = 0; seed < 20; ++seed)
        for (int classes = 2; classes <= 9; ++classes)
            for (BreakMethod method : methods_of_values) {
                CAPTURE(seed);
                CAPTURE(classes);
                CAPTURE(geo::code_of(method));
                const auto values = seeded_values(seed, 10 + static_cast<int>(seed) * 20);
                const auto breaks = geo::class_breaks(method, values, classes);
                REQUIRE(breaks.has_value());
                if (method != BreakMethod::pretty)
                    CHECK(std::ssize(breaks->interior) == classes - 1);
                CHECK(std::ranges::adjacent_find(breaks->interior, std::greater_equal{}) ==
                      breaks->interior.end());
                const auto counts = geo::class_counts(*breaks, values);
                CHECK(std::accumulate(counts.begin(), counts.end(), 0) == std::ssize(values));
            }
}

TEST_CASE("quantile classes of different values are equally full, but for one value") {
    for (int n = 9; n < 60; ++n)
        for (int classes = 2; classes <= 9; ++classes) {
            CAPTURE(n);
            CAPTURE(classes);
            const auto values = seeded_values(7, n);
            const auto breaks = geo::quantile_breaks(values, classes);
            REQUIRE(breaks.has_value());
            const auto counts = geo::class_counts(*breaks, values);
            const auto [least, most] = std::ranges::minmax(counts);
            CHECK(most - least <= 1);
        }
}

TEST_CASE("the order of values does not matter") {
    auto values = seeded_values(3, 100);
    for (BreakMethod method : methods_of_values) {
        const auto before = geo::class_breaks(method, values, 5);
        std::ranges::reverse(values);
        CHECK(geo::class_breaks(method, values, 5) == before);
    }
}

TEST_CASE("values that cannot be classified are refused, and the reason is said") {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinity = std::numeric_limits<double>::infinity();
    constexpr double most = std::numeric_limits<double>::max();
    struct Case {
        std::vector<double> values;
        std::string_view because;
    };
    for (const Case& c : {
             Case{{}, "there are no values to classify"},
             Case{{1, 2, nan, 4, 5, 6},
                  "a value to classify is not a finite number; leave it out as no data"},
             Case{{1, 2, infinity, 4, 5, 6},
                  "a value to classify is not a finite number; leave it out as no data"},
             Case{{-most, 0, 1, 2, most},
                  "the values lie too far apart to classify; use a larger unit"},
             Case{{3, 3, 3, 3, 3, 3},
                  "6 values, 1 of them different, cannot be divided into 5 classes by this method; "
                  "ask for fewer classes or use another method"},
         })
        for (BreakMethod method : methods_of_values) {
            CAPTURE(geo::code_of(method));
            const auto breaks = geo::class_breaks(method, c.values, 5);
            REQUIRE_FALSE(breaks.has_value());
            CHECK(breaks.error().what == c.because);
        }
}

TEST_CASE("ties that leave too few classes are refused by the methods that look at single values") {
    const std::vector<double> mostly_nothing{0, 0, 0, 0, 0, 0, 0, 1, 2, 3};
    CHECK_FALSE(geo::quantile_breaks(mostly_nothing, 5).has_value());
    CHECK_FALSE(geo::natural_breaks(mostly_nothing, 5).has_value());
    CHECK(geo::natural_breaks(mostly_nothing, 4).has_value());
    CHECK(geo::equal_interval_breaks(mostly_nothing, 5).has_value());
}

TEST_CASE("a quantile class without a value is no class") {
    const std::vector<double> half_nothing{0, 0, 0, 0, 1, 2};
    CHECK_FALSE(geo::quantile_breaks(half_nothing, 3).has_value());  // the first break would be 0
    const std::vector<double> three{1, 2, 3};
    CHECK_FALSE(geo::quantile_breaks(three, 5).has_value());
}

TEST_CASE("neighbouring doubles leave no room for classes, and that is said rather than guessed") {
    const double one = 1, next = std::nextafter(1.0, 2.0);
    const std::vector<double> values{one, next};
    CHECK_FALSE(geo::equal_interval_breaks(values, 5).has_value());
    CHECK_FALSE(geo::pretty_breaks(values, 5).has_value());
    const auto two = geo::natural_breaks(values, 2);
    REQUIRE(two.has_value());
    CHECK(geo::class_counts(*two, values) == std::vector{1, 1});
}

TEST_CASE("a person's breaks are sorted") {
    CHECK(geo::manual_breaks(std::vector<double>{30, 10, 20}).value().interior ==
          std::vector<double>{10, 20, 30});
    CHECK(
        geo::class_breaks(BreakMethod::manual, {}, 5, std::vector<double>{2, 1}).value().interior ==
        std::vector<double>{1, 2});
}

TEST_CASE("a person's breaks are refused when they are none, too many, equal or not finite") {
    struct Case {
        std::vector<double> breaks;
        std::string_view because;
    };
    for (const Case& c : {
             Case{{}, "0 breaks were given; give 1 to 8"},
             Case{{1, 2, 3, 4, 5, 6, 7, 8, 9}, "9 breaks were given; give 1 to 8"},
             Case{{10, 2.5, 10}, "the break 10 is given twice; give each once"},
             Case{{1, std::numeric_limits<double>::infinity()},
                  "a break is not a finite number; give plain numbers"},
             Case{{std::numeric_limits<double>::quiet_NaN()},
                  "a break is not a finite number; give plain numbers"},
         }) {
        const auto breaks = geo::manual_breaks(c.breaks);
        REQUIRE_FALSE(breaks.has_value());
        CHECK(breaks.error().what == c.because);
    }
}

TEST_CASE("a value equal to a break belongs to the class above it") {
    const ClassBreaks breaks{{10, 20}};
    CHECK(geo::class_of(breaks, -1e300) == 0);
    CHECK(geo::class_of(breaks, 9.999) == 0);
    CHECK(geo::class_of(breaks, 10) == 1);
    CHECK(geo::class_of(breaks, 20) == 2);
    CHECK(geo::class_of(breaks, 1e300) == 2);
    CHECK(geo::class_of(ClassBreaks{}, 5) == 0);
    CHECK(geo::class_counts(breaks, std::vector<double>{5, 10, 15, 20}) == std::vector{1, 2, 1});
}
