#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "app/render/simplified_lines.h"

using namespace app;

namespace {

using Line = std::vector<geo::Point>;

geo::BorderLines borders_of(const std::vector<Line>& all) {
    geo::BorderLines borders;
    const std::uint32_t owner = 0;
    for (const Line& line : all) borders.add(line, {&owner, 1});
    return borders;
}

Line wiggle(unsigned seed, int points) {
    std::mt19937 random(seed);
    std::normal_distribution<double> step(0, 30);
    Line line;
    geo::Point p{400'000, 300'000};
    for (int i = 0; i < points; ++i) {
        line.push_back(p);
        p = {p.x + 40 + step(random), p.y + step(random)};
    }
    return line;
}

Line island(double radius) {
    Line line;
    for (int i = 0; i < 12; ++i)
        line.push_back({radius * std::cos(i * 0.5236), radius * std::sin(i * 0.5236)});
    line.push_back(line.front());
    return line;
}

double distance_to(const std::vector<LinePoint>& line, geo::Point p) {
    double least = 1e18;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const double dx = line[i + 1].x - line[i].x, dy = line[i + 1].y - line[i].y;
        const double t = std::clamp(
            ((p.x - line[i].x) * dx + (p.y - line[i].y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
        least = std::min(least, std::hypot(p.x - line[i].x - t * dx, p.y - line[i].y - t * dy));
    }
    return least;
}

SimplifiedLines with_tolerance(const std::vector<Line>& lines, geo::Point origin,
                               double tolerance) {
    const geo::BorderLines borders = borders_of(lines);
    return simplified(borders, significance(borders), origin, tolerance);
}

}  // namespace

TEST_CASE("a line keeps its ends, and no point left out is farther off than the tolerance") {
    const std::vector<Line> borders{wiggle(3, 500)};
    const geo::Point origin = borders[0][0];
    std::size_t before = 501;
    for (const double tolerance : {0.0, 10.0, 50.0, 200.0}) {
        CAPTURE(tolerance);
        const auto points = with_tolerance(borders, origin, tolerance).points;
        CHECK(points.size() < before);
        before = points.size();
        CHECK(points.front().x == 0);
        CHECK(points.back().x == static_cast<float>(borders[0].back().x - origin.x));
        for (geo::Point p : borders[0])
            CHECK(distance_to(points, {p.x - origin.x, p.y - origin.y}) <= tolerance + 0.01);
    }
}

TEST_CASE("an island never vanishes, however small the map") {
    const auto lines = with_tolerance({island(100)}, {}, 1e6);
    REQUIRE(lines.points.size() == 3);
    CHECK(lines.points[0].x != lines.points[1].x);
}

TEST_CASE("places along a line grow from 0 to its length") {
    const auto lines = with_tolerance({wiggle(5, 200)}, {400'000, 300'000}, 20);
    CHECK(lines.points.front().along == 0);
    CHECK(lines.points.back().along == lines.points.back().length);
    CHECK(std::ranges::is_sorted(lines.points, {}, &LinePoint::along));
}

TEST_CASE("the pieces of a line are all its segments, each in its extent") {
    const std::vector<Line> borders{wiggle(8, 300), island(50), wiggle(9, 7)};
    const auto lines = with_tolerance(borders, {}, 0);
    REQUIRE(lines.first_piece.size() == 4);
    std::size_t segments = 0;
    for (const LinePiece& piece : lines.pieces) {
        segments += piece.segments;
        for (std::uint32_t i = piece.first; i <= piece.first + piece.segments; ++i) {
            const geo::Extent& e = piece.extent;  // a point is a float, its extent is not
            CHECK(lines.points[i].x ==
                  doctest::Approx(std::clamp<double>(lines.points[i].x, e.min_x, e.max_x)));
            CHECK(lines.points[i].y ==
                  doctest::Approx(std::clamp<double>(lines.points[i].y, e.min_y, e.max_y)));
        }
    }
    CHECK(segments == 299 + 12 + 6);
}

TEST_CASE("a line without two different points has nothing to draw") {
    const std::vector<Line> borders{{}, {{1, 1}}, {{2, 2}, {2, 2}}};
    const auto lines = with_tolerance(borders, {}, 0);
    CHECK(lines.points.empty());
    CHECK(lines.pieces.empty());
    CHECK(lines.first_piece.size() == 4);
}

TEST_CASE("levels of detail keep within the tolerance asked for") {
    for (const double tolerance : {0.01, 1.0, 1.7, 88.0, 350.0, 1400.0}) {
        CAPTURE(tolerance);
        const double kept = tolerance_of(level_within(tolerance));
        CHECK(kept <= tolerance);
        CHECK((kept == 0 || kept > tolerance / 2));
    }
}
