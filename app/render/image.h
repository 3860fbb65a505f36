#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "app/render/pixel.h"
#include "geo/core/result.h"

namespace app {

/// Pixels in rows from the top, red, green, blue, alpha, eight bits each.
struct Image {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
    bool operator==(const Image&) const = default;
};

/// Of pixels in rows from the top, each `step` pixels behind the one above it.
Image image_of(const std::uint32_t* first, std::ptrdiff_t step, int width, int height,
               PixelOrder order);

/// What a PNG says beside its pixels.
struct PngNotes {
    std::string source{};  // whose figures and outlines it shows, so that a map keeps its sources
    std::string recipe{};  // see recipe_of(); empty: none
    double dots_per_inch = 0;  // 0: of no size
};

/// Same image and notes, same bytes. Writes beside the file and renames.
geo::Result<void> write_png(const Image& image, const std::filesystem::path& file,
                            const PngNotes& notes = {});
geo::Result<Image> read_png(const std::filesystem::path& file);

}  // namespace app
