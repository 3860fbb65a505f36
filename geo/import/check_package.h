#pragma once

#include <filesystem>
#include <vector>

#include "geo/core/result.h"

namespace geo {

/// Holds a data package against its description and against the rules of the atlas: tables by
/// their schemas, keys between them, intervals, vintages, memberships, boundaries through GDAL and
/// GEOS. One Error for every fault, with file, line and column (or layer and feature) and what to
/// do; empty when the package is sound. Writes nothing.
std::vector<Error> check_package(const std::filesystem::path& folder);

}  // namespace geo
