#pragma once

#include <filesystem>
#include <string>

#include "geo/core/result.h"

namespace app {

/// Writes a file that is the owner's alone (mode 0600). Fails where there is one of that name.
geo::Result<void> write_private(const std::string& text, const std::filesystem::path& file);

/// A folder of the program's own below `environment`, or below `usual` in the home folder:
/// $XDG_CONFIG_HOME/devolution-atlas, ~/.config/devolution-atlas.
///
/// source  XDG Base Directory Specification 0.8
std::filesystem::path own_folder(const char* environment, const char* usual);

}  // namespace app
