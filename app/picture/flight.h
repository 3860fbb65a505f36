#pragma once

#include "app/scene/camera.h"

namespace app {

/// The way of a camera from one place to another: away from the ground until both are near, across,
/// and down again, at a speed that looks the same throughout. Where one view lies within the other
/// and is about as near, the ground under one place of the pane stays where it is instead.
/// source  van Wijk & Nuij (2003), "Smooth and efficient zooming and panning", IEEE InfoVis, eq. 9
class Flight {
public:
    Flight(const Camera& from, const Camera& to, PaneSize pane);

    /// The camera when t of the way is done: `from` at 0, `to` at 1, exactly.
    Camera at(double t) const;
    /// How far it looks, as the paper measures: e-fold zooms and widths of the pane, over √2.
    double length() const { return length_; }
    /// The longer the way, the longer it takes, within bounds.
    double seconds() const;

private:
    Camera from_, to_;
    bool about_a_place_;  // a zoom, or no way at all
    double start_ = 0;    // the paper's r0
    double length_ = 0;   // the paper's S
    double width_ = 0;    // metres that the pane shows at first, the paper's w0
    double ground_ = 0;   // metres from centre to centre, the paper's u1
};

}  // namespace app
