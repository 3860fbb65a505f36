#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "app/render/pixel.h"
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

/// A segment's direction, of length 1, and its length.
struct SegmentWay {
    float x = 0, y = 0, length = 0;
};

struct LineStyle {
    float half_width = 0;
    float dash = 0;  // 0: a line without gaps
    float dash_and_gap = 0;
};

/// Eight pixels of a row, from `column` on, that lines cover: a byte for each, 255 all of it.
struct CoveredPixels {
    std::int32_t row = 0, column = 0;
    std::array<std::uint8_t, 8> coverage{};
};

/// Lays `colour` over pixels as far as they are covered, and as far as it is opaque.
void blend(std::span<const CoveredPixels> covered, Rgba colour, PixelOrder order,
           const PixelRows& pixels);

/// How much of each pixel the lines of one pass cover: the most of any segment, so that joins are
/// no darker than the rest of the line.
class CoverageMask {
public:
    void resize(int width, int height);
    // Threads may work on the mask at once, each on rows of its own.
    void add(const PixelSegment& segment, const LineStyle& style, Rows rows);
    /// Appends what is covered of some rows, and empties the mask there.
    void take(Rows rows, std::vector<CoveredPixels>& covered);

private:
    struct Touched {
        int first, past;  // columns
    };
    void add_row(int row, int first, int past, const PixelSegment& segment, SegmentWay way,
                 const LineStyle& style);

    int width_ = 0;
    std::size_t stride_ = 0;  // bytes of a row, a few more than pixels
    std::vector<std::uint8_t> coverage_;
    std::vector<Touched> touched_;  // of each row
};

}  // namespace app
