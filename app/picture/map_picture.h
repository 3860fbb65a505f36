#pragma once

#include "app/picture/choropleth.h"
#include "app/picture/picture.h"

namespace app {

/// Which area each feature of a geometry is drawn as, and which combined authority it lies in.
struct Grouping {
    std::vector<bool> in_force;
    std::vector<std::optional<geo::AreaIndex>> area;       // at the pane's level
    std::vector<std::optional<geo::AreaIndex>> authority;  // combined authority or London
};
Grouping grouping_for(const geo::Atlas& atlas, const geo::Geometry& geometry,
                      const geo::LayerView& view);

/// The ground of every area of the pane, by area number; empty for areas not on the map.
std::vector<geo::Extent> extents_of(const geo::Atlas& atlas, const geo::Geometry& geometry,
                                    const Grouping& grouping);

std::vector<Fill> fills_of(const Choropleth& choropleth, const Grouping& grouping, bool dark);

/// Every line of the map in drawing order: areas, countries, coast, authorities, then what is
/// brushed, hovered and selected.
std::vector<LinePass> lines_of(const geo::Atlas& atlas, const Scene& scene,
                               const Choropleth& choropleth, const geo::Geometry& geometry,
                               const Grouping& grouping, const std::vector<Fill>& fills);

}  // namespace app
