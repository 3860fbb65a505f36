#include "app/picture/mark_shape.h"

#include <cmath>
#include <numbers>

namespace app {
namespace {

std::vector<ScreenPoint> corners(ScreenPoint c, double r, int count) {
    std::vector<ScreenPoint> points;
    for (int i = 0; i < count; ++i) {
        const double angle = 2 * std::numbers::pi * i / count;
        points.push_back({c.x + r * std::sin(angle), c.y - r * std::cos(angle)});
    }
    return points;
}

}  // namespace

std::vector<ScreenPoint> mark_outline(MarkShape shape, ScreenPoint c, double size) {
    const double r = size / 2, side = r * 0.92, arm = r * 0.62;
    switch (shape) {
        case MarkShape::disc:
            return corners(c, r, 48);
        case MarkShape::square:
            return {{c.x - side, c.y - side},
                    {c.x + side, c.y - side},
                    {c.x + side, c.y + side},
                    {c.x - side, c.y + side}};
        case MarkShape::diamond:
            return corners(c, r * 1.22, 4);
        case MarkShape::triangle:
            return corners({c.x, c.y + r * 0.25}, r * 1.35, 3);
        case MarkShape::pentagon:
            return corners({c.x, c.y + r * 0.08}, r * 1.14, 5);
        case MarkShape::cross:
            return {{c.x - arm, c.y - r}, {c.x + arm, c.y - r}, {c.x + arm, c.y - arm},
                    {c.x + r, c.y - arm}, {c.x + r, c.y + arm}, {c.x + arm, c.y + arm},
                    {c.x + arm, c.y + r}, {c.x - arm, c.y + r}, {c.x - arm, c.y + arm},
                    {c.x - r, c.y + arm}, {c.x - r, c.y - arm}, {c.x - arm, c.y - arm}};
    }
    return {};
}

double mark_letter_drop(MarkShape shape, double size) {
    return shape == MarkShape::triangle ? size / 2 * 0.28 : 0;
}

}  // namespace app
