#pragma once

#include <filesystem>
#include <optional>

#include "geo/core/result.h"

namespace geo {

/// Why a boundary file cannot be whole, as far as its size and its first bytes tell: it is missing
/// or empty, or a GeoPackage that is no database or shorter than it says. A hundred bytes are read.
///
/// source  https://www.sqlite.org/fileformat2.html#the_database_header
std::optional<Error> damage_of(const std::filesystem::path& file);

}  // namespace geo
