#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "geo/core/result.h"

namespace geo {

/// The bytes of a file. Fails where it cannot be read or is larger than `most` bytes.
Result<std::string> whole_file(const std::filesystem::path& file, std::size_t most);

}  // namespace geo
