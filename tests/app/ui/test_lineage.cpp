#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/ui_fixture.h"

using namespace app;

namespace {

geo::AreaId id(std::string_view code) { return geo::parse_area_id(code).value(); }

const geo::AreaId leeds = id("E08000035"), morley = id("E07000029"), otley = id("E07000030");

/// Morley and Otley ended in 2022; Leeds took their ground.
UiFixture& with_history(UiFixture& ui) {
    std::vector<geo::Area> ended;
    for (const auto& [code, name] : {std::pair{morley, "Morley"}, {otley, "Otley"}}) {
        geo::Area area = ui.atlas.areas.areas()[2];  // of which all else will do
        area.id = code;
        area.name = name;
        area.type = "non-metropolitan district";
        area.levels = {};
        area.levels.insert(geo::Level::district);
        area.vintage.end = 2022;
        area.successors = {*ui.atlas.areas.find("E08000035")};
        ended.push_back(std::move(area));
    }
    ui.atlas.areas = ui.atlas.areas.with(std::move(ended), {}).value();
    ui.perform({ShowLayer{"weekly-pay"}, ShowLevel{geo::Level::district}, Select{leeds}});
    ui.frame();
    return ui;
}

std::vector<Widget> rows(const UiFixture& ui) {
    std::vector<Widget> found;
    for (const Widget& one : ui.state.widgets)
        if (one.id.starts_with("lineage:")) found.push_back(one);
    return found;
}

}  // namespace

TEST_CASE("the card of a selected area tells what came before it, an area a row, itself marked") {
    UiFixture ui;
    const std::vector<Widget> found = rows(with_history(ui));
    REQUIRE(found.size() == 3);
    CHECK(found[0].label == "Show Morley (non-metropolitan district), until 2022, E07000029");
    CHECK(found[2].chosen);
    CHECK(found[2].label.starts_with("Show Leeds"));
    CHECK(std::ranges::is_sorted(found, {}, [](const Widget& one) { return one.box.y; }));
}

TEST_CASE("a row asks for its area in a year in which it was in force") {
    UiFixture ui;
    const Widget row = rows(with_history(ui)).front();
    const Actions asked = ui.click(middle_of(row.box));
    REQUIRE_FALSE(asked.empty());
    CHECK(std::get<ShowInForce>(asked.front()).area == morley);
}

TEST_CASE("pointing along the rows leaves the card as it is") {
    UiFixture ui;
    const Widget row = rows(with_history(ui)).front();
    CHECK(ui.point_at(middle_of(row.box)).empty());
}

TEST_CASE("an area that is only pointed at tells its lineage, but nothing of it can be pressed") {
    UiFixture ui;
    with_history(ui);
    ui.perform({ClearSelection{}, Hover{leeds}});
    ui.frame();
    CHECK(rows(ui).empty());
}

TEST_CASE("years that the slider is drawn along are asked for with the year it began at") {
    UiFixture ui;
    ui.perform({ShowLayer{"weekly-pay"}, ShowLevel{geo::Level::district}});
    ui.frame();
    const int first = ui.scene.pane().year;
    const Box track = ui.control_named("Year").box;
    const ScreenPoint left{track.x + 20, track.y + track.height / 2};
    const Actions asked = ui.drag({track.right() - 20, left.y}, left);
    const auto year = std::ranges::find_if(
        asked, [](const Action& one) { return std::holds_alternative<ShowYear>(one); });
    REQUIRE(year != asked.end());
    CHECK(std::get<ShowYear>(*year).from == first);
    CHECK(std::get<ShowYear>(*year).year < first);
}
