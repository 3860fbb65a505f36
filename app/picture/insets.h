#pragma once

#include <string>
#include <vector>

#include "app/picture/picture.h"

namespace app {

/// A place shown larger beside the whole country, and what it is called.
struct NamedInset {
    MapInset map;
    std::string title;
};

/// London, Greater Manchester and Shetland, for maps of small areas, where the pane shows the whole
/// country as a map and leaves room in the sea for them, clear of the legend. They stay where they
/// are while the country is moved a little.
std::vector<NamedInset> insets_for(const geo::Atlas& atlas, const geo::Geometry& geometry,
                                   const MapPicture& map, const Legend& legend, int boundary_year);

/// Does a map of this camera show the whole country, so that insets have a place beside it?
bool is_national(const Camera& camera, PaneSize pane);

/// The inset under a place of the pane.
const MapInset* inset_at(const MapPicture& map, ScreenPoint p);

}  // namespace app
