#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "geo/core/result.h"

namespace app {

/// The bytes of a file. Fails where it cannot be read or is larger than `most` bytes.
geo::Result<std::string> whole_file(const std::filesystem::path& file, std::size_t most);

/// Writes a file that is the owner's alone (mode 0600). Fails where there is one of that name.
geo::Result<void> write_private(const std::string& text, const std::filesystem::path& file);

/// A folder of the program's own below `environment`, or below `usual` in the home folder:
/// $XDG_CONFIG_HOME/devolution-atlas, ~/.config/devolution-atlas.
///
/// source  XDG Base Directory Specification 0.8
std::filesystem::path own_folder(const char* environment, const char* usual);

}  // namespace app
