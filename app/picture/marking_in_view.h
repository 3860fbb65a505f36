#pragma once

#include <string>
#include <vector>

#include "app/scene/briefing.h"
#include "app/scene/scene.h"
#include "geo/data/atlas.h"

namespace app {

/// The strictest marking of all whose figures a scene shows: layers of its maps, those that they
/// are held against, and what its page tells besides. The scene must fit the atlas.
geo::Marking marking_in_view(const geo::Atlas& atlas, const Scene& scene);
/// Of a briefing's scene: what its map shows and what its words name in their braces (see told()),
/// notes and annotations among them; without what the briefing itself says of it.
geo::Marking marking_in_view(const geo::Atlas& atlas, const BriefingScene& scene);
/// On a detour from a scene of a briefing: whatever that bears, and what is looked at now.
geo::Marking marking_on_detour(const geo::Atlas& atlas, const Briefing& briefing, std::size_t scene,
                               const Scene& map);

/// A layer that only its reader may see yet.
struct EmbargoedLayer {
    std::string reader, id;
    auto operator<=>(const EmbargoedLayer&) const = default;
};

/// The layers that a scene shows and that are under embargo, each once.
std::vector<EmbargoedLayer> embargoed_in_view(const geo::Atlas& atlas, const Scene& scene);
/// Those that it shows or names in its words.
std::vector<EmbargoedLayer> embargoed_in_view(const geo::Atlas& atlas, const BriefingScene& scene);

}  // namespace app
