#pragma once

#include <cstddef>
#include <cstdint>

#include "app/canvas/draw_tiles.h"
#include "app/render/pixel.h"

namespace app {

/// Pixels of a frame in memory, rows from the top.
struct FramePixels {
    std::uint32_t* first = nullptr;
    std::ptrdiff_t step = 0;  // pixels from a row to the one below it
    int width = 0, height = 0;

    std::uint32_t* row(int from_top) const { return first + from_top * step; }
};

/// The texture of ImGui's letters: how much of each texel they cover, 255 all of it.
struct LetterTexture {
    const std::uint8_t* texels = nullptr;
    int width = 0, height = 0;
};

/// Lays a primitive over those pixels of the frame that lie in `part`. A pixel is touched where its
/// middle lies within, and triangles that share an edge leave no gap between them, as with OpenGL.
void paint_primitive(const Primitive& primitive, const LetterTexture& letters, PixelOrder order,
                     const PixelBox& part, const FramePixels& pixels);

}  // namespace app
