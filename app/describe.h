#pragma once

#include <string>
#include <vector>

#include "app/scene/scene.h"
#include "app/ui/panels.h"

namespace app {

/// The screen in words, as JSON: the scene and every control with its id, label, role, place in
/// logical pixels and whether it is chosen. For tests, and for whatever reads a screen aloud.
std::string describe(const Scene& scene, const std::vector<Widget>& widgets);

}  // namespace app
