#pragma once

#include <cstddef>
#include <cstdint>

namespace app {

/// A frame's pixels by row, counted from the bottom whichever way round they lie in memory.
struct PixelRows {
    std::uint32_t* bottom = nullptr;
    std::ptrdiff_t step = 0;  // pixels from a row to the one above it

    std::uint32_t* operator()(int row) const { return bottom + row * step; }
};

}  // namespace app
