#pragma once

#include <filesystem>
#include <vector>

#include "geo/core/result.h"
#include "geo/import/import_package.h"

namespace geo {

/// What the library that holds GDAL offers of this folder.
struct ImportFunctions {
    std::vector<Error> (*check_package)(const std::filesystem::path&);
    Result<ImportReport> (*import_package)(const std::filesystem::path&,
                                           const std::filesystem::path&,
                                           const std::filesystem::path&,
                                           const std::filesystem::path&);
};

}  // namespace geo
