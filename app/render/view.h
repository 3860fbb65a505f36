#pragma once

#include "geo/core/plane.h"

namespace app {

/// Rows of a frame, from the bottom.
struct Rows {
    int first = 0, past = 0;
};

/// The part of the plane a frame buffer shows.
struct View {
    geo::Point centre;
    double pixels_per_metre = 1;  // framebuffer pixels
    int width = 0, height = 0;    // framebuffer pixels

    /// What some of its rows show, and what is within `margin` pixels of that.
    geo::Extent ground(Rows rows, double margin = 0) const {
        const double right = (width / 2.0 + margin) / pixels_per_metre;
        const double below = (rows.first - height / 2.0 - margin) / pixels_per_metre;
        const double above = (rows.past - height / 2.0 + margin) / pixels_per_metre;
        return {centre.x - right, centre.y + below, centre.x + right, centre.y + above};
    }
    geo::Extent ground(double margin = 0) const { return ground({0, height}, margin); }
};

}  // namespace app
