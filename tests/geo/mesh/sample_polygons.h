#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <random>
#include <vector>

#include "geo/core/plane.h"
#include "geo/mesh/geometry.h"

/// The same numbers on every machine: distributions differ between standard libraries, this not.
class Seeded {
public:
    explicit Seeded(std::uint32_t seed) : engine_(seed) {}
    double between(double low, double high) {
        return low + (high - low) * static_cast<double>(engine_()) / 4294967296.0;
    }
    int whole(int low, int high) { return static_cast<int>(std::floor(between(low, high + 1))); }

private:
    std::mt19937 engine_;
};

inline geo::Ring square(double x, double y, double size) {
    return {{x, y}, {x + size, y}, {x + size, y + size}, {x, y + size}};
}

/// A ring round a centre whose radius changes at every corner: jagged, never crossing itself.
inline geo::Ring star(Seeded& seeded, geo::Point centre, double radius, int corners) {
    geo::Ring ring;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * (i + seeded.between(0, 0.9)) / corners;
        const double reach = radius * seeded.between(0.5, 1);
        ring.push_back({centre.x + reach * std::cos(angle), centre.y + reach * std::sin(angle)});
    }
    return ring;
}

/// A star with smaller stars cut out on a ring round its middle, where it surely has ground.
inline geo::Polygon star_with_holes(Seeded& seeded, geo::Point centre, double radius) {
    geo::Polygon polygon{star(seeded, centre, radius, seeded.whole(16, 400)), {}};
    const int holes = seeded.whole(0, 8);
    for (int i = 0; i < holes; ++i) {
        const double angle = 2 * std::numbers::pi * i / holes;
        const geo::Point middle{centre.x + 0.25 * radius * std::cos(angle),
                                centre.y + 0.25 * radius * std::sin(angle)};
        polygon.holes.push_back(star(seeded, middle, 0.08 * radius, seeded.whole(3, 40)));
        if (i % 2 == 0) std::ranges::reverse(polygon.holes.back());
    }
    return polygon;
}

/// Features ready to be touched; each its own area.
inline geo::Geometry ground_of(const std::vector<geo::MultiPolygon>& features) {
    std::vector<geo::AreaIndex> areas;
    for (std::uint32_t i = 0; i < features.size(); ++i) areas.push_back(geo::AreaIndex{i});
    return geo::make_geometry(std::move(areas), geo::coverage_of(features));
}

inline double area_of_all(const geo::MultiPolygon& parts) {
    double area = 0;
    for (const geo::Polygon& part : parts) area += geo::area_of(part);
    return area;
}
