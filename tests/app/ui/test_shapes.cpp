#include <doctest/doctest.h>

#include "tests/support/ui_fixture.h"

using namespace app;

TEST_CASE("pressing a shape asks for it; pressing the one on show asks for nothing") {
    UiFixture ui;
    CHECK(ui.press("Map").empty());
    const Actions asked = ui.press("Hexagons");
    REQUIRE(asked.size() == 1);
    CHECK(std::get<ShowShape>(asked.front()).shape == geo::Shape::hexagons);
    ui.perform(asked);
    CHECK(ui.control_named("Hexagons").chosen);
    CHECK_FALSE(ui.control_named("Map").chosen);
    CHECK(ui.picture.shape_line == "Hexagons of one area are joined");
}

TEST_CASE("the shapes are one stop of Tab; arrows move among them and Enter presses") {
    UiFixture ui;
    ui.frame();
    ui.state.focus = "shape:geographic";
    ui.key(ImGuiKey_DownArrow);
    CHECK(ui.state.focus == "shape:hexagons");
    ui.key(ImGuiKey_DownArrow);
    const Actions asked = ui.key(ImGuiKey_Enter);
    REQUIRE(asked.size() == 1);
    CHECK(std::get<ShowShape>(asked.front()).shape == geo::Shape::circles);
}

TEST_CASE("a shape that does not fit is no control, and its scene shows the ground and says why") {
    UiFixture ui;
    ui.atlas.tables.erase("hexagons");
    ui.frame();
    CHECK_FALSE(ui.shows("Hexagons"));
    CHECK(ui.shows("Circles"));
    ui.perform({ShowTheme{geo::Theme::missions}, ShowShape{geo::Shape::hexagons}});
    ui.frame();
    CHECK(ui.picture.shape == geo::Shape::geographic);
    REQUIRE(ui.picture.notice);
    CHECK(ui.picture.notice->text.find("no hexagons") != std::string::npos);
    const Actions asked = ui.press("Map");
    REQUIRE(asked.size() == 1);
    CHECK(std::get<ShowShape>(asked.front()).shape == geo::Shape::geographic);
}

TEST_CASE("a click selects the area whose cell is under it, and only the ground has a scale bar") {
    UiFixture ui;
    ui.perform({ShowTheme{geo::Theme::missions}, ShowLevel{geo::Level::district}});
    ui.frame();
    CHECK(ui.picture.scale_bar_metres > 0);
    for (const geo::Shape shape : {geo::Shape::hexagons, geo::Shape::circles}) {
        ui.perform({ShowShape{shape}});
        ui.frame();
        CHECK(ui.picture.scale_bar_metres == 0);
        const auto cells = ui.atlas.cartograms->get(ui.atlas, {shape, 2024}).value();
        for (const geo::Cell& cell : cells->cells) {
            const Actions asked = ui.click(ui.on_screen(cell.centre));
            REQUIRE(asked.size() == 1);
            CHECK(std::get<Select>(asked.front()).area == ui.atlas.areas[cell.area].id);
        }
    }
}
