#pragma once

#include <span>
#include <vector>

namespace geo {

/// Of the tests called significant, one in twenty is expected to be so by chance.
inline constexpr double usual_discovery_rate = 0.05;

/// For each p-value of many tests the least false discovery rate at which it would be called
/// significant: of those at or below 0.05, one in twenty is expected to be there by chance.
/// source  Benjamini & Hochberg (1995), "Controlling the false discovery rate"
std::vector<double> adjusted_for_false_discovery(std::span<const double> p_values);

}  // namespace geo
