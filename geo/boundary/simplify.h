#pragma once

#include "geo/core/plane.h"

namespace geo {

/// The ring less the points that lie within `tolerance` metres of the line drawn without them;
/// three points at least of a ring that had them.
/// source  Douglas & Peucker (1973), on the two halves between a ring's first point and the one
///         farthest from it
Ring simplified(const Ring& ring, double tolerance);

/// Likewise of all rings; holes smaller than the tolerance go.
MultiPolygon simplified(const MultiPolygon& parts, double tolerance);

}  // namespace geo
