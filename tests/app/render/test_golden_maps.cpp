#include <doctest/doctest.h>

#include <cmath>

#include "tests/app/render/made_maps.h"
#include "tests/support/gl_fixture.h"
#include "tests/support/golden.h"

using namespace app;

namespace {

constexpr MapDrawing both_drawings[] = {MapDrawing::graphics, MapDrawing::software};

geo::MultiPolygon rounded(double x, double y, double radius, int lobes) {
    geo::Ring ring;
    for (int i = 0; i < 120; ++i) {
        const double turn = i * 3.14159265358979 / 60;
        const double r = radius * (1 + 0.2 * std::cos(lobes * turn));
        ring.push_back({x + r * std::cos(turn), y + r * std::sin(turn)});
    }
    return {{ring, {}}};
}

}  // namespace

TEST_CASE("golden: two areas, two classes, sea between") {
    GlFixture gl(320, 240);
    const auto geometry = geometry_of({rounded(90, 120, 70, 3), rounded(235, 120, 55, 5)});
    MapPicture picture = picture_of(geometry, 320, 240, {in_colour(blue), in_colour(orange)});
    picture.lines = {all_borders(*geometry, hex(0x8A8577), 1)};
    for (const MapDrawing drawing : both_drawings)
        CHECK(matches_golden(gl.drawn(picture, drawing), "two-areas"));
}

TEST_CASE("golden: an area without a figure is hatched, hidden ones are sea") {
    GlFixture gl(320, 240);
    const auto geometry =
        geometry_of({box(20, 20, 120, 220), rounded(200, 120, 60, 3), box(270, 20, 310, 220)});
    const MapPicture picture =
        picture_of(geometry, 320, 240, {hatched(pale), hatched(hex(0xFFFFFF)), hidden()});
    for (const MapDrawing drawing : both_drawings)
        CHECK(matches_golden(gl.drawn(picture, drawing), "hatch"));
}

TEST_CASE("golden: what is not clearly different is hatched the other way, in its class's colour") {
    GlFixture gl(320, 240);
    const auto geometry = geometry_of({box(20, 20, 100, 220), box(100, 20, 180, 220),
                                       rounded(245, 70, 45, 3), rounded(245, 175, 40, 5)});
    const MapPicture picture = picture_of(
        geometry, 320, 240, {hatched(pale), unclear(pale), unclear(blue), in_colour(blue)});
    for (const MapDrawing drawing : both_drawings)
        CHECK(matches_golden(gl.drawn(picture, drawing), "unclear"));
}

TEST_CASE("golden: council lines, a cased outline and a planned one meet without knots") {
    GlFixture gl(320, 240);
    std::vector<geo::MultiPolygon> boxes;
    for (int i = 0; i < 12; ++i) {
        const double x = 20 + i % 4 * 70, y = 20 + i / 4 * 67;
        boxes.push_back(box(x, y, x + 70, y + 67));
    }
    boxes.push_back(rounded(160, 120, 45, 7));
    const auto geometry = geometry_of(boxes);
    std::vector<Fill> fills(13, in_colour(blue));
    fills[12] = in_colour(orange);
    MapPicture picture = picture_of(geometry, 320, 240, fills);
    LinePass casing{{}, white, {4.5}}, line{{}, ink, {2.25}}, planned{{}, ink, {2.25}, true};
    for (std::uint32_t i = 0; i < geometry->borders.size(); ++i) {
        const auto& owners = geometry->borders[i].owners;
        if (owners.front() == 12) casing.borders.push_back(i), line.borders.push_back(i);
        if (owners.size() == 1 && owners.front() < 12) planned.borders.push_back(i);
    }
    picture.lines = {all_borders(*geometry, white, 0.75), planned, casing, line};
    for (const MapDrawing drawing : both_drawings)
        CHECK(matches_golden(gl.drawn(picture, drawing), "lines"));
}
