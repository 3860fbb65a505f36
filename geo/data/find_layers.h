#pragma once

#include <string_view>
#include <vector>

#include "geo/data/atlas.h"

namespace geo {

/// The layers whose labels hold every word typed, best first: whole labels before words at the
/// beginning of theirs, those before typing errors ("turnot"); in the atlas's order among equals.
std::vector<const Layer*> find_layers(const Atlas& atlas, std::string_view typed, std::size_t most);

}  // namespace geo
