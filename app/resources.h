#pragma once

#include <filesystem>

namespace app {

/// Where the program's own files are: beside the build in the repository, or installed under
/// share/devolution-atlas.
struct Resources {
    std::filesystem::path data, shaders, locale;
};
Resources find_resources();

}  // namespace app
