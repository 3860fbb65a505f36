#pragma once

#include <span>
#include <string>

#include "app/scene/scene.h"
#include "geo/data/atlas.h"

namespace app {

/// The strictest marking of all whose figures a scene shows: layers of its maps, those that they
/// are held against, and what its page tells besides. The scene must fit the atlas.
geo::Marking marking_in_view(const geo::Atlas& atlas, const Scene& scene);

/// Of the layers that some texts name in their braces (see told()).
geo::Marking marking_of_words(const geo::Atlas& atlas, std::span<const std::string> texts);

/// The layers that a scene shows and that are under embargo.
std::vector<const geo::Layer*> embargoed_in_view(const geo::Atlas& atlas, const Scene& scene);

}  // namespace app
