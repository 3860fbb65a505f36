#pragma once

#include <vector>

#include "geo/data/atlas.h"

namespace app {

/// Which features of a geometry lie in an area of any level in a year (its own feature included).
std::vector<bool> features_in(const geo::Atlas& atlas, const geo::Geometry& geometry,
                              geo::AreaIndex area, int year);

/// The box around an area; empty where it has no ground in that year.
geo::Extent ground_of(const geo::Atlas& atlas, geo::AreaIndex area, int year);

}  // namespace app
