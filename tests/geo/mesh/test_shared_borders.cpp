#include <doctest/doctest.h>

#include <algorithm>
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

/// Without repeated points, begun at the first of all points and walked towards the lower one.
geo::Ring usual(geo::Ring ring) {
    ring.erase(std::unique(ring.begin(), ring.end()), ring.end());
    while (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
    if (ring.size() < 2) return {};
    std::ranges::rotate(ring, std::ranges::min_element(ring));
    if (ring.back() < ring[1]) std::reverse(ring.begin() + 1, ring.end());
    return ring;
}

/// The lines, walked as the rings say, must be the rings.
void check_rings(const geo::Coverage& coverage, const std::vector<MultiPolygon>& features) {
    REQUIRE(coverage.rings.first_polygon.size() == features.size() + 1);
    for (std::uint32_t f = 0; f < features.size(); ++f) {
        const MultiPolygon parts = geo::polygons_of(coverage.borders, coverage.rings, f);
        REQUIRE(parts.size() == features[f].size());
        for (std::size_t p = 0; p < parts.size(); ++p) {
            CHECK(usual(parts[p].shell) == usual(features[f][p].shell));
            REQUIRE(parts[p].holes.size() == features[f][p].holes.size());
            for (std::size_t h = 0; h < parts[p].holes.size(); ++h)
                CHECK(usual(parts[p].holes[h]) == usual(features[f][p].holes[h]));
        }
    }
}

/// Each edge must be in exactly one line, with exactly its owners.
geo::BorderLines checked_borders(const std::vector<MultiPolygon>& features) {
    auto expected = edges_of(features);
    geo::Coverage coverage = geo::coverage_of(features);
    check_rings(coverage, features);
    for (const BorderLine line : coverage.borders) {
        REQUIRE(line.points.size() >= 2);
        for (std::size_t i = 1; i < line.points.size(); ++i) {
            const auto found = expected.find(edge_between(line.points[i - 1], line.points[i]));
            REQUIRE(found != expected.end());
            CHECK(std::ranges::equal(found->second, line.owners));
            expected.erase(found);
        }
    }
    CHECK(expected.empty());
    return std::move(coverage.borders);
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

std::size_t count_owned(const geo::BorderLines& lines, const Owners& owners) {
    return static_cast<std::size_t>(std::ranges::count_if(
        lines, [&](const BorderLine l) { return std::ranges::equal(l.owners, owners); }));
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
    CHECK(geo::coverage_of({}).borders.empty());
    const std::vector<MultiPolygon> odd{
        {{{{0, 0}, {0, 0}, {1, 0}, {1, 1}, {1, 1}}, {}}}, {{{{5, 5}}, {}}}, {}, {{{}, {}}}};
    const auto lines = geo::coverage_of(odd).borders;
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

TEST_CASE("features that come one by one and are let go are cut as if they were all there") {
    Seeded seeded(7);
    auto features = grid_of_squares(40, 40);
    for (int i = 0; i < 50; ++i) features.push_back({star_with_holes(seeded, {i * 30.0, 500}, 40)});
    features.push_back({});
    geo::CoverageMaker maker(0);
    for (const MultiPolygon& feature : features) maker.add(MultiPolygon(feature));
    const geo::Coverage one_by_one = maker.take(), at_once = geo::coverage_of(features);
    CHECK(one_by_one.borders == at_once.borders);
    CHECK(one_by_one.rings == at_once.rings);
    check_rings(one_by_one, features);
}

TEST_CASE("a spike is one line that its ring walks out and back") {
    const auto coverage = geo::coverage_of(
        std::vector<MultiPolygon>{{{{{0, 0}, {4, 0}, {4, 4}, {4, 9}, {4, 4}, {0, 4}}, {}}}});
    CHECK(coverage.borders.size() == 2);
    CHECK(coverage.rings.steps.size() == 3);
}
