#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "app/picture/palette.h"

namespace app {

/// Pixels right of and above a frame's lower left corner.
struct PixelPoint {
    float x = 0, y = 0;
};

/// A stretch of a line, and where on its line it lies: all in pixels.
struct PixelSegment {
    PixelPoint from, to;
    float start = 0;  // along the line to `from`
    float whole = 0;  // length of the line
};

struct LineStyle {
    float half_width = 0;
    float dash = 0;  // 0: a line without gaps
    float dash_and_gap = 0;
};

/// How much of each pixel the lines of one pass cover: the most of any segment, so that joins are
/// no darker than the rest of the line.
class CoverageMask {
public:
    void resize(int width, int height);
    void add(const PixelSegment& segment, const LineStyle& style);
    /// Lays `colour` over `pixels` (rows of RGBA, as many as the mask's) and empties the mask.
    void blend(Rgba colour, std::span<std::uint32_t> pixels);

private:
    struct Touched {
        int first, past;  // columns
    };
    void add_row(int row, int first, int past, const PixelSegment& segment, PixelPoint ahead,
                 float length, const LineStyle& style);

    int width_ = 0, height_ = 0;
    std::vector<std::uint8_t> coverage_;
    std::vector<Touched> touched_;  // of each row
};

}  // namespace app
