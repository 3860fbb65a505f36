#pragma once

#include "app/picture/choropleth.h"
#include "app/picture/picture.h"
#include "geo/cartogram/cartogram.h"

namespace app {

/// Which area each feature of a geometry is drawn as, and which combined authority it lies in.
struct Grouping {
    std::vector<bool> in_force;
    std::vector<std::optional<geo::AreaIndex>> area;       // at the pane's level
    std::vector<std::optional<geo::AreaIndex>> authority;  // combined authority or London
};
Grouping grouping_for(const geo::Atlas& atlas, const geo::Geometry& geometry,
                      const geo::LayerView& view);

/// Where an area of the pane is on the map: its ground, or the cells that stand for it.
struct Place {
    geo::Extent extent;   // empty for areas not on the map
    geo::Point label;     // where its name stands
    double area_km2 = 0;  // on the map
    bool is_cells = false;
};
/// Of every area, by area number. `cells` is what the geometry was made of where it is no ground.
std::vector<Place> places_of(const geo::Atlas& atlas, const geo::Geometry& geometry,
                             const Grouping& grouping, const std::vector<geo::Cell>* cells);

std::vector<Fill> fills_of(const Choropleth& choropleth, const Grouping& grouping, bool dark);

/// Every line of the map in drawing order: areas, countries, coast, authorities, then what is
/// brushed, hovered and selected.
/// `ending`: areas whose last year is shown, to be outlined.
std::vector<LinePass> lines_of(const geo::Atlas& atlas, const Scene& scene,
                               const Choropleth& choropleth, const geo::Geometry& geometry,
                               const Grouping& grouping, const std::vector<Fill>& fills,
                               const std::vector<geo::AreaIndex>& ending = {});

}  // namespace app
