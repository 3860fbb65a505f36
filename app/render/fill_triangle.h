#pragma once

#include <algorithm>
#include <utility>

#include "app/render/coverage_mask.h"

namespace app {

/// The first row or column of pixels whose centre is not below (or left of) `x`.
inline int first_centre_from(double x) {
    const double shifted = x - 0.5;
    const int whole = static_cast<int>(shifted);
    return whole + (shifted > whole ? 1 : 0);
}

/// Hands `span(row, first, past)` the pixels of a width x height frame whose centres lie in the
/// triangle. A centre on an edge belongs to one of the two triangles that share it, and where an
/// edge crosses a row depends on the edge alone: neighbours leave no gap and do not overlap.
template <class Span>
void fill_triangle(PixelPoint a, PixelPoint b, PixelPoint c, int width, int height,
                   const Span& span) {
    const auto lower = [](PixelPoint p, PixelPoint q) {
        return p.y < q.y || (p.y == q.y && p.x < q.x);
    };
    if (lower(b, a)) std::swap(a, b);
    if (lower(c, b)) std::swap(b, c);
    if (lower(b, a)) std::swap(a, b);
    const int past_row = std::min(first_centre_from(c.y), height);
    int row = std::max(first_centre_from(a.y), 0);
    if (row >= past_row) return;  // most triangles of a small map

    const auto slope = [](PixelPoint p, PixelPoint q) {
        return q.y > p.y ? (static_cast<double>(q.x) - p.x) / (static_cast<double>(q.y) - p.y) : 0;
    };
    const double slope_ac = slope(a, c), slope_ab = slope(a, b), slope_bc = slope(b, c);
    const int bend = first_centre_from(b.y);
    for (; row < past_row; ++row) {
        const double y = row + 0.5;
        const double one = a.x + (y - a.y) * slope_ac;
        const double other =
            row < bend ? a.x + (y - a.y) * slope_ab : b.x + (y - b.y) * slope_bc;
        const int first = std::max(first_centre_from(std::min(one, other)), 0);
        const int past = std::min(first_centre_from(std::max(one, other)), width);
        if (first < past) span(row, first, past);
    }
}

}  // namespace app
