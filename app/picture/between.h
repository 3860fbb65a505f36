#pragma once

#include "app/picture/boundary_change.h"
#include "app/picture/picture.h"

namespace app {

/// A cubic Bézier curve from (0, 0) to (1, 1), by its two handles.
struct Easing {
    double x1, y1, x2, y2;
};
// The design's: moves begin and end gently, what answers begins at full speed.
inline constexpr Easing ease_move{0.2, 0, 0, 1}, ease_answer{0, 0, 0.2, 1};

/// How far a motion has come when `part` of its time has passed.
/// source  CSS Easing Functions Level 1, cubic Bézier easing
double eased(double part, Easing easing);

/// Colours go over; what a fill is (a colour, a hatch, nothing) changes half way.
Fill between(const Fill& from, const Fill& to, double t);

/// What is seen on the way from one picture to another: fills, lines and all other colours of the
/// map go over, by area where the two have different outlines; names and letters in both move, the
/// others fade. Nothing is seen of `to` at 0 nor of `from` at 1, but for what answers at once: the
/// panels, and the outlines of what is brushed, hovered and selected. Outlines and camera are those
/// of `to`: to move them is for Morph and Flight. Where districts changed, `ground` says whose
/// colours go over into whose.
Picture between(const Picture& from, Picture to, double t, const GroundChange& ground = {});

/// Has a picture's names and letters stand where they are seen from another camera.
void look_from(Picture& picture, const Camera& camera);

}  // namespace app
