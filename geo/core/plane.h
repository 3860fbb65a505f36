#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace geo {

/// A place in the plane. Always metres in British National Grid (EPSG:27700): easting, northing.
struct Point {
    double x = 0, y = 0;
    bool operator==(const Point&) const = default;
    auto operator<=>(const Point&) const = default;
};

/// A box on the ground. A default-made extent is empty and grows with include().
struct Extent {
    double min_x = std::numeric_limits<double>::infinity();
    double min_y = std::numeric_limits<double>::infinity();
    double max_x = -std::numeric_limits<double>::infinity();
    double max_y = -std::numeric_limits<double>::infinity();

    bool empty() const { return !(min_x <= max_x && min_y <= max_y); }
    double width() const { return max_x - min_x; }
    double height() const { return max_y - min_y; }
    Point centre() const { return {(min_x + max_x) / 2, (min_y + max_y) / 2}; }
    void include(Point p) {
        min_x = std::min(min_x, p.x), max_x = std::max(max_x, p.x);
        min_y = std::min(min_y, p.y), max_y = std::max(max_y, p.y);
    }
    void include(const Extent& e) {
        min_x = std::min(min_x, e.min_x), max_x = std::max(max_x, e.max_x);
        min_y = std::min(min_y, e.min_y), max_y = std::max(max_y, e.max_y);
    }
    bool contains(Point p) const {
        return p.x >= min_x && p.x <= max_x && p.y >= min_y && p.y <= max_y;
    }
    bool overlaps(const Extent& e) const {
        return min_x <= e.max_x && e.min_x <= max_x && min_y <= e.max_y && e.min_y <= max_y;
    }
    bool operator==(const Extent&) const = default;
};

/// A closed line: the last point joins the first and is not repeated.
using Ring = std::vector<Point>;

/// A shell and its holes. No order of winding is promised.
struct Polygon {
    Ring shell;
    std::vector<Ring> holes;
    bool operator==(const Polygon&) const = default;
};

/// The parts of one area: islands, and mainland.
using MultiPolygon = std::vector<Polygon>;

/// Signed area of a ring in square metres, positive when it runs anticlockwise (shoelace formula,
/// taken from the ring's first point so that large coordinates lose no digits).
inline double signed_area(const Ring& ring) {
    double twice = 0;
    for (std::size_t i = 1; i + 1 < ring.size(); ++i)
        twice += (ring[i].x - ring[0].x) * (ring[i + 1].y - ring[0].y) -
                 (ring[i + 1].x - ring[0].x) * (ring[i].y - ring[0].y);
    return twice / 2;
}

inline double area_of(const Polygon& polygon) {
    double area = std::abs(signed_area(polygon.shell));
    for (const Ring& hole : polygon.holes) area -= std::abs(signed_area(hole));
    return area;
}

inline Extent extent_of(const MultiPolygon& parts) {
    Extent extent;
    for (const Polygon& part : parts)
        for (Point p : part.shell) extent.include(p);
    return extent;
}

}  // namespace geo
