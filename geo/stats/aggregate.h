#pragma once

#include <optional>
#include <span>

namespace geo {

/// A part's value with the weight it has in the whole (its population, its electorate).
struct Weighted {
    double value = 0, weight = 0;
};

/// Sum of values times weights over the sum of weights. Nothing for no parts or no weight.
std::optional<double> weighted_mean(std::span<const Weighted> parts);

}  // namespace geo
