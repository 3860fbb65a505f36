#pragma once

#include "app/picture/choropleth.h"

namespace app {

/// Hatched is what is not known to differ from its benchmark: also what has no interval. Faded are
/// colours by the width of the interval against the middle half of all figures (up to half of that,
/// up to it, up to twice it, wider); what has no interval counts as wider.
UncertainAreas uncertain_areas(const geo::Atlas& atlas, const Scene& scene,
                               const Choropleth& choropleth);

/// A class's colour at a step of fading: towards grey, not towards the lowest class.
Rgba faded(Rgba colour, std::size_t step, bool dark);

}  // namespace app
