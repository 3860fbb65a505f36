#include <doctest/doctest.h>

#include <vector>

#include "geo/stats/spatial_weights.h"

using geo::NeighbourPair;
using geo::SpatialWeights;
using geo::Weighting;

namespace {

std::vector<std::uint32_t> neighbours(const SpatialWeights& weights, std::size_t place) {
    const auto found = weights.neighbours_of(place);
    return {found.begin(), found.end()};
}

}  // namespace

TEST_CASE(
    "neighbours are mutual, each once, however often and whichever way round they are given") {
    const std::vector<NeighbourPair> pairs{{0, 1}, {1, 0}, {2, 1}, {1, 1}};
    const SpatialWeights weights(4, pairs);
    CHECK(weights.size() == 4);
    CHECK(neighbours(weights, 0) == std::vector<std::uint32_t>{1});
    CHECK(neighbours(weights, 1) == std::vector<std::uint32_t>{0, 2});
    CHECK(neighbours(weights, 2) == std::vector<std::uint32_t>{1});
    CHECK(neighbours(weights, 3).empty());
    CHECK(weights.islands() == std::vector<std::size_t>{3});
}

TEST_CASE("a row-standardised row adds up to 1, a binary one to the number of neighbours") {
    const std::vector<NeighbourPair> pairs{{0, 1}, {1, 2}};
    CHECK(SpatialWeights(4, pairs).weight_of(1) == 0.5);
    CHECK(SpatialWeights(4, pairs).weight_of(0) == 1);
    CHECK(SpatialWeights(4, pairs).weight_of(3) == 0);
    CHECK(SpatialWeights(4, pairs, Weighting::binary).weight_of(1) == 1);
}

TEST_CASE("the weights of some places know those places alone, and standardise anew") {
    const std::vector<NeighbourPair> pairs{{0, 1}, {1, 2}, {2, 3}};
    const std::vector<std::size_t> kept{0, 1, 3};
    const SpatialWeights some = SpatialWeights(4, pairs).among(kept);
    CHECK(some.size() == 3);
    CHECK(neighbours(some, 1) == std::vector<std::uint32_t>{0});
    CHECK(some.weight_of(1) == 1);
    CHECK(some.islands() == std::vector<std::size_t>{2});
}
