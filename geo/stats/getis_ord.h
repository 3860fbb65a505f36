#pragma once

#include <span>
#include <vector>

#include "geo/core/result.h"
#include "geo/stats/spatial_weights.h"

namespace geo {

/// Whether a place and its neighbours together have high values (a hot spot) or low ones (a cold
/// spot).
struct HotSpot {
    double z = 0;           // Gi*, in standard deviations; 0 where all places are its neighbours
    double p = 1;           // two-sided, of z as a normal number
    double adjusted_p = 1;  // for false discovery among all the places
};

/// Gi* of each place; it and each neighbour weigh the same, so how the weights are standardised
/// makes no difference. Fails as standard_scores() with weights does. source  Ord & Getis (1995),
/// "Local spatial autocorrelation statistics", equation 5
Result<std::vector<HotSpot>> getis_ord(std::span<const double> values,
                                       const SpatialWeights& weights);

}  // namespace geo
