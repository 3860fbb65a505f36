#pragma once

#include <array>
#include <filesystem>

#include "geo/core/result.h"

namespace app {

/// The faces that screens and paper are written in.
inline constexpr std::array inter_faces{"Inter-Regular.otf", "Inter-SemiBold.otf",
                                        "InterDisplay-Bold.otf"};

/// Where a folder of them may be named, before those that systems have them in.
inline constexpr const char* fonts_variable = "DEVOLUTION_ATLAS_FONTS";

/// The folder that holds the faces of Inter, the program's type, as OpenType files. Fails when it
/// is not found (Debian's fonts-inter), naming where it was looked for.
geo::Result<std::filesystem::path> folder_with_inter();

}  // namespace app
