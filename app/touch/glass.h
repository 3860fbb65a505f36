#pragma once

#include "app/scene/camera.h"
#include "app/touch/gesture.h"

namespace app {

/// A display: how large its glass is, and what is drawn on it.
struct Glass {
    double width_mm = 0, height_mm = 0;
    PaneSize pixels{};  // logical

    double pixels_per_mm() const { return pixels.width.value / width_mm; }

    /// Of a place as SDL tells it, in shares of width and height from the upper left corner.
    GlassPoint at_share(double x, double y) const { return {x * width_mm, y * height_mm}; }
    GlassPoint on_glass(ScreenPoint p) const;
    ScreenPoint on_screen(GlassPoint p) const;
    /// A way on the glass in pixels right and down.
    ScreenPoint on_screen(GlassVector v) const;
    bool operator==(const Glass&) const = default;
};

/// The camera after what fingers did to the map in a pane whose upper left corner stands at
/// `corner` of the screen: the ground stays under them. Unmoved by gestures that move nothing.
Camera moved_by(const Gesture& gesture, Camera camera, PaneSize pane, ScreenPoint corner,
                const Glass& glass);

/// The camera after a drift between two moments, in seconds since the fingers were lifted.
Camera drifted(const Inertia& inertia, double from, double to, Camera camera, const Glass& glass);

}  // namespace app
