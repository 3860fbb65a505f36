#include <doctest/doctest.h>

#include "app/picture/overlay.h"
#include "app/scene/apply.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

constexpr PaneSize pane{{800}, {900}};

geo::MultiPolygon square(double x, double y) {
    return {{{{x, y}, {x + 50'000, y}, {x + 50'000, y + 50'000}, {x, y + 50'000}}, {}}};
}

/// Manchester's code, one that nobody knows, and nothing but ground.
Overlay three_squares() {
    return overlay_of(
        *real_atlas(), {{"E08000003", "Manchester"}, {"X01", "Ancoats"}, {"", ""}},
        geo::coverage_of(std::vector{square(350'000, 370'000), square(420'000, 370'000),
                                     square(490'000, 370'000)}));
}

Picture pictured(const Scene& scene) { return picture_of(*real_atlas(), scene, {pane, nullptr}); }

Scene districts() {
    Scene scene = apply(*real_atlas(), home(*real_atlas()), ShowLayer{"median-weekly-pay"});
    return apply(*real_atlas(), std::move(scene), ShowLevel{geo::Level::district});
}

}  // namespace

TEST_CASE("known codes take the figures of the layer on show, others are outlines") {
    const Overlay overlay = three_squares();
    CHECK(overlay.known == 1);
    const Scene scene = districts();
    const Picture picture = pictured(scene);
    const MapPicture over = map_over(*real_atlas(), scene, picture.map, overlay);
    CHECK(over.camera == picture.map.camera);
    REQUIRE(over.fills.size() == 3);
    const auto& areas = picture.map.geometry->areas;
    const auto manchester = std::ranges::find(areas, area_called(*real_atlas(), "E08000003"));
    REQUIRE(manchester != areas.end());
    CHECK(over.fills[0] == picture.map.fills[static_cast<std::size_t>(manchester - areas.begin())]);
    CHECK(over.fills[1].kind == FillKind::hidden);
    CHECK(over.fills[2].kind == FillKind::hidden);
    REQUIRE_FALSE(over.lines.empty());
    CHECK(over.lines.back().borders.size() == overlay.geometry->borders.size());
}

TEST_CASE("at a level that a code does not belong to, its area is an outline") {
    const Overlay overlay =
        overlay_of(*real_atlas(), {{"E47000001", ""}},
                   geo::coverage_of(std::vector<geo::MultiPolygon>{square(350'000, 370'000)}));
    CHECK(overlay.names[0] == "E47000001");
    const Scene scene = districts();
    const MapPicture over = map_over(*real_atlas(), scene, pictured(scene).map, overlay);
    CHECK(over.fills[0].kind == FillKind::hidden);
}

TEST_CASE("the pointer is told an outline's name, and its figure where it has one") {
    const Overlay overlay = three_squares();
    const Scene scene = districts();
    const Picture picture = pictured(scene);
    const auto tip_on = [&](double x, double y) {
        return tip_at(*real_atlas(), scene, picture, overlay,
                      screen_at(picture.map.camera, picture.map.size, {x, y}));
    };
    REQUIRE(tip_on(375'000, 395'000).has_value());
    CHECK(tip_on(375'000, 395'000)->name == "Manchester");
    CHECK_FALSE(tip_on(375'000, 395'000)->value.empty());
    REQUIRE(tip_on(445'000, 395'000).has_value());
    CHECK(tip_on(445'000, 395'000)->name == "Ancoats");
    CHECK(tip_on(445'000, 395'000)->value.empty());
    CHECK_FALSE(tip_on(515'000, 395'000).has_value());
    CHECK_FALSE(tip_on(100'000, 100'000).has_value());
}
