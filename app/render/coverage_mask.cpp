#include "app/render/coverage_mask.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

#include "app/render/fill_triangle.h"

namespace app {
namespace {

/// The share of a pixel-wide strip that a line covers whose middle is `distance` away: the same
/// sum across a thin line wherever it falls between pixels.
float share_covered(float distance, float half_width) {
    return std::clamp(
        std::min(distance + 0.5f, half_width) - std::max(distance - 0.5f, -half_width), 0.0f, 1.0f);
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

std::uint8_t mixed(std::uint8_t below, std::uint8_t above, unsigned share) {
    return static_cast<std::uint8_t>((above * share + below * (255u - share) + 127u) / 255u);
}

std::uint32_t mixed(std::uint32_t below, Rgba above, unsigned share) {
    auto c = std::bit_cast<std::array<std::uint8_t, 4>>(below);
    c[0] = mixed(c[0], above.r, share);
    c[1] = mixed(c[1], above.g, share);
    c[2] = mixed(c[2], above.b, share);
    return std::bit_cast<std::uint32_t>(c);
}

}  // namespace

void CoverageMask::resize(int width, int height) {
    const auto rows = static_cast<std::size_t>(height);
    if (width == width_ && rows == touched_.size()) return;
    width_ = width;
    coverage_.assign(static_cast<std::size_t>(width) * rows, 0);
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
    const Way way = length > 0 ? Way{dx / length, dy / length, length} : Way{1, 0, 0};
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

void CoverageMask::add_row(int row, int first, int past, const PixelSegment& s, Way way,
                           const LineStyle& style) {
    Touched& touched = touched_[static_cast<std::size_t>(row)];
    touched = {std::min(touched.first, first), std::max(touched.past, past)};
    std::uint8_t* coverage =
        coverage_.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(width_);
    const float reach = style.half_width + 0.5f;
    const float up = static_cast<float>(row) + 0.5f - s.from.y;
    for (int column = first; column < past; ++column) {
        if (coverage[column] == 255) continue;  // by the segment before, mostly
        const float right = static_cast<float>(column) + 0.5f - s.from.x;
        const float along = right * way.x + up * way.y;
        const float across = right * way.y - up * way.x;
        const float nearest = std::clamp(along, 0.0f, way.length);
        const float squared = across * across + (along - nearest) * (along - nearest);
        if (squared >= reach * reach) continue;
        float share = share_covered(std::sqrt(squared), style.half_width);
        if (style.dash > 0) share *= dash_coverage(s.start + nearest, s.whole, style);
        // NOLINTNEXTLINE(bugprone-incorrect-roundings): never negative, and lround is a call.
        const auto value = static_cast<std::uint8_t>(share * 255.0f + 0.5f);
        coverage[column] = std::max(coverage[column], value);
    }
}

void CoverageMask::blend(Rgba colour, const PixelRows& pixels, Rows rows) {
    for (int row = rows.first; row < rows.past; ++row) {
        Touched& touched = touched_[static_cast<std::size_t>(row)];
        const std::size_t start = static_cast<std::size_t>(row) * static_cast<std::size_t>(width_);
        auto i = start + static_cast<std::size_t>(touched.first);
        const auto past = start + static_cast<std::size_t>(touched.past);
        std::uint32_t* const row_pixels = pixels(row);
        while (i < past) {
            // Most of a row is bare: look at eight pixels at once.
            std::uint64_t eight = 0;
            if (i + 8 <= past && (std::memcpy(&eight, &coverage_[i], 8), eight == 0)) {
                i += 8;
                continue;
            }
            if (coverage_[i] != 0) {
                std::uint32_t& pixel = row_pixels[i - start];
                pixel = mixed(pixel, colour, coverage_[i] * colour.a / 255u);
                coverage_[i] = 0;
            }
            ++i;
        }
        touched = {width_, 0};
    }
}

}  // namespace app
