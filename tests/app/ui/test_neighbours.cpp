#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/ui_fixture.h"

using namespace app;

namespace {

geo::AreaId id(std::string_view code) { return geo::parse_area_id(code).value(); }

const geo::AreaId leeds = id("E08000035"), wakefield = id("E08000036"), lynn = id("E07000146");

/// Wakefield and King's Lynn are alike to Leeds; the list of its neighbours is open.
UiFixture& with_neighbours(UiFixture& ui) {
    const auto area = [&](const geo::AreaId& code) {
        return *ui.atlas.areas.find(geo::text_of(code));
    };
    ui.atlas.neighbours = {{area(leeds), area(wakefield), 1, "global"},
                           {area(leeds), area(lynn), 2, "global"}};
    ui.perform({ShowLayer{"weekly-pay"}, ShowLevel{geo::Level::district}, Select{leeds}});
    ui.press("Neighbours");
    ui.frame();
    return ui;
}

std::vector<std::string> rows(const UiFixture& ui) {
    std::vector<std::string> names;
    for (const Widget& one : ui.state.widgets)
        if (one.id.starts_with("neighbour:")) names.push_back(one.label);
    return names;
}

const std::vector<std::string> alike{"Wakefield", "King's Lynn and West Norfolk"};

}  // namespace

TEST_CASE("the card of a selected area opens the list of its neighbours, and Back closes it") {
    UiFixture ui;
    CHECK(rows(with_neighbours(ui)) == alike);
    ui.press("Back to the details");
    ui.frame();
    CHECK(rows(ui).empty());
    CHECK(ui.state.aside == UiState::Aside::details);
}

TEST_CASE("a neighbour is pointed at and selected, and the list stays for the next") {
    UiFixture ui;
    with_neighbours(ui);
    const auto row = std::ranges::find(ui.state.widgets, "neighbour:E08000036", &Widget::id);
    REQUIRE(row != ui.state.widgets.end());
    const Box box = row->box;
    const Actions pointed = ui.point_at(middle_of(box));
    REQUIRE_FALSE(pointed.empty());
    CHECK(std::get<Hover>(pointed.front()).area == wakefield);
    ui.perform(ui.click(middle_of(box)));
    CHECK(ui.scene.selected == std::vector{wakefield});
    ui.frame();
    CHECK(rows(ui) == alike);
}

TEST_CASE("another area that is selected has its own neighbours listed; none, the details") {
    UiFixture ui;
    with_neighbours(ui);
    ui.perform({Select{id("E06000058")}});
    ui.frame();
    ui.frame();
    CHECK(ui.state.neighbours_of == id("E06000058"));
    CHECK(rows(ui).empty());
    ui.perform({ClearSelection{}});
    ui.frame();
    CHECK_FALSE(ui.shows("Back to the details"));
}

TEST_CASE("all neighbours are pinned to the table at once, behind the area itself") {
    UiFixture ui;
    ui.perform(with_neighbours(ui).press("Pin all 2"));
    CHECK(ui.scene.pinned == std::vector{leeds, wakefield, lynn});
}

TEST_CASE("neighbours of another kind are chosen in a menu") {
    UiFixture ui;
    with_neighbours(ui);
    ui.press("Kind of neighbours");
    ui.press("Alike in economy");
    ui.frame();
    CHECK(ui.state.neighbours == NeighbourKind::in_economy);
    CHECK(rows(ui).empty());  // none are known
}
