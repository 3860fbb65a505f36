#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "geo/core/result.h"

namespace app {

/// Pixels in rows from the top, red, green, blue, alpha, eight bits each.
struct Image {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
    bool operator==(const Image&) const = default;
};

/// Same image, same bytes. Writes beside the file and renames. `text` goes into the file's
/// metadata under "Source", so that an exported map keeps its sources.
geo::Result<void> write_png(const Image& image, const std::filesystem::path& file,
                            const std::string& source);
geo::Result<Image> read_png(const std::filesystem::path& file);

}  // namespace app
