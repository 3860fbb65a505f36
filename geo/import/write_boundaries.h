#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "geo/import/making.h"

namespace geo {

/// Writes boundaries.gpkg and boundaries_detailed.gpkg into `folder`: the layers of every vintage
/// under the name of their level, with the years that areas.csv gives. What does not fit goes to
/// the faults of `making`; what was written is told in the lines returned.
std::vector<std::string> write_boundaries(Making& making, const std::filesystem::path& folder);

}  // namespace geo
