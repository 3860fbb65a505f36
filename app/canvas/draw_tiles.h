#pragma once

#include <imgui.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "app/render/pixel_box.h"

namespace app {

/// A triangle or an upright rectangle of ImGui's, in framebuffer pixels.
struct Primitive {
    /// A rectangle's corners clockwise from the upper left; of a triangle the last is missing.
    std::array<const ImDrawVert*, 4> corners{};
    PixelBox box;  // what it can touch of its clip rectangle

    bool is_rectangle() const { return corners[3] != nullptr; }
};

/// What ImGui wants drawn, sorted into tiles of the frame, so that tiles where nothing changed can
/// be left as they are and others be painted side by side.
class DrawTiles {
public:
    static constexpr int tile_width = 128, tile_height = 32;

    /// Sorts what is to be drawn into a frame of ImGui's display size. The primitives point into
    /// `data`: they hold until ImGui begins its next frame.
    void take(const ImDrawData& data);
    /// From now on tiles are compared with those taken last.
    void note_shown() { shown_ = hashes_; }
    /// All tiles differ from now on.
    void forget_shown() { shown_.clear(); }

    int width() const { return width_; }
    int height() const { return height_; }
    std::size_t size() const { return hashes_.size(); }
    bool differs(std::size_t tile) const {
        return shown_.size() != hashes_.size() || shown_[tile] != hashes_[tile];
    }
    bool any_differs() const { return shown_ != hashes_; }
    PixelBox box_of(std::size_t tile) const;
    /// Calls `visit` with the primitives that touch a tile, in the order they are drawn.
    template <class Visit>
    void for_each(std::size_t tile, const Visit& visit) const {
        for (std::uint32_t i = first_[tile]; i < first_[tile + 1]; ++i)
            visit(primitives_[in_tiles_[i]]);
    }

private:
    struct Tiles {  // columns and rows
        int left, top, past_right, past_bottom;
    };
    Tiles tiles_of(const PixelBox& box) const;
    void take(const ImDrawList& list);
    void sort();

    int width_ = 0, height_ = 0, columns_ = 0;
    std::vector<Primitive> primitives_;
    std::vector<std::uint64_t> fingerprints_;  // of each primitive
    std::vector<std::uint32_t> first_, in_tiles_;
    std::vector<std::uint64_t> hashes_, shown_;  // of each tile
};

}  // namespace app
