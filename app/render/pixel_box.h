#pragma once

#include <algorithm>

namespace app {

/// A rectangle of framebuffer pixels, from the upper left corner.
struct PixelBox {
    int left = 0, top = 0, right = 0, bottom = 0;

    int width() const { return right - left; }
    int height() const { return bottom - top; }
    bool empty() const { return left >= right || top >= bottom; }
    PixelBox moved(int across, int down) const {
        return {left + across, top + down, right + across, bottom + down};
    }
    bool operator==(const PixelBox&) const = default;
};

inline PixelBox overlap(const PixelBox& a, const PixelBox& b) {
    return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
            std::min(a.bottom, b.bottom)};
}

}  // namespace app
