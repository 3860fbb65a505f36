#pragma once

#include <string_view>

#include "geo/core/plane.h"
#include "geo/import/new_table.h"

namespace geo {

/// A place given in degrees (WGS 84) in British National Grid; nothing where it is outside.
std::optional<Point> grid_point(double longitude, double latitude);

/// Fills the cells easting and northing, in whole metres, of the row begun last. Cells that are no
/// numbers leave them empty, which the check of the table then finds.
void set_grid_point(NewTable& table, std::string_view latitude, std::string_view longitude);
void set_grid_point(NewTable& table, Point point);

}  // namespace geo
