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

/// Hands `visit(row, column)` each row whose middle the edge crosses, and the first column from
/// there on, within 0 and `width`. The lower end is always taken first: neighbours cross alike.
template <class Visit>
void for_each_crossing(PixelPoint a, PixelPoint b, Rows rows, int width, const Visit& visit) {
    if (b.y < a.y || (b.y == a.y && b.x < a.x)) std::swap(a, b);
    const int first = std::max(first_centre_from(a.y), rows.first);
    const int past = std::min(first_centre_from(b.y), rows.past);
    if (first >= past) return;
    const double slope = (static_cast<double>(b.x) - a.x) / (static_cast<double>(b.y) - a.y);
    for (int row = first; row < past; ++row) {
        const double x = a.x + (row + 0.5 - a.y) * slope;
        visit(row, std::clamp(first_centre_from(x), 0, width));
    }
}

/// Hands `span(row, first, past)` the pixels of a frame's rows, `width` wide, whose centres lie in
/// the triangle. A centre on an edge belongs to one of the two triangles that share it, and where
/// an edge crosses a row depends on the edge alone: neighbours leave no gap and do not overlap.
template <class Span>
void fill_triangle(PixelPoint a, PixelPoint b, PixelPoint c, Rows rows, int width,
                   const Span& span) {
    const auto lower = [](PixelPoint p, PixelPoint q) {
        return p.y < q.y || (p.y == q.y && p.x < q.x);
    };
    if (lower(b, a)) std::swap(a, b);
    if (lower(c, b)) std::swap(b, c);
    if (lower(b, a)) std::swap(a, b);
    const int first_row = std::max(first_centre_from(a.y), rows.first);
    const int past_row = std::min(first_centre_from(c.y), rows.past);
    // Most triangles of a small map fall between the centres.
    if (first_row >= past_row || first_centre_from(std::min({a.x, b.x, c.x})) ==
                                     first_centre_from(std::max({a.x, b.x, c.x})))
        return;

    const auto slope = [](PixelPoint p, PixelPoint q) {
        return (static_cast<double>(q.x) - p.x) / (static_cast<double>(q.y) - p.y);
    };
    const double slope_ac = slope(a, c);
    const auto fill_rows = [&](int first, int past, PixelPoint from, double its_slope) {
        for (int row = first; row < past; ++row) {
            const double y = row + 0.5;
            const double one = a.x + (y - a.y) * slope_ac;
            const double other = from.x + (y - from.y) * its_slope;
            const int left = std::max(first_centre_from(std::min(one, other)), 0);
            const int right = std::min(first_centre_from(std::max(one, other)), width);
            if (left < right) span(row, left, right);
        }
    };
    const int bend = std::clamp(first_centre_from(b.y), first_row, past_row);
    if (first_row < bend) fill_rows(first_row, bend, a, slope(a, b));
    if (bend < past_row) fill_rows(bend, past_row, b, slope(b, c));
}

}  // namespace app
