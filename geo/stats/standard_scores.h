#pragma once

#include <span>
#include <vector>

#include "geo/core/result.h"
#include "geo/stats/spatial_weights.h"

namespace geo {

/// Values less their mean, over their standard deviation (dividing by n). Fails when one is not
/// finite, they lie too far apart, or all are equal, which leaves nothing to compare.
Result<std::vector<double>> standard_scores(std::span<const double> values);

/// The same of values that lie in space, one for each place of `weights`: fails besides when there
/// are fewer than 4, or a place has no neighbour.
Result<std::vector<double>> standard_scores(std::span<const double> values,
                                            const SpatialWeights& weights);

/// The chance that a standard normal number lies at least as far from 0 as `z`, on either side.
double two_sided_p(double z);

}  // namespace geo
