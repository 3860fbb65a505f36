#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/core/plane.h"

namespace app {

/// Cuts areas into about `count` small ones along a grid of square cells, whose lines are then bent
/// a little, as real borders are. Neighbours share every border point to the bit, within an area
/// and across its border; outer borders stay as they are, but for where one runs
/// along a line of the grid. The same areas, count and seed give the same small areas.
std::vector<geo::MultiPolygon> small_areas_of(std::span<const geo::MultiPolygon> areas,
                                              std::size_t count, std::uint64_t seed);

}  // namespace app
