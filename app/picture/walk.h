#pragma once

#include <optional>

#include "app/picture/picture.h"

namespace app {

/// A way to go on the map.
enum class Heading : std::uint8_t { west, east, north, south };

/// An area on the map and the middle of its ground or its cells.
struct Standpoint {
    geo::AreaIndex area{};
    geo::Point centre;
};

/// The neighbour of an area that lies in a direction: of those it has a border with the one most
/// nearly there, else the nearest one beyond the water. From an area that is not on the map, or
/// from none, the way begins at the area nearest to the middle of the pane. Nothing where the map
/// ends.
std::optional<Standpoint> walked(const geo::Atlas& atlas, const Scene& scene,
                                 const Picture& picture, std::optional<geo::AreaIndex> from,
                                 Heading heading);

}  // namespace app
