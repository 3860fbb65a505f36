#pragma once

#include <string>

#include "app/scene/scene.h"

namespace app {

/// What was done between two scenes that follow each other, in a few words: "Layer: Gross pay",
/// "Year 2021 to 2024", "Pinned Leeds". Of several things at once the weightiest.
std::string step_in_words(const geo::Atlas& atlas, const Scene& before, const Scene& after);

}  // namespace app
