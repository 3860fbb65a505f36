#include <doctest/doctest.h>

#include <cmath>

#include "app/picture/between.h"
#include "app/picture/flight.h"
#include "app/render/morph.h"
#include "app/scene/apply.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

constexpr PaneSize pane{{1200}, {900}};

Picture pictured(geo::Shape shape, std::initializer_list<Action> actions = {}) {
    const geo::Atlas& atlas = *real_atlas();
    Scene scene = apply(atlas, home(atlas), ShowLayer{"gdhi-per-head"});
    scene = apply(atlas, scene, ShowLevel{geo::Level::district});
    for (const Action& action : actions) scene = apply(atlas, std::move(scene), action);
    return picture_of(atlas, apply(atlas, scene, ShowShape{shape}), {pane, nullptr});
}

/// What the triangles of each feature cover, those over each other counted again.
std::vector<double> covered(const geo::Geometry& geometry) {
    std::vector<double> areas(geometry.areas.size());
    const geo::Mesh& mesh = geometry.mesh();
    for (std::size_t i = 0; i < mesh.triangles.size(); i += 3) {
        const auto& a = mesh.vertices[mesh.triangles[i]];
        const auto& b = mesh.vertices[mesh.triangles[i + 1]];
        const auto& c = mesh.vertices[mesh.triangles[i + 2]];
        areas[a.feature] += std::abs((1.0 * b.x - a.x) * (1.0 * c.y - a.y) -
                                     (1.0 * c.x - a.x) * (1.0 * b.y - a.y)) /
                            2;
    }
    return areas;
}

double cell_area(const geo::Cartogram& cartogram, geo::AreaIndex area) {
    for (const geo::Cell& cell : cartogram.cells)
        if (cell.area == area) return geo::signed_area(cell.outline);
    return 0;
}

}  // namespace

TEST_CASE("a motion begins at the one map and ends at the other, to half a pixel") {
    const geo::Atlas& atlas = *real_atlas();
    const Picture ground = pictured(geo::Shape::geographic);
    for (const geo::Shape shape : {geo::Shape::hexagons, geo::Shape::circles}) {
        const Picture cells = pictured(shape);
        const auto cartogram = atlas.cartograms->get(atlas, shape, 2025).value();
        const Morph there(ground.map, cells.map), back(cells.map, ground.map);
        const double pixel = ground.map.camera.metres_per_pixel;
        for (const auto& [morph, t] : {std::pair{&there, 1.0}, std::pair{&back, 0.0}}) {
            const MapPicture end = morph->at(t);
            const auto areas = covered(*end.geometry);
            REQUIRE(areas.size() == 361);
            for (std::size_t f = 0; f < areas.size(); ++f)
                CHECK(
                    areas[f] ==
                    doctest::Approx(cell_area(*cartogram, end.geometry->areas[f])).epsilon(0.001));
        }
        const MapPicture start = there.at(0);
        const auto areas = covered(*start.geometry);
        double total = 0, land = 0;
        for (std::size_t f = 0; f < areas.size(); ++f) {
            total += areas[f];
            land += atlas.areas[start.geometry->areas[f]].area_km2 * 1e6;
            const geo::Extent& was = ground.map.geometry->extents[static_cast<std::size_t>(
                std::ranges::find(ground.map.geometry->areas, start.geometry->areas[f]) -
                ground.map.geometry->areas.begin())];
            const geo::Extent& is = start.geometry->extents[f];
            CHECK(is.min_x > was.min_x - pixel);
            CHECK(is.max_y < was.max_y + pixel);
        }
        CHECK(total == doctest::Approx(land).epsilon(0.02));
    }
}

TEST_CASE("on the way every district keeps its colour, and all lines stay on the outlines") {
    const Picture ground = pictured(geo::Shape::geographic);
    const Picture cells = pictured(geo::Shape::hexagons);
    const Morph morph(ground.map, cells.map);
    for (const double t : {0.0, 0.3, 0.5, 0.7, 1.0}) {
        const MapPicture map = morph.at(t);
        for (std::size_t f = 0; f < map.fills.size(); ++f) {
            const auto there =
                std::ranges::find(cells.map.geometry->areas, map.geometry->areas[f]) -
                cells.map.geometry->areas.begin();
            CHECK(map.fills[f] == cells.map.fills[static_cast<std::size_t>(there)]);
        }
        CHECK_FALSE(map.lines.empty());
        for (const LinePass& pass : map.lines) {
            CHECK_FALSE(pass.borders.empty());
            for (const std::uint32_t border : pass.borders) {
                const geo::BorderLine line = map.geometry->borders[border];
                CHECK(line.points.size() >= 2);
                for (const geo::Point p : line.points)
                    CHECK(map.geometry->extents[line.owners.front()].contains(p));
            }
        }
    }
}

TEST_CASE("a shape that comes with another layer and place has the colours and camera between") {
    const Camera near{{430'000}, {433'000}, 700};
    const Picture ground = pictured(geo::Shape::geographic);
    const Picture cells =
        pictured(geo::Shape::hexagons, {ShowLayer{"median-weekly-pay"}, LookAt{near}});
    const Morph morph(ground.map, cells.map);
    const auto fill_in = [](const MapPicture& map, const char* code) {
        const auto feature =
            std::ranges::find(map.geometry->areas, area_called(*real_atlas(), code)) -
            map.geometry->areas.begin();
        return map.fills[static_cast<std::size_t>(feature)];
    };
    const MapPicture half = morph.at(0.5);
    CHECK(half.camera == Flight(ground.map.camera, near, pane).at(0.5));
    for (const char* code : {"E08000035", "E06000052", "S12000036"}) {
        CHECK(fill_in(morph.at(0), code) == fill_in(ground.map, code));
        CHECK(fill_in(half, code) ==
              between(fill_in(ground.map, code), fill_in(cells.map, code), 0.5));
        CHECK(fill_in(morph.at(1), code) == fill_in(cells.map, code));
    }
}
