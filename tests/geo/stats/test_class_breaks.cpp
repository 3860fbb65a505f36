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

/// Those that take the number of classes that is asked for.
constexpr std::array methods_of_values{
    BreakMethod::equal_interval, BreakMethod::quantile,           BreakMethod::natural,
    BreakMethod::pretty,         BreakMethod::standard_deviation, BreakMethod::maximum};
constexpr std::array methods_with_own_classes{BreakMethod::head_tail, BreakMethod::percentile,
                                              BreakMethod::box};

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
    for (BreakMethod method : geo::all_break_methods)
        CHECK(geo::break_method_of(geo::code_of(method)) == method);
    CHECK(geo::code_of(BreakMethod::head_tail) == "head-tail");
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

TEST_CASE("head/tail breaks are those mapclassify documents for California's employment density") {
    const auto& density = published::california_employment_density;
    const auto breaks = geo::head_tail_breaks(density);
    REQUIRE(breaks.has_value());
    check_near(breaks->interior, {125.92810344827588, 811.26});
    CHECK(geo::class_counts(*breaks, density) == std::vector{50, 7, 1});
}

TEST_CASE("percentiles are those mapclassify documents for California's employment density") {
    const auto& density = published::california_employment_density;
    const auto breaks = geo::percentile_breaks(density);
    REQUIRE(breaks.has_value());
    check_near(breaks->interior, {0.1357, 0.553, 9.365, 213.914, 2179.948});
    CHECK(geo::class_counts(*breaks, density) == std::vector{1, 5, 23, 23, 5, 1});
}

TEST_CASE(
    "a box map's breaks are those mapclassify documents for California's employment density") {
    const auto& density = published::california_employment_density;
    const auto breaks = geo::box_breaks(density);
    REQUIRE(breaks.has_value());
    check_near(breaks->interior, {-52.876250, 2.5675, 9.365, 39.53, 94.97375});
    CHECK(geo::class_counts(*breaks, density) == std::vector{0, 15, 14, 14, 6, 9});
}

TEST_CASE("maximum breaks are those mapclassify documents for California's employment density") {
    const auto& density = published::california_employment_density;
    const auto breaks = geo::maximum_breaks(density, 5);
    REQUIRE(breaks.has_value());
    check_near(breaks->interior, {146.005, 228.49, 546.675, 2417.15});
    CHECK(geo::class_counts(*breaks, density) == std::vector{50, 2, 4, 1, 1});
}

TEST_CASE("of equally wide gaps the lower ones are breaks") {
    CHECK(geo::maximum_breaks(std::vector<double>{4, 2, 1, 3}, 3).value().interior ==
          std::vector<double>{1.5, 2.5});
}

TEST_CASE("head/tail breaks go on while the head is the smaller part, to nine classes at most") {
    // Pareto's distribution with exponent 2: above its mean, twice the least value, lies a quarter
    // of it, and that quarter is like the whole.
    constexpr int n = 300'000;
    std::vector<double> pareto;
    for (int i = 1; i <= n; ++i) pareto.push_back(std::sqrt(static_cast<double>(n) / i));
    const auto breaks = geo::head_tail_breaks(pareto);
    REQUIRE(breaks.has_value());
    REQUIRE(breaks->interior.size() == 8);
    CHECK(breaks->interior[0] == doctest::Approx(2).epsilon(0.01));
    CHECK(breaks->interior[1] == doctest::Approx(4).epsilon(0.01));
    const std::vector<double> even{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    const auto refused = geo::head_tail_breaks(even);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().what.find("not heavy-tailed") != std::string::npos);
}

TEST_CASE("methods with classes of their own look at no number of classes") {
    const auto values = seeded_values(5, 200);
    for (const BreakMethod method : methods_with_own_classes) {
        CAPTURE(geo::code_of(method));
        CHECK(geo::has_own_classes(method));
        const auto two = geo::class_breaks(method, values, 2);
        REQUIRE(two.has_value());
        CHECK(two == geo::class_breaks(method, values, 9));
        CHECK(std::ranges::adjacent_find(two->interior, std::greater_equal{}) ==
              two->interior.end());
    }
    for (const BreakMethod method : methods_of_values) CHECK_FALSE(geo::has_own_classes(method));
}

TEST_CASE("six classes cannot be had of values that are mostly equal, and that is said") {
    const std::vector<double> mostly_nothing{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3};
    for (const auto& refused :
         {geo::percentile_breaks(mostly_nothing), geo::box_breaks(mostly_nothing)}) {
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().what.find("too many of the values are equal") != std::string::npos);
    }
}

TEST_CASE("the goodness of variance fit is what lies between the classes") {
    // Means 2 and 11, of all 6.5: within 2 + 2 = 4, in all 2 * 3 * 4.5² + 4 = 125.5.
    const std::vector<double> two_heaps{1, 2, 3, 10, 11, 12};
    CHECK(geo::goodness_of_variance_fit(ClassBreaks{{6}}, two_heaps) ==
          doctest::Approx(1 - 4 / 125.5));
    CHECK(geo::goodness_of_variance_fit(ClassBreaks{}, two_heaps) == doctest::Approx(0));
    CHECK(geo::goodness_of_variance_fit(ClassBreaks{{20}}, two_heaps) == doctest::Approx(0));
    CHECK(geo::goodness_of_variance_fit(ClassBreaks{{1.5, 2.5, 5, 10.5, 11.5}}, two_heaps) == 1);
    CHECK(geo::goodness_of_variance_fit(ClassBreaks{}, std::vector<double>(4, 7.0)) == 1);
}

TEST_CASE("no method fits better than natural breaks with as many classes") {
    for (unsigned seed = 0; seed < 20; ++seed) {
        const auto values = seeded_values(seed, 100);
        const auto fits = geo::fits_of(values, 5);
        CHECK(fits.size() >= 8);
        for (const geo::MethodFit& fit : fits) {
            CAPTURE(geo::code_of(fit.method));
            CHECK(fit.method != BreakMethod::manual);
            CHECK(fit.goodness == geo::goodness_of_variance_fit(fit.breaks, values));
            const int classes = static_cast<int>(fit.breaks.interior.size()) + 1;
            const auto natural = geo::natural_breaks(values, classes);
            REQUIRE(natural.has_value());
            CHECK(fit.goodness <= geo::goodness_of_variance_fit(*natural, values) + 1e-9);
        }
    }
}

TEST_CASE("methods that cannot divide the values have no fit") {
    const auto fits = geo::fits_of(std::vector<double>{1, 1, 1, 1, 2, 2, 2, 2}, 2);
    CHECK(std::ranges::count(fits, BreakMethod::natural, &geo::MethodFit::method) == 1);
    CHECK(std::ranges::count(fits, BreakMethod::percentile, &geo::MethodFit::method) == 0);
    CHECK(geo::fits_of({}, 5).empty());
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
    for (BreakMethod method : geo::all_break_methods) {
        if (method == BreakMethod::manual) continue;
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
