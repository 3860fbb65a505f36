#include "geo/cartogram/shape.h"

namespace geo {

std::string_view code_of(Shape shape) {
    switch (shape) {
        case Shape::geographic:
            return "geographic";
        case Shape::hexagons:
            return "hexagons";
        case Shape::circles:
            return "circles";
    }
    return {};
}

std::optional<Shape> shape_of(std::string_view code) {
    for (const Shape shape : all_shapes)
        if (code_of(shape) == code) return shape;
    return std::nullopt;
}

}  // namespace geo
