#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "geo/stats/false_discovery.h"

using geo::adjusted_for_false_discovery;

TEST_CASE("of Benjamini & Hochberg's fifteen p-values four are significant at a rate of 0.05") {
    // Benjamini & Hochberg (1995), section 3.2: thrombolysis after myocardial infarction.
    const std::vector<double> p{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                                0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000};
    const auto adjusted = adjusted_for_false_discovery(p);
    CHECK(std::ranges::count_if(adjusted, [](double one) { return one <= 0.05; }) == 4);
    // R: p.adjust(p, "BH")
    const std::vector<double> documented{
        0.0015,       0.003,        0.0095,       0.035625,     0.0603,
        0.0638571429, 0.0638571429, 0.0645,       0.0765,       0.486,
        0.5811818182, 0.714875,     0.7532307692, 0.8132142857, 1};
    for (std::size_t i = 0; i < p.size(); ++i)
        CHECK(adjusted[i] == doctest::Approx(documented[i]).epsilon(1e-9));
}

TEST_CASE("the order of the tests does not matter, and one test alone is not adjusted") {
    CHECK(adjusted_for_false_discovery(std::vector<double>{0.9, 0.01, 0.02}) ==
          std::vector<double>{0.9, 0.03, 0.03});
    CHECK(adjusted_for_false_discovery(std::vector<double>{0.04}) == std::vector<double>{0.04});
    CHECK(adjusted_for_false_discovery({}).empty());
}
