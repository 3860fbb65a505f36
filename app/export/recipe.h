#pragma once

#include <span>
#include <string>

#include "app/picture/choropleth.h"
#include "app/scene/workspace.h"
#include "geo/table/data_package.h"

namespace app {

/// "2026-11-22", of today or of the moment that SOURCE_DATE_EPOCH asks for.
///
/// source  reproducible-builds.org, SOURCE_DATE_EPOCH specification
std::string day_of_making();

/// How a figure or a table of a scene was made, as JSON: the scene, of each pane the years of its
/// figures and boundaries and its class breaks, its marking, the day, the program's version, and
/// the data by hash. What it is put into opens as that scene. Of a person's own files only those in
/// or below `folder`, where it is going to, are named with their path.
std::string recipe_of(const Workspace& made_of, std::span<const Choropleth> panes,
                      const geo::Marking& marking, const geo::DataPackage& package,
                      const std::filesystem::path& folder);

/// The choropleth of each pane of a scene that fits the atlas, with what it is analysed for.
std::vector<Choropleth> choropleths_of(const geo::Atlas& atlas, const Scene& scene);

}  // namespace app
