#include <doctest/doctest.h>

#include <map>
#include <set>
#include <utility>

#include "geo/mesh/shared_borders.h"
#include "sample_polygons.h"

namespace {

using geo::BorderLine;
using geo::MultiPolygon;
using geo::Point;
using Owners = std::vector<std::uint32_t>;
using Edge = std::pair<Point, Point>;

Edge edge_between(Point a, Point b) { return {std::min(a, b), std::max(a, b)}; }

/// The slow obvious way: every edge of every ring, and whose it is.
std::map<Edge, std::set<std::uint32_t>> edges_of(const std::vector<MultiPolygon>& features) {
    std::map<Edge, std::set<std::uint32_t>> edges;
    for (std::uint32_t feature = 0; feature < features.size(); ++feature)
        for (const geo::Polygon& part : features[feature]) {
            std::vector<geo::Ring> rings = part.holes;
            rings.push_back(part.shell);
            for (const geo::Ring& ring : rings)
                for (std::size_t i = 0; i < ring.size(); ++i)
                    edges[edge_between(ring[i], ring[(i + 1) % ring.size()])].insert(feature);
        }
    return edges;
}

/// Each edge must be in exactly one line, with exactly its owners.
std::vector<BorderLine> checked_borders(const std::vector<MultiPolygon>& features) {
    auto expected = edges_of(features);
    std::vector<BorderLine> lines = geo::shared_borders(features);
    for (const BorderLine& line : lines) {
        REQUIRE(line.points.size() >= 2);
        for (std::size_t i = 1; i < line.points.size(); ++i) {
            const auto found = expected.find(edge_between(line.points[i - 1], line.points[i]));
            REQUIRE(found != expected.end());
            CHECK(Owners(found->second.begin(), found->second.end()) == line.owners);
            expected.erase(found);
        }
    }
    CHECK(expected.empty());
    return lines;
}

std::vector<MultiPolygon> grid_of_squares(int columns, int rows) {
    std::vector<MultiPolygon> features;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            geo::Ring ring = square(column, row, 1);
            if (features.size() % 2 == 1) std::ranges::reverse(ring);
            features.push_back({{ring, {}}});
        }
    return features;
}

std::size_t count_owned(const std::vector<BorderLine>& lines, const Owners& owners) {
    return static_cast<std::size_t>(
        std::ranges::count_if(lines, [&](const BorderLine& l) { return l.owners == owners; }));
}

}  // namespace

TEST_CASE("neighbours share one line, whichever way round they walk it") {
    const auto lines = checked_borders(grid_of_squares(2, 1));
    CHECK(lines.size() == 3);
    CHECK(count_owned(lines, {0, 1}) == 1);
    CHECK(count_owned(lines, {0}) == 1);
    CHECK(count_owned(lines, {1}) == 1);
}

TEST_CASE("in a grid every line runs from crossing to crossing") {
    const auto lines = checked_borders(grid_of_squares(3, 3));
    // 12 lines inside; outside, a corner square's two sides make one line: 4 of them, and 4 others.
    CHECK(lines.size() == 20);
}

TEST_CASE("an island's coast is one closed line") {
    const auto lines = checked_borders({{{square(0, 0, 5), {}}}});
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].points.size() == 5);
    CHECK(lines[0].points.front() == lines[0].points.back());
}

TEST_CASE("an enclave and the hole it fills are one closed line with two owners") {
    geo::Ring hole = square(4, 4, 2);
    std::ranges::rotate(hole, hole.begin() + 2);
    std::ranges::reverse(hole);
    const auto lines = checked_borders({{{square(0, 0, 10), {hole}}}, {{square(4, 4, 2), {}}}});
    CHECK(lines.size() == 2);
    CHECK(count_owned(lines, {0, 1}) == 1);
}

TEST_CASE("an area lying over those it was merged from owns their outer lines with them") {
    auto features = grid_of_squares(2, 1);
    features.push_back({{{{0, 0}, {1, 0}, {2, 0}, {2, 1}, {1, 1}, {0, 1}}, {}}});
    const auto lines = checked_borders(features);
    CHECK(lines.size() == 3);
    CHECK(count_owned(lines, {0, 1}) == 1);
    CHECK(count_owned(lines, {0, 2}) == 1);
    CHECK(count_owned(lines, {1, 2}) == 1);
}

TEST_CASE("points that differ in the last bit are different points") {
    const double nearly_one = std::nextafter(1.0, 2.0);
    const auto lines = checked_borders(
        {{{square(0, 0, 1), {}}}, {{{{nearly_one, 0}, {2, 0}, {2, 1}, {nearly_one, 1}}, {}}}});
    CHECK(lines.size() == 2);
}

TEST_CASE("repeated points, tiny rings and no features at all do no harm") {
    CHECK(geo::shared_borders({}).empty());
    const std::vector<MultiPolygon> odd{
        {{{{0, 0}, {0, 0}, {1, 0}, {1, 1}, {1, 1}}, {}}}, {{{{5, 5}}, {}}}, {}, {{{}, {}}}};
    const auto lines = geo::shared_borders(odd);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].points.size() == 4);
}

TEST_CASE("seeded stars in a lake, and neighbours of all sorts, lose no edge") {
    Seeded seeded(11);
    auto features = grid_of_squares(6, 5);
    for (int i = 0; i < 30; ++i)
        features.push_back({star_with_holes(seeded, {i * 100.0, 500}, 40),
                            star_with_holes(seeded, {i * 100.0, 700}, 40)});
    for (int i = 30; i < 40; ++i) {
        const geo::MultiPolygon& around = features[static_cast<std::size_t>(i)];
        if (!around[0].holes.empty()) features.push_back({{around[0].holes[0], {}}});
    }
    checked_borders(features);
}
