#pragma once

#include <imgui/imgui.h>

#include <cstddef>
#include <span>
#include <vector>

namespace app {

/// A rectangle of framebuffer pixels, from the upper left corner.
struct PixelBox {
    int left = 0, top = 0, right = 0, bottom = 0;

    int width() const { return right - left; }
    int height() const { return bottom - top; }
    bool operator==(const PixelBox&) const = default;
};

/// Fingerprints of what ImGui is about to draw into a box, one for each band of rows, from the top.
using BandHashes = std::vector<std::size_t>;
inline constexpr int band_rows = 40;
std::vector<BandHashes> hashes_of(const ImDrawData& data, std::span<const PixelBox> boxes);

/// The part of a box whose bands differ; empty when none does.
PixelBox changed_part(const PixelBox& box, const BandHashes& before, const BandHashes& after);

/// Draws what falls into some boxes into the framebuffer that is bound; `turned`: upside down, for
/// a picture whose rows run from the top.
void draw_within(ImDrawData& data, std::span<const PixelBox> boxes, bool turned);

}  // namespace app
