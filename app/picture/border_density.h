#pragma once

#include "geo/mesh/geometry.h"

namespace app {

/// How large a geometry's features are, as a rule: the median side of their boxes, in metres.
double typical_size(const geo::Geometry& geometry);

/// How much of their width borders are drawn with, so that the colours of many small areas do not
/// drown in them: all of it where areas are 10 pixels across and more, none at 3 and less.
double border_share(double typical_size, double metres_per_pixel);

}  // namespace app
