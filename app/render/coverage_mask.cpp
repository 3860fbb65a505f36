#include "app/render/coverage_mask.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "app/render/fill_triangle.h"

namespace app {
namespace {

constexpr int lanes = 8;

// As instructions have it: std::min returns a reference, which keeps compilers from using them.
float least(float a, float b) { return a < b ? a : b; }
float most(float a, float b) { return a > b ? a : b; }

/// The share of a pixel-wide strip that a line covers whose middle is `distance` away: the same
/// sum across a thin line wherever it falls between pixels.
float share_covered(float distance, float half_width) {
    const float share = least(distance + 0.5f, half_width) - most(distance - 0.5f, -half_width);
    return least(most(share, 0.0f), 1.0f);
}

float dash_coverage(float along, float whole, const LineStyle& style) {
    // A whole number of dashes, half of one at each end, so that they meet where lines meet.
    const float dashes = std::floor(whole / style.dash_and_gap + 0.5f);
    if (dashes == 0) return 1;
    const float period = whole / dashes;
    const float turns = along / period + 0.5f;
    const float from_dash = std::abs(turns - std::floor(turns) - 0.5f) * period;
    return std::clamp(0.5f * style.dash * period / style.dash_and_gap - from_dash + 0.5f, 0.0f,
                      1.0f);
}

/// Several pixels of a row, without a branch, so that the compiler can work them out side by side;
/// those beyond the last are bare, and beyond the row lies room for them. `from` is the way from
/// the segment's start to the middle of the first.
template <int count>
void cover(std::uint8_t* coverage, PixelPoint from, const PixelSegment& segment, SegmentWay way,
           const LineStyle& style) {
    constexpr std::array<std::uint8_t, lanes> full{255, 255, 255, 255, 255, 255, 255, 255};
    // Mostly by the segment before.
    if (std::memcmp(coverage, full.data(), count) == 0) return;
    float share[count], nearest[count];
    for (int i = 0; i < count; ++i) {
        const float x = from.x + static_cast<float>(i);
        const float along = x * way.x + from.y * way.y;
        const float across = x * way.y - from.y * way.x;
        nearest[i] = least(most(along, 0.0f), way.length);
        const float beyond = along - nearest[i];
        share[i] = share_covered(std::sqrt(across * across + beyond * beyond), style.half_width);
    }
    if (style.dash > 0)
        for (int i = 0; i < count; ++i)
            share[i] *= dash_coverage(segment.start + nearest[i], segment.whole, style);
    for (int i = 0; i < count; ++i) {
        // NOLINTNEXTLINE(bugprone-incorrect-roundings): never negative, and lround is a call.
        const auto value = static_cast<std::uint8_t>(static_cast<int>(share[i] * 255.0f + 0.5f));
        coverage[i] = coverage[i] > value ? coverage[i] : value;
    }
}

}  // namespace

void CoverageMask::resize(int width, int height) {
    const auto rows = static_cast<std::size_t>(height);
    if (width == width_ && rows == touched_.size()) return;
    width_ = width;
    stride_ = static_cast<std::size_t>(width) + lanes;
    coverage_.assign(stride_ * rows, 0);
    touched_.assign(rows, {width, 0});
}

void CoverageMask::add(const PixelSegment& s, const LineStyle& style, Rows rows) {
    const float reach = style.half_width + 0.5f;
    const int first_row =
        std::max(first_centre_from(std::min(s.from.y, s.to.y) - reach), rows.first);
    const int past_row = std::min(first_centre_from(std::max(s.from.y, s.to.y) + reach), rows.past);
    if (first_row >= past_row) return;
    const float dx = s.to.x - s.from.x, dy = s.to.y - s.from.y;
    const float length = std::sqrt(dx * dx + dy * dy);
    const SegmentWay way =
        length > 0 ? SegmentWay{dx / length, dy / length, length} : SegmentWay{1, 0, 0};
    const float per_row = dy != 0 ? 1 / dy : 0;
    for (int row = first_row; row < past_row; ++row) {
        // Only the part of the segment within reach of this row can cover any of it.
        float first = 0, last = 1;
        if (dy != 0) {
            const float up = static_cast<float>(row) + 0.5f - s.from.y;
            const float a = (up - reach) * per_row, b = (up + reach) * per_row;
            first = std::clamp(std::min(a, b), 0.0f, 1.0f);
            last = std::clamp(std::max(a, b), 0.0f, 1.0f);
        }
        const float one = s.from.x + first * dx, other = s.from.x + last * dx;
        const int left = std::max(first_centre_from(std::min(one, other) - reach), 0);
        const int right = std::min(first_centre_from(std::max(one, other) + reach), width_);
        if (left < right) add_row(row, left, right, s, way, style);
    }
}

void CoverageMask::add_row(int row, int first, int past, const PixelSegment& segment,
                           SegmentWay way, const LineStyle& style) {
    Touched& touched = touched_[static_cast<std::size_t>(row)];
    touched = {std::min(touched.first, first), std::max(touched.past, past)};
    std::uint8_t* const coverage = coverage_.data() + static_cast<std::size_t>(row) * stride_;
    const PixelPoint start{static_cast<float>(first) + 0.5f - segment.from.x,
                           static_cast<float>(row) + 0.5f - segment.from.y};
    // Thin lines cover few pixels of a row.
    if (past - first <= lanes / 2)
        cover<lanes / 2>(coverage + first, start, segment, way, style);
    else
        for (int column = first; column < past; column += lanes)
            cover<lanes>(coverage + column, {start.x + static_cast<float>(column - first), start.y},
                         segment, way, style);
}

void CoverageMask::take(Rows rows, std::vector<CoveredPixels>& covered) {
    for (int row = rows.first; row < rows.past; ++row) {
        Touched& touched = touched_[static_cast<std::size_t>(row)];
        std::uint8_t* const coverage = coverage_.data() + static_cast<std::size_t>(row) * stride_;
        for (int column = touched.first - touched.first % lanes; column < touched.past;
             column += lanes) {
            std::uint64_t eight = 0;
            std::memcpy(&eight, coverage + column, lanes);
            if (eight == 0) continue;  // most of a row is bare
            CoveredPixels& some = covered.emplace_back();
            some.row = row, some.column = column;
            std::memcpy(some.coverage.data(), coverage + column, lanes);
            std::fill_n(coverage + column, lanes, std::uint8_t{0});
            for (int i = width_ - column; i < lanes; ++i)  // beyond the row
                some.coverage[static_cast<std::size_t>(i)] = 0;
        }
        touched = {width_, 0};
    }
}

void blend(std::span<const CoveredPixels> covered, Rgba colour, PixelOrder order,
           const PixelRows& pixels) {
    const std::uint32_t above = opaque_pixel(colour, order);
    for (const CoveredPixels& some : covered) {
        std::uint32_t* const here = pixels(some.row) + some.column;
        for (std::size_t i = 0; i < some.coverage.size(); ++i)
            if (some.coverage[i] != 0)
                here[i] = blended(here[i], above, some.coverage[i] * colour.a / 255u);
    }
}

}  // namespace app
