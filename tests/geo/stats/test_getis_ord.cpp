#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "geo/stats/getis_ord.h"
#include "tests/geo/stats/published_places.h"

using geo::SpatialWeights;
using geo::Weighting;

TEST_CASE("Gi* of six points is what PySAL documents") {
    const auto found =
        geo::getis_ord(published::six_values, SpatialWeights(6, published::six_points));
    REQUIRE(found.has_value());
    const std::vector<double> documented{-1.39727626, -0.28917762, 0.65064964,
                                         -0.28917762, 1.23452088,  2.02424331};
    for (std::size_t i = 0; i < documented.size(); ++i)
        CHECK((*found)[i].z == doctest::Approx(documented[i]).epsilon(1e-7));
    CHECK((*found)[5].p == doctest::Approx(0.04294).epsilon(1e-3));  // two-sided, of 2.02424331
}

TEST_CASE("Gi* of Ireland's counties is what spdep computes, however weights are standardised") {
    for (const Weighting weighting : {Weighting::row_standardised, Weighting::binary}) {
        const auto found = geo::getis_ord(published::irish_blood_group_a,
                                          SpatialWeights(26, published::irish_counties, weighting));
        REQUIRE(found.has_value());
        for (std::size_t i = 0; i < found->size(); ++i)
            CHECK((*found)[i].z == doctest::Approx(published::irish_getis_ord[i]).epsilon(1e-7));
    }
}

TEST_CASE("the hot spots of Columbus are fewer once adjusted for false discovery") {
    const auto found = geo::getis_ord(published::columbus_crime,
                                      SpatialWeights(49, published::columbus_neighbourhoods));
    REQUIRE(found.has_value());
    const auto below = [&](auto p) {
        return std::ranges::count_if(
            *found, [](double one) { return one <= 0.05; }, p);
    };
    // spdep 1.2-7: localG() beyond 1.96, and p.adjust(…, "BH") of its two-sided p-values.
    CHECK(below(&geo::HotSpot::p) == 17);
    CHECK(below(&geo::HotSpot::adjusted_p) == 5);
}

TEST_CASE("a place with all others as neighbours is neither hot nor cold") {
    const std::vector<geo::NeighbourPair> star{{0, 1}, {0, 2}, {0, 3}};
    const auto found = geo::getis_ord(std::vector<double>{1, 2, 3, 9}, SpatialWeights(4, star));
    REQUIRE(found.has_value());
    CHECK(found->front().z == 0);
    CHECK(found->front().p == 1);
}

TEST_CASE("equal values have no hot spots, and that is said") {
    const auto found =
        geo::getis_ord(std::vector<double>(6, 4.5), SpatialWeights(6, published::six_points));
    REQUIRE_FALSE(found.has_value());
    CHECK(found.error().what.find("all 6 values are equal") != std::string::npos);
}
