#pragma once

#include <optional>
#include <string>

#include "geo/core/plane.h"
#include "geo/core/result.h"

namespace geo {

/// Why GEOS does not hold these polygons valid ("Self-intersection at 412000 298000"), or nothing.
std::optional<std::string> invalidity_of(const MultiPolygon& parts);

/// The same ground as valid polygons (GEOS MakeValid, structure method), lines and points that come
/// out of it dropped. Fails when no area is left.
Result<MultiPolygon> repaired(const MultiPolygon& parts);

}  // namespace geo
