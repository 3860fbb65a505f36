#pragma once

#include <bit>
#include <cstdint>
#include <utility>

#include "app/picture/palette.h"

namespace app {

/// In which order a pixel's bytes lie: as in an Image, or as windows want them.
enum class PixelOrder : std::uint8_t { rgba, bgra };

/// A colour's bytes in memory, opaque, whatever the machine's byte order.
inline std::uint32_t opaque_pixel(Rgba colour, PixelOrder order) {
    if (order == PixelOrder::bgra) std::swap(colour.r, colour.b);
    colour.a = 255;
    return std::bit_cast<std::uint32_t>(colour);
}

/// `above` laid over `below` as far as `opacity` says, 255 wholly: each byte rounded. Two bytes at
/// once, and dividing by multiplying: exact for such sums.
inline std::uint32_t blended(std::uint32_t below, std::uint32_t above, std::uint32_t opacity) {
    constexpr std::uint32_t two_bytes = 0x00FF00FF, halves = 0x00800080;
    const auto blend_two = [opacity](std::uint32_t under, std::uint32_t over) {
        const std::uint32_t sum =
            (over & two_bytes) * opacity + (under & two_bytes) * (255 - opacity) + halves;
        return ((sum + ((sum >> 8) & two_bytes)) >> 8) & two_bytes;
    };
    return blend_two(below, above) | blend_two(below >> 8, above >> 8) << 8;
}

}  // namespace app
