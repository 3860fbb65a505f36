#pragma once

#include "geo/core/plane.h"

namespace app {

/// The part of the plane a frame buffer shows.
struct View {
    geo::Point centre;
    double pixels_per_metre = 1;  // framebuffer pixels
    int width = 0, height = 0;    // framebuffer pixels

    /// What is in view or within `margin` pixels of it.
    geo::Extent ground(double margin = 0) const {
        const double right = (width / 2.0 + margin) / pixels_per_metre;
        const double up = (height / 2.0 + margin) / pixels_per_metre;
        return {centre.x - right, centre.y - up, centre.x + right, centre.y + up};
    }
};

}  // namespace app
