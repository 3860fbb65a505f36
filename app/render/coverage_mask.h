#pragma once

#include <cstdint>
#include <vector>

#include "app/picture/palette.h"
#include "app/render/pixel_rows.h"
#include "app/render/view.h"

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
    // Threads may work on the mask at once, each on rows of its own.
    void add(const PixelSegment& segment, const LineStyle& style, Rows rows);
    /// Lays `colour` over rows of `pixels`, as many as the mask's and with bytes in the order of
    /// Rgba, and empties the mask there.
    void blend(Rgba colour, const PixelRows& pixels, Rows rows);

private:
    struct Touched {
        int first, past;  // columns
    };
    struct Way {  // a segment's direction, of length 1, and its length
        float x, y, length;
    };
    void add_row(int row, int first, int past, const PixelSegment& segment, Way way,
                 const LineStyle& style);

    int width_ = 0;
    std::vector<std::uint8_t> coverage_;
    std::vector<Touched> touched_;  // of each row
};

}  // namespace app
