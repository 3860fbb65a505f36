#pragma once

#include <string>
#include <vector>

#include "app/scene/scene.h"
#include "geo/data/atlas.h"

namespace app {

/// A text with the figures that it asks for put in.
struct Told {
    std::string text;
    std::vector<geo::Error> faults;  // of braces that could not be filled: they stand as "…"
};

/// Fills the braces of a text from the data, so that no figure in it is typed: "{name E06000001}
/// has {value healthy-life-expectancy-female E06000001}". A brace of its own is written "{{".
///
///   {name AREA}                 "Hartlepool"
///   {value LAYER AREA [YEAR]}   "51.2 years"; the latest figure where no year is given
///
/// `map` is what the text stands beside; nullptr: words alone.
Told told(const geo::Atlas& atlas, const Scene* map, const std::string& text);

}  // namespace app
