#pragma once

#include <span>
#include <string>

#include "app/picture/choropleth.h"
#include "app/scene/scene.h"
#include "geo/table/data_package.h"

namespace app {

/// How a figure or a table of a scene was made, as JSON: the scene, of each pane the years of its
/// figures and boundaries and its class breaks, the program's version, and the data by hash. What
/// it is put into opens as that scene.
std::string recipe_of(const Scene& scene, std::span<const Choropleth> panes,
                      const geo::DataPackage& package);

/// The choropleth of each pane of a scene that fits the atlas, with what it is analysed for.
std::vector<Choropleth> choropleths_of(const geo::Atlas& atlas, const Scene& scene);

}  // namespace app
