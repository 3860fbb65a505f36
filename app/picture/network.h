#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/picture/picture.h"

namespace app {

/// The authority whose network a scene speaks of: the first selected area that is one with known
/// institutions, or lies in one.
std::optional<geo::AreaIndex> network_authority(const geo::Atlas& atlas, const Scene& scene,
                                                int year);

/// The institutions around an authority, with its mayor in the middle. Symbols that would lie over
/// each other stand apart, each with a line to where it belongs; names stand beside them where they
/// have room.
Network network_of(const geo::Atlas& atlas, const Scene& scene, const MapPicture& map,
                   const Legend& legend, geo::AreaIndex authority);

}  // namespace app
