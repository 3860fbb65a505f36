#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "geo/core/result.h"
#include "geo/table/data_package.h"

namespace geo {

/// A boundary file, and the resource that holds its layers packed, for opening without GDAL.
struct PackedResource {
    const char *boundaries, *packed;
};
inline constexpr std::array packed_resources{
    PackedResource{"boundaries", "boundaries_packed"},
    PackedResource{"boundaries_detailed", "boundaries_detailed_packed"}};

/// What belongs into the packed file of a GeoPackage: the same GeoPackage gives the same bytes.
Result<std::string> pack_boundaries(const std::filesystem::path& geopackage,
                                    const std::vector<std::string>& layers);

/// Holds the packed files that a package describes against their GeoPackages.
void check_packed(const DataPackage& package, std::vector<Error>& faults);

}  // namespace geo
