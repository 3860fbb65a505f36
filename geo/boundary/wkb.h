#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "geo/core/plane.h"

namespace geo {

/// The polygons of well-known binary, in the coordinates it has; heights are left out. Nothing for
/// other geometries, for bytes that are cut off, and for big-endian numbers: OGR reads those.
///
/// source  OGC 06-103r4, "Simple feature access, part 1", 8.2; ISO/IEC 13249-3 for heights
std::optional<MultiPolygon> polygons_of_wkb(std::span<const std::byte> wkb);

}  // namespace geo
