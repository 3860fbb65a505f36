#include "app/text/inter.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <system_error>
#include <vector>

namespace app {
namespace {

std::vector<std::filesystem::path> font_folders() {
    std::vector<std::filesystem::path> folders;
    if (const char* own = std::getenv(fonts_variable)) folders.emplace_back(own);
    folders.emplace_back("/usr/share/fonts/opentype/inter");
    folders.emplace_back("/usr/local/share/fonts/inter");
    folders.emplace_back("/usr/share/fonts/inter");
    return folders;
}

}  // namespace

geo::Result<std::filesystem::path> folder_with_inter() {
    std::string looked;
    for (const auto& folder : font_folders()) {
        std::error_code ignored;
        if (std::ranges::all_of(inter_faces, [&](const char* face) {
                return std::filesystem::exists(folder / face, ignored);
            }))
            return folder;
        looked += (looked.empty() ? "" : ", ") + folder.string();
    }
    return geo::failure("the Inter font is missing; install Debian's package fonts-inter", looked);
}

}  // namespace app
