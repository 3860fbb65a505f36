#pragma once

#include <span>
#include <vector>

#include "geo/core/result.h"

namespace geo {

/// The values in ascending order. Fails when there are none, one is not finite, or they lie further
/// apart than a double can say.
Result<std::vector<double>> sorted_values(std::span<const double> values);

/// Half-way between two neighbouring values, but always above `below`: a value equal to a break
/// belongs to the class above it.
double break_between(double below, double above);

/// The failure of a method that found fewer distinct classes than were asked for.
tl::unexpected<Error> too_few_classes(std::span<const double> ascending, int classes);

}  // namespace geo
