#pragma once

#include <vector>

#include "geo/core/result.h"

namespace app {

/// One mistake can spoil a hundred thousand rows: of faults that differ only in line, code or
/// number the first three stay, and the others become one that says how many they are.
std::vector<geo::Error> summed_up(const std::vector<geo::Error>& faults);

}  // namespace app
