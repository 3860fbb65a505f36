#include <doctest/doctest.h>

#include "app/picture/insets.h"
#include "app/scene/apply.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

constexpr PaneSize full_hd{{1256}, {900}}, laptop{{724}, {520}};

Scene districts(const std::vector<Action>& more = {}) {
    Scene scene = home(*real_atlas());
    scene = apply(*real_atlas(), std::move(scene), ShowLayer{"gdhi-per-head"});
    scene = apply(*real_atlas(), std::move(scene), ShowLevel{geo::Level::district});
    for (const Action& action : more) scene = apply(*real_atlas(), std::move(scene), action);
    return scene;
}

Picture shown(const Scene& scene, PaneSize pane) {
    return picture_of(*real_atlas(), scene, {pane, nullptr});
}

}  // namespace

TEST_CASE("the whole country is shown with London, Greater Manchester and Shetland larger") {
    for (const PaneSize pane : {full_hd, laptop}) {
        const Picture picture = shown(districts(), pane);
        CHECK(picture.inset_titles ==
              std::vector<std::string>{"London", "Greater Manchester", "Shetland"});
        for (const MapInset& inset : picture.map.insets)
            CHECK(inset.camera.metres_per_pixel < picture.map.camera.metres_per_pixel / 1.5);
    }
}

TEST_CASE("no inset hides land") {
    const Scene scene = districts();
    for (const PaneSize pane : {full_hd, laptop}) {
        Picture picture = shown(scene, pane);
        const auto insets = std::exchange(picture.map.insets, {});
        REQUIRE_FALSE(insets.empty());
        for (const MapInset& inset : insets)
            for (double x = 0; x <= inset.size.width.value; x += 4)
                for (double y = 0; y <= inset.size.height.value; y += 4)
                    CHECK_FALSE(area_at(*real_atlas(), scene, picture,
                                        {inset.corner.x + x, inset.corner.y + y}));
    }
}

TEST_CASE("what is pointed at in an inset is the area seen there") {
    const Scene scene = districts();
    const Picture picture = shown(scene, full_hd);
    const MapInset& london = picture.map.insets.front();
    const geo::AreaIndex camden = area_called(*real_atlas(), "E09000007");
    const ScreenPoint in_inset =
        screen_at(london.camera, london.size, real_atlas()->areas[camden].label_point);
    CHECK(area_at(*real_atlas(), scene, picture,
                  {london.corner.x + in_inset.x, london.corner.y + in_inset.y}) == camden);
}

TEST_CASE("there are no insets close by, among hexagons, in slim panes or when switched off") {
    CHECK(shown(districts({LookAt{{{400'000}, {400'000}, 300}}}), full_hd).map.insets.empty());
    CHECK(shown(districts({ShowShape{geo::Shape::hexagons}}), full_hd).map.insets.empty());
    CHECK(shown(districts(), {{468}, {452}}).map.insets.empty());
    const Picture off = shown(districts({ShowInsets{false}}), full_hd);
    CHECK(off.map.insets.empty());
    CHECK(off.offers_insets);
}
