#include "geo/stats/spatial_weights.h"

#include <algorithm>
#include <cassert>

namespace geo {

SpatialWeights::SpatialWeights(std::size_t places, std::span<const NeighbourPair> pairs,
                               Weighting weighting)
    : weighting_(weighting) {
    std::vector<NeighbourPair> both;
    both.reserve(2 * pairs.size());
    for (const NeighbourPair& pair : pairs) {
        assert(pair.one < places && pair.other < places);
        if (pair.one == pair.other) continue;
        both.push_back(pair);
        both.push_back({pair.other, pair.one});
    }
    std::ranges::sort(both);
    both.erase(std::unique(both.begin(), both.end()), both.end());
    first_.assign(places + 1, 0);
    neighbours_.reserve(both.size());
    for (const NeighbourPair& pair : both) {
        ++first_[pair.one + 1];
        neighbours_.push_back(pair.other);
    }
    for (std::size_t i = 1; i <= places; ++i) first_[i] += first_[i - 1];
}

double SpatialWeights::weight_of(std::size_t place) const {
    const std::size_t count = neighbours_of(place).size();
    if (count == 0) return 0;
    return weighting_ == Weighting::binary ? 1 : 1 / static_cast<double>(count);
}

std::vector<std::size_t> SpatialWeights::islands() const {
    std::vector<std::size_t> islands;
    for (std::size_t place = 0; place < size(); ++place)
        if (neighbours_of(place).empty()) islands.push_back(place);
    return islands;
}

SpatialWeights SpatialWeights::among(std::span<const std::size_t> places) const {
    constexpr auto nowhere = static_cast<std::uint32_t>(-1);
    std::vector<std::uint32_t> number(size(), nowhere);
    for (std::size_t i = 0; i < places.size(); ++i)
        number[places[i]] = static_cast<std::uint32_t>(i);
    std::vector<NeighbourPair> pairs;
    for (const std::size_t place : places)
        for (const std::uint32_t neighbour : neighbours_of(place))
            if (number[neighbour] != nowhere) pairs.push_back({number[place], number[neighbour]});
    return {places.size(), pairs, weighting_};
}

}  // namespace geo
