#pragma once

#include <cstdint>
#include <vector>

#include "geo/mesh/outline.h"

namespace geo {

/// Cuts an outline into triangles by cutting off its ears one after another; three point numbers
/// each, anticlockwise. Stops early when no ear is left, which a valid polygon's outline never
/// leads to, but a broken one may: so compare areas.
///
/// source  Held (2001), "FIST: fast industrial-strength triangulation of polygons": ears, with a
///         grid over the reflex corners
std::vector<std::uint32_t> clip_ears(const Outline& outline);

}  // namespace geo
