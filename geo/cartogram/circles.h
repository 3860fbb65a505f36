#pragma once

#include <span>
#include <vector>

#include "geo/area/area_register.h"
#include "geo/cartogram/cartogram.h"
#include "geo/core/result.h"

namespace geo {

/// What a circle is made of: where it would like to be, and what its area stands for.
struct Sized {
    AreaIndex area{};
    Point home;
    double size = 0;  // people, or any other count; above 0
};

struct Circle {
    AreaIndex area{};
    Point centre;
    double radius = 0;
};

/// Circles whose areas are in proportion to `sized`, none over another, each as near to its home as
/// the others let it. The same input gives the same circles.
///
/// land     square metres: together the circles cover half of it
/// room     where it does not hold them all, they are shrunk and moved into it
/// fails    when a size is not above 0, or the circles do not come apart
/// source   Dorling (1996), "Area cartograms: their use and creation": circles are drawn to where
///          they belong and pushed by those they overlap, until none does
Result<std::vector<Circle>> circles(std::span<const Sized> sized, double land, const Extent& room);

/// The cells of circles, as polygons of sixty corners on each circle.
std::vector<Cell> cells_of(std::span<const Circle> circles);

}  // namespace geo
