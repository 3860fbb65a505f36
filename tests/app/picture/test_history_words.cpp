#include <doctest/doctest.h>

#include "app/picture/history_words.h"
#include "app/scene/apply.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

std::string said(const Scene& before, const Action& action) {
    return step_in_words(*real_atlas(), before, apply(*real_atlas(), before, action));
}

}  // namespace

TEST_CASE("steps of a visit are told in words") {
    Scene scene = home(*real_atlas());
    scene.pane().layer = "median-weekly-pay";
    scene.pane().level = geo::Level::district;
    scene.pane().year = 2021;
    const geo::AreaId leeds = *geo::parse_area_id("E08000035");
    const geo::AreaId york = *geo::parse_area_id("E06000014");
    CHECK(said(scene, ShowPage{Page::timeline}) == "Page: Timeline");
    CHECK(said(scene, ShowLayer{"population"}) == "Layer: Population");
    CHECK(said(scene, ShowLevel{geo::Level::upper_tier}) == "Areas: counties and unitaries");
    CHECK(said(scene, ShowYear{2024}) == "Year 2021 to 2024");
    CHECK(said(scene, ShowChangeSince{2019}) == "Change since 2019");
    CHECK(said(scene, Classify{{geo::BreakMethod::natural, 6, {}}}) ==
          "Class breaks: Natural breaks, 6");
    CHECK(said(scene, ShowShape{geo::Shape::hexagons}) == "Shape: Hexagons");
    CHECK(said(scene, Pin{{leeds}}) == "Pinned Leeds");
    CHECK(said(scene, Pin{{leeds, york}}) == "Pinned Leeds and 1 more");
    CHECK(said(scene, Select{york}) == "Selected York");
    CHECK(said(scene, LookAt{{.easting = {1}, .northing = {1}}}) == "Moved the map");
    CHECK(said(scene, AddPane{}) == "2 maps");
    CHECK(said(scene, SetDark{true}) == "Dark colours");
    CHECK(said(scene, Adopt{"english-devolution-white-paper"}) ==
          "Supposed English Devolution White Paper");
    Scene pinned = apply(*real_atlas(), scene, Pin{{leeds}});
    CHECK(said(pinned, Unpin{leeds}) == "Unpinned Leeds");
    CHECK(step_in_words(*real_atlas(), scene, scene) == "Changed the view");
}

TEST_CASE("what the atlas no longer knows is told by its id") {
    Scene before = home(*real_atlas()), after = before;
    after.pane().layer = "own-pay";
    CHECK(step_in_words(*real_atlas(), before, after) == "Layer: own-pay");
    after = before;
    after.hypothesis.documents = {"a-paper"};
    CHECK(step_in_words(*real_atlas(), before, after) == "Supposed a-paper");
}
