#pragma once

#include <optional>
#include <string>

#include "geo/core/result.h"
#include "geo/data/view.h"

namespace app {

/// The level of a --level option.
geo::Result<geo::Level> chosen_level(const std::string& code);

/// A layer by id at a level, in a year or else the latest that has figures. Where the layer has
/// none of that year, standard error says of which these are.
geo::Result<geo::LayerView> chosen_view(const geo::Atlas& atlas, const std::string& id,
                                        geo::Level level, std::optional<int> year);

}  // namespace app
