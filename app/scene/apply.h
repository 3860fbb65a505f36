#pragma once

#include "app/scene/action.h"

namespace app {

/// The only place where a scene changes. Pure: no clock, no file, no ImGui, no OpenGL. What a scene
/// cannot follow (an unknown layer, a seventh selected area) leaves it as it was.
Scene apply(const geo::Atlas& atlas, Scene scene, const Action& action);

}  // namespace app
