#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/picture/picture.h"
#include "geo/boundary/read_source.h"

namespace app {

/// Boundaries of a person's own, drawn over the map: every one an outline, and those whose codes
/// the register knows filled by the layer on show. Immutable once made, shared between threads.
struct Overlay {
    std::shared_ptr<const geo::Geometry> geometry;
    std::vector<std::string> names;                    // of each feature; its code without a name
    std::vector<std::optional<geo::AreaIndex>> areas;  // of each feature; none for unknown codes
    std::size_t known = 0;                             // features with an area
    double typical_size = 0;                           // of a feature, metres across
};

/// Takes as long as some frames: not for the thread that draws.
Overlay overlay_of(const geo::Atlas& atlas, std::vector<geo::SourceFeature> features,
                   geo::Coverage outlines);

/// What is drawn over the map `below`, for the same camera.
MapPicture map_over(const geo::Atlas& atlas, const Scene& scene, const MapPicture& below,
                    const Overlay& overlay);

/// What an outline under the pointer is called, and its figure of the layer on show, where it has
/// one.
struct OverlayTip {
    std::string name, value;
};
std::optional<OverlayTip> tip_at(const geo::Atlas& atlas, const Scene& scene,
                                 const Picture& picture, const Overlay& overlay, ScreenPoint p);

}  // namespace app
