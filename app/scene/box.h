#pragma once

namespace app {

/// A rectangle of a window or a sheet, in logical pixels from its upper left corner.
struct Box {
    double x = 0, y = 0, width = 0, height = 0;
    double right() const { return x + width; }
    double bottom() const { return y + height; }
};

}  // namespace app
