#include <doctest/doctest.h>

#include <map>
#include <set>
#include <utility>

#include "geo/mesh/triangulate.h"
#include "sample_polygons.h"

namespace {

using geo::Point;
using geo::Polygon;
using geo::Ring;

std::set<Point> places(const Polygon& polygon) {
    std::set<Point> result{polygon.shell.begin(), polygon.shell.end()};
    for (const Ring& hole : polygon.holes) result.insert(hole.begin(), hole.end());
    return result;
}

/// How often each edge is walked forwards less how often backwards, by the triangles. What is left
/// over is the border of the ground they cover.
std::map<std::pair<Point, Point>, int> border_of(const geo::Triangles& triangles) {
    std::map<std::pair<Point, Point>, int> border;
    for (std::size_t i = 0; i < triangles.indices.size(); ++i) {
        const std::size_t next = i % 3 == 2 ? i - 2 : i + 1;
        const Point a = triangles.points[triangles.indices[i]];
        const Point b = triangles.points[triangles.indices[next]];
        ++border[{a, b}];
        --border[{b, a}];
    }
    std::erase_if(border, [](const auto& edge) { return edge.second <= 0; });
    return border;
}

std::size_t count_edges(const Polygon& polygon) {
    std::size_t count = polygon.shell.size();
    for (const Ring& hole : polygon.holes) count += hole.size();
    return count;
}

/// Every triangle runs anticlockwise and together they have the polygon's area: so none overlaps.
geo::Triangles check_cover(const Polygon& polygon) {
    const auto triangles = geo::triangulate(polygon);
    REQUIRE(triangles.has_value());
    REQUIRE(triangles->indices.size() % 3 == 0);
    double area = 0;
    bool all_anticlockwise = true;
    for (std::size_t i = 0; i < triangles->indices.size(); i += 3) {
        Ring triangle;
        for (std::size_t corner = i; corner < i + 3; ++corner) {
            REQUIRE(triangles->indices[corner] < triangles->points.size());
            triangle.push_back(triangles->points[triangles->indices[corner]]);
        }
        all_anticlockwise = all_anticlockwise && geo::signed_area(triangle) > 0;
        area += geo::signed_area(triangle);
    }
    CHECK(all_anticlockwise);
    CHECK(area == doctest::Approx(geo::area_of(polygon)).epsilon(1e-9));
    const std::set<Point> used{triangles->points.begin(), triangles->points.end()};
    CHECK(used == places(polygon));
    return *triangles;
}

}  // namespace

TEST_CASE("triangles cover a polygon, whatever its shape") {
    struct Case {
        Polygon polygon;
        std::string_view shape;
    };
    Ring comb;
    for (int tooth = 0; tooth < 100; ++tooth)
        comb.insert(comb.end(), {{2.0 * tooth, 0}, {2.0 * tooth + 1, 10}});
    comb.insert(comb.end(), {{200, 20}, {0, 20}});
    Ring spiral;
    const auto wind = [&](double radius, int i) {
        spiral.push_back({(radius + i) * std::cos(i * 0.1), (radius + i) * std::sin(i * 0.1)});
    };
    for (int i = 0; i < 400; ++i) wind(10, i);
    for (int i = 399; i >= 0; --i) wind(2, i);
    for (const Case& c : {
             Case{{{{0, 0}, {4, 0}, {0, 3}}, {}}, "a triangle"},
             Case{{{{0, 0}, {0, 3}, {4, 0}}, {}}, "a clockwise triangle"},
             Case{{square(0, 0, 10), {}}, "a square"},
             Case{{{{0, 0}, {5, 0}, {10, 0}, {10, 10}, {5, 10}, {0, 10}, {0, 5}}, {}},
                  "points within straight sides"},
             Case{{{{0, 0}, {9, 0}, {9, 1}, {1, 1}, {1, 9}, {0, 9}}, {}}, "a hook"},
             Case{{comb, {}}, "a comb"},
             Case{{spiral, {}}, "a spiral"},
             Case{{square(0, 0, 10), {square(4, 4, 2)}}, "a hole"},
             Case{{square(0, 0, 10), {square(1, 1, 2), square(1, 4, 2), square(1, 7, 2)}},
                  "holes above each other"},
             Case{{square(0, 0, 10), {{{1, 5}, {5, 1}, {9, 5}, {5, 9}}}}, "a hole as a diamond"},
             Case{{square(0, 0, 10), {{{0, 0}, {3, 1}, {1, 3}}}}, "a hole that touches a corner"},
             Case{{square(0, 0, 10), {square(2, 2, 2), square(4, 4, 2), square(6, 6, 2)}},
                  "holes that touch each other"},
             Case{{square(0, 0, 10), {{{5, 5}, {2, 4}, {2, 6}}, {{5, 5}, {8, 4}, {8, 6}}}},
                  "holes that touch at a point of each"},
             Case{{square(0, 0, 10), {{{5, 5}, {8, 6}, {8, 7}}, {{5, 5}, {8, 4}, {8, 3}}}},
                  "holes that touch at the western point of both"},
             Case{{square(1e6, 1.2e6, 0.01), {square(1e6 + 0.004, 1.2e6 + 0.004, 0.002)}},
                  "a centimetre far from the origin"},
         }) {
        CAPTURE(c.shape);
        const geo::Triangles triangles = check_cover(c.polygon);
        CHECK(border_of(triangles).size() == count_edges(c.polygon));
    }
}

TEST_CASE("a hole may touch the outline between two of its points") {
    for (const Ring& hole :
         {Ring{{5, 0}, {7, 3}, {3, 3}}, Ring{{0, 5}, {3, 3}, {3, 7}}, Ring{{10, 5}, {7, 3}, {7, 7}},
          Ring{{5, 10}, {7, 7}, {3, 7}}, Ring{{5, 0}, {8, 2}, {9, 4}}})
        check_cover({square(0, 0, 10), {hole}});
    check_cover({square(0, 0, 10), {square(2, 2, 4), {{6, 4}, {8, 3}, {8, 5}}}});
}

TEST_CASE("seeded stars with holes are covered, and their borders are those of the triangles") {
    Seeded seeded(2024);
    for (int i = 0; i < 200; ++i) {
        CAPTURE(i);
        const Polygon polygon = star_with_holes(seeded, {450'000, 300'000}, 20'000);
        CHECK(border_of(check_cover(polygon)).size() == count_edges(polygon));
    }
}

TEST_CASE("on a coarse grid, where much touches and lies in line, ground is still covered") {
    Seeded seeded(7);
    for (int i = 0; i < 300; ++i) {
        CAPTURE(i);
        // Single cells cut from a block, no two of them side by side; corners may touch.
        Polygon polygon{square(0, 0, 7), {}};
        for (int x = 0; x < 7; ++x)
            for (int y = x % 2; y < 7; y += 2) {
                const bool inside = x > 0 && y > 0 && x < 6 && y < 6;
                // A closed circle of touching holes would cut the ground in two.
                const bool on_a_circle = (x + y) % 4 == 2;
                if (inside && !on_a_circle && seeded.whole(0, 1) == 1)
                    polygon.holes.push_back(square(x, y, 1));
            }
        check_cover(polygon);
    }
}

TEST_CASE("a coast of twenty thousand points is covered") {
    Seeded seeded(5);
    check_cover({star(seeded, {0, 0}, 100'000, 20'000), {}});
}

TEST_CASE("what has no area, or crosses itself, has no triangles") {
    struct Case {
        Polygon polygon;
        std::string_view says;
    };
    for (const Case& c : {
             Case{{{}, {}}, "no area"},
             Case{{{{0, 0}, {1, 1}}, {}}, "no area"},
             Case{{{{0, 0}, {5, 5}, {10, 10}}, {}}, "no area"},
             Case{{{{0, 0}, {10, 10}, {10, 0}, {0, 10}}, {}}, "no area"},
             Case{{{{0, 0}, {10, 10}, {10, 0}, {0, 20}}, {}}, "crosses itself"},
             Case{{square(0, 0, 10), {square(20, 20, 2)}}, "crosses itself"},
             Case{{square(0, 0, 10), {square(-5, 4, 2)}}, "crosses itself"},
             Case{{square(0, 0, 1), {square(0, 0, 2)}}, "no area"},
             Case{{{{0, 0}, {std::nan(""), 1}, {1, 0}}, {}}, "no area"},
         }) {
        CAPTURE(c.says);
        const auto triangles = geo::triangulate(c.polygon);
        REQUIRE_FALSE(triangles.has_value());
        CHECK(triangles.error().what.find(c.says) != std::string::npos);
    }
}
