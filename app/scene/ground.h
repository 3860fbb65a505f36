#pragma once

#include <span>
#include <vector>

#include "geo/data/atlas.h"
#include "geo/data/view.h"

namespace app {

/// Which features of a geometry lie in an area of any level in a year (its own feature included).
std::vector<bool> features_in(const geo::Atlas& atlas, const geo::Geometry& geometry,
                              geo::AreaIndex area, int year);
/// The same of several areas.
std::vector<bool> features_in(const geo::Atlas& atlas, const geo::Geometry& geometry,
                              std::span<const geo::AreaIndex> areas, int year);

/// The year whose districts are drawn: authorities reach further than published boundaries do.
int ground_year(const geo::Atlas& atlas, const geo::LayerView& view);

/// The cartogram that stands for the ground of a view in a shape.
geo::CartogramKey cartogram_for(const geo::Atlas& atlas, const geo::LayerView& view,
                                geo::Shape shape);

/// The box around an area in a geometry; empty where it has no ground there in that year.
geo::Extent ground_of(const geo::Atlas& atlas, const geo::Geometry& geometry, geo::AreaIndex area,
                      int year);

}  // namespace app
