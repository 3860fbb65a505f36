#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace geo {

/// Two places, by number, that are neighbours of each other.
struct NeighbourPair {
    std::uint32_t one = 0, other = 0;
    auto operator<=>(const NeighbourPair&) const = default;
};

/// What the neighbours of a place weigh.
enum class Weighting : std::uint8_t {
    row_standardised,  // all of a place's together 1, so that its lag is their mean
    binary,            // each 1, so that its lag is their sum
};

/// Which places are neighbours, numbered from 0. Symmetric; no place is its own neighbour.
class SpatialWeights {
public:
    SpatialWeights() = default;
    /// Pairs in any order, either way round, any number of times.
    SpatialWeights(std::size_t places, std::span<const NeighbourPair> pairs,
                   Weighting weighting = Weighting::row_standardised);

    std::size_t size() const { return first_.size() - 1; }
    std::span<const std::uint32_t> neighbours_of(std::size_t place) const {
        return {neighbours_.data() + first_[place], neighbours_.data() + first_[place + 1]};
    }
    /// What each neighbour of a place weighs; 0 where it has none.
    double weight_of(std::size_t place) const;
    /// The places that have no neighbour, ascending.
    std::vector<std::size_t> islands() const;
    /// The weights of some of the places (ascending), numbered anew.
    SpatialWeights among(std::span<const std::size_t> places) const;
    bool operator==(const SpatialWeights&) const = default;

private:
    std::vector<std::uint32_t> first_{0};    // of each place, and one past the last
    std::vector<std::uint32_t> neighbours_;  // ascending for each place
    Weighting weighting_ = Weighting::row_standardised;
};

}  // namespace geo
