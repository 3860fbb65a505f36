#pragma once

#include "app/picture/picture.h"

namespace app {

/// How far a motion has come when `part` of its time has passed: slow at the end, as the design's
/// standard easing, the curve (0.2, 0, 0, 1).
/// source  CSS Easing Functions Level 1, cubic Bézier easing
double eased(double part);

Camera between(const Camera& from, const Camera& to, double t);

/// The names and letters of a picture on the way to another: those in both move, others fade. All
/// else is as in `to`; the map itself is Morph's to draw.
Picture between(const Picture& from, Picture to, double t);

}  // namespace app
