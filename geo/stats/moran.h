#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "geo/core/result.h"
#include "geo/stats/permutation.h"
#include "geo/stats/spatial_weights.h"

namespace geo {

/// Whether like values lie next to like ones, over all places together.
struct GlobalMoran {
    std::size_t n = 0;
    double i = 0;                       // above `expected`: like next to like; below: unlike
    double expected = 0, variance = 0;  // if values were shuffled over the places
    double z = 0;                       // standard deviations from expected; 0 without variance
    double p = 1;                       // two-sided, of z as a normal number
    double pseudo_p = 1;                // one-sided, of the permutations
};

/// Fails as standard_scores() with weights does.
/// source  Cliff & Ord (1981), "Spatial processes": I, and its moments under randomisation
Result<GlobalMoran> global_moran(std::span<const double> values, const SpatialWeights& weights,
                                 Permutations permutations = {});

/// A place's value and its neighbours' lag, each above the mean of all (high) or not (low).
enum class Quadrant : std::uint8_t { high_high, low_low, high_low, low_high };
std::string_view code_of(Quadrant quadrant);  // "high-high", …

/// How alike a place and its neighbours are: a local indicator of spatial association (LISA).
struct LocalMoran {
    double i = 0;  // above 0: alike, below: unlike. With row-standardised weights their mean is I
    Quadrant quadrant{};
    double pseudo_p = 1;  // one-sided, of permutations that leave the place's own value where it is
    double adjusted_p = 1;  // for false discovery among all the places
};

/// One for each place. Fails as standard_scores() with weights does.
/// source  Anselin (1995), "Local indicators of spatial association"
Result<std::vector<LocalMoran>> local_moran(std::span<const double> values,
                                            const SpatialWeights& weights,
                                            Permutations permutations = {});

}  // namespace geo
