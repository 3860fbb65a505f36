#include <doctest/doctest.h>

#include "geo/cartogram/shape.h"

TEST_CASE("every shape has a code that leads back to it") {
    for (const geo::Shape shape : geo::all_shapes)
        CHECK(geo::shape_of(geo::code_of(shape)) == shape);
    CHECK_FALSE(geo::shape_of("squares"));
    CHECK_FALSE(geo::shape_of(""));
}
