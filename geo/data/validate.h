#pragma once

#include <filesystem>
#include <vector>

#include "geo/core/result.h"

namespace geo {

/// Every fault of a data package: of its description, its tables (types, required cells, keys,
/// lower above upper, units and sources missing) and its boundaries (CRS, validity, codes), each
/// with file, line, column and what to do. Empty: the package is sound.
/// Fails when there is no package to check.
Result<std::vector<Error>> check_package(const std::filesystem::path& folder);

}  // namespace geo
