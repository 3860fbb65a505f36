#pragma once

#include "geo/core/plane.h"

namespace geo {

/// True only for polygons that GEOS holds valid, and for nearly all of those without holes: a tenth
/// of GEOS's time. False says nothing.
///
/// source  the error bound of the orientation test: J. R. Shewchuk (1997), "Adaptive Precision
///         Floating-Point Arithmetic and Fast Robust Geometric Predicates"
bool is_surely_valid(const MultiPolygon& parts);

}  // namespace geo
