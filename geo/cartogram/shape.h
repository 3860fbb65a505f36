#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace geo {

/// How the districts of a map are drawn: as their ground, or each as a cell of its own.
enum class Shape : std::uint8_t { geographic, hexagons, circles };

inline constexpr std::array all_shapes{Shape::geographic, Shape::hexagons, Shape::circles};

std::string_view code_of(Shape shape);  // "geographic", "hexagons", "circles"
std::optional<Shape> shape_of(std::string_view code);

}  // namespace geo
