#pragma once

#include <filesystem>

#include "geo/core/result.h"

namespace app {

/// The folder that holds the faces of Inter, the program's type, as OpenType files. Fails when it
/// is not found (Debian's fonts-inter), naming where it was looked for.
geo::Result<std::filesystem::path> folder_with_inter();

}  // namespace app
