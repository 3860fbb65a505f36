#pragma once

#include <optional>
#include <span>

#include "geo/core/interval.h"

namespace geo {

/// A part's value with the weight it has in the whole (its population, its electorate).
struct Weighted {
    double value = 0, weight = 0;
};

/// Sum of values times weights over the sum of weights. Nothing for no parts or no weight.
std::optional<double> weighted_mean(std::span<const Weighted> parts);

/// A value and, where it is known, where it lies with 95 per cent confidence.
struct Estimate {
    double value = 0;
    std::optional<Interval> interval{};
};

/// The mean of some estimates, each counted alike. Half its interval is the root of their summed
/// squared half-widths over their number, as of independent estimates with normal errors; there is
/// none where one has none. Nothing for no estimates.
std::optional<Estimate> mean_of(std::span<const Estimate> estimates);

}  // namespace geo
