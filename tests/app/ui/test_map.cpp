#include <doctest/doctest.h>

#include <algorithm>

#include "app/picture/parts.h"
#include "tests/support/ui_fixture.h"

using namespace app;

namespace {

constexpr geo::Point leeds{350'000, 450'000}, wakefield{450'000, 450'000}, sea{-50'000, 100'000};

/// Districts with figures, so that the map answers by district.
UiFixture& with_districts(UiFixture& ui) {
    ui.perform({ShowTheme{geo::Theme::missions}, ShowLevel{geo::Level::district}});
    return ui;
}

}  // namespace

TEST_CASE("a click selects the area under it, with Shift it adds") {
    UiFixture ui;
    with_districts(ui);
    Actions asked = ui.click(ui.on_screen(leeds));
    REQUIRE(asked.size() == 1);
    CHECK(geo::text_of(std::get<Select>(asked.front()).area) == "E08000035");
    asked = ui.click(ui.on_screen(wakefield), true);
    REQUIRE(asked.size() == 1);
    CHECK(geo::text_of(std::get<AddToSelection>(asked.front()).area) == "E08000036");
}

TEST_CASE("a click on the sea clears the selection, if there is one") {
    UiFixture ui;
    with_districts(ui);
    CHECK(ui.click(ui.on_screen(sea)).empty());
    ui.perform({Select{*geo::parse_area_id("E08000035")}});
    const Actions asked = ui.click(ui.on_screen(sea));
    REQUIRE(asked.size() == 1);
    CHECK(std::holds_alternative<ClearSelection>(asked.front()));
    CHECK(ui.click(ui.on_screen(sea), true).empty());  // an addition that missed
}

TEST_CASE("a drag moves the map and selects nothing") {
    UiFixture ui;
    with_districts(ui);
    const ScreenPoint from = ui.on_screen(leeds);
    const Camera before = ui.picture.map.camera;
    const Actions asked = ui.drag(from, {from.x + 60, from.y});
    REQUIRE(asked.size() == 1);
    CHECK(std::get<LookAt>(asked.front()).by_hand);
    const Camera after = std::get<LookAt>(asked.front()).camera;
    CHECK(after.easting.value ==
          doctest::Approx(before.easting.value - 60 * before.metres_per_pixel));
    CHECK(after.northing == before.northing);
}

TEST_CASE("the wheel zooms and keeps the ground under the pointer") {
    UiFixture ui;
    with_districts(ui);
    const ScreenPoint p = ui.on_screen(leeds);
    const Actions asked = ui.wheel(p, 2);
    REQUIRE(asked.size() == 1);
    CHECK(std::get<LookAt>(asked.front()).by_hand);
    CHECK(std::get<LookAt>(asked.front()).camera.metres_per_pixel <
          ui.picture.map.camera.metres_per_pixel);
    ui.perform(asked);
    const ScreenPoint now = ui.on_screen(leeds);
    CHECK(now.x == doctest::Approx(p.x).epsilon(0.001));
    CHECK(now.y == doctest::Approx(p.y).epsilon(0.001));
}

TEST_CASE("a double click comes nearer") {
    UiFixture ui;
    with_districts(ui);
    bool flies = false;
    for (const Action& action : ui.double_click(ui.on_screen(sea)))
        if (const auto* look = std::get_if<LookAt>(&action)) flies = !look->by_hand;
    CHECK(flies);
}

TEST_CASE("the area under the pointer is hovered, and no longer once the pointer has left") {
    UiFixture ui;
    with_districts(ui);
    Actions asked = ui.point_at(ui.on_screen(leeds));
    REQUIRE(asked.size() == 1);
    CHECK(geo::text_of(*std::get<Hover>(asked.front()).area) == "E08000035");
    ui.perform(asked);
    CHECK(ui.frame().empty());
    asked = ui.point_at(ui.on_screen(sea));
    REQUIRE(asked.size() == 1);
    CHECK_FALSE(std::get<Hover>(asked.front()).area);
}

TEST_CASE("what lies over the map keeps the pointer from it") {
    UiFixture ui;
    with_districts(ui);
    ui.frame();
    const Box zoom = ui.control_named("Zoom in (+)").box;
    // A map so near that ground lies under the button.
    ui.perform({LookAt{{{400'000}, {400'000}, 50}}});
    for (const Action& action : ui.click(middle_of(zoom)))
        CHECK(std::holds_alternative<LookAt>(action));
    const Actions asked = ui.click({ui.layout.map.x + 20, ui.layout.map.y + 20});
    CHECK(asked.empty());
}

TEST_CASE("names keep clear of all that is drawn over the map") {
    for (const auto& [width, height] : {std::pair{1024.0, 640.0},
                                        {1280.0, 720.0},
                                        {1440.0, 900.0},
                                        {1500.0, 900.0},
                                        {1920.0, 1080.0}}) {
        UiFixture ui(width, height);
        CAPTURE(width);
        with_districts(ui);
        ui.frame();
        ui.frame();
        const Box& map = ui.layout.map;
        const auto taken = overlays_of(ui.picture);
        int seen = 0;
        for (const Widget& one : ui.state.widgets) {
            const LabelBox box{one.box.x - map.x, one.box.y - map.y, one.box.right() - map.x,
                               one.box.bottom() - map.y};
            if (!LabelBox{0, 0, map.width, map.height}.holds(box) || one.id == "map") continue;
            CAPTURE(one.id);
            CHECK(std::ranges::any_of(taken, [&](const LabelBox& t) { return t.holds(box); }));
            ++seen;
        }
        CHECK(seen > 10);
    }
}
