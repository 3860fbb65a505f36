#pragma once

#include <vector>

#include "geo/area/area_register.h"
#include "geo/core/plane.h"
#include "geo/mesh/geometry.h"

namespace geo {

/// What stands for a district on a cartogram: a convex outline around its centre.
struct Cell {
    AreaIndex area{};
    Point centre;
    Ring outline;  // anticlockwise
};

/// Districts drawn as cells, ready to be drawn and touched like their ground.
struct Cartogram {
    std::vector<Cell> cells;
    Geometry geometry;  // its features are the cells, in their order
};

Cartogram cartogram_of(std::vector<Cell> cells);

}  // namespace geo
