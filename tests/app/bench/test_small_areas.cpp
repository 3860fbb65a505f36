#include <doctest/doctest.h>

#include <cmath>

#include "app/bench/small_areas.h"
#include "geo/mesh/shared_borders.h"

namespace {

using geo::MultiPolygon;

/// Two neighbours, one with a hole, and an island of the second.
std::vector<MultiPolygon> neighbours() {
    MultiPolygon west{{{{0, 0}, {1000, 0}, {1000.5, 500.25}, {1000, 1000}, {0, 1000}},
                       {{{200, 200}, {200, 400}, {400, 400}, {400, 200}}}}};
    MultiPolygon east{{{{1000, 0}, {2000, 0}, {2000, 1000}, {1000, 1000}, {1000.5, 500.25}}, {}},
                      {{{2100, 100}, {2200, 100}, {2150, 200}}, {}}};
    // Off the grid's lines: a line along a coast would be bent out of the land.
    for (MultiPolygon* area : {&west, &east})
        for (geo::Polygon& part : *area) {
            for (geo::Point& p : part.shell) p = {p.x + 41, p.y + 43};
            for (geo::Ring& hole : part.holes)
                for (geo::Point& p : hole) p = {p.x + 41, p.y + 43};
        }
    return {west, east};
}

double ground_of(const std::vector<MultiPolygon>& areas) {
    double ground = 0;
    for (const MultiPolygon& area : areas)
        for (const geo::Polygon& part : area) ground += geo::area_of(part);
    return ground;
}

/// The length of lines on which just one area ends: coasts.
double coast_of(const std::vector<MultiPolygon>& areas) {
    double length = 0;
    for (const geo::BorderLine line : geo::coverage_of(areas).borders) {
        CHECK(line.owners.size() <= 2);
        if (line.owners.size() > 1) continue;
        for (std::size_t i = 1; i < line.points.size(); ++i)
            length += std::hypot(line.points[i].x - line.points[i - 1].x,
                                 line.points[i].y - line.points[i - 1].y);
    }
    return length;
}

}  // namespace

TEST_CASE("small areas cover the same ground and share every border among them") {
    const auto areas = neighbours();
    const auto small = app::small_areas_of(areas, 200, 7);
    CHECK(small.size() > 150);
    CHECK(small.size() < 300);
    CHECK(ground_of(small) == doctest::Approx(ground_of(areas)).epsilon(1e-9));
    CHECK(coast_of(small) == doctest::Approx(coast_of(areas)).epsilon(1e-9));
}

TEST_CASE("small areas are the same again with the same seed, and others with another") {
    const auto areas = neighbours();
    CHECK(app::small_areas_of(areas, 50, 7) == app::small_areas_of(areas, 50, 7));
    CHECK(app::small_areas_of(areas, 50, 7) != app::small_areas_of(areas, 50, 8));
}
