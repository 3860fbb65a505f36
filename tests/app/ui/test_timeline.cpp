#include <doctest/doctest.h>

#include "tests/support/ui_fixture.h"

using namespace app;

namespace {

int year_asked(const Actions& actions) {
    for (const Action& action : actions)
        if (const auto* show = std::get_if<ShowYear>(&action)) return show->year;
    return 0;
}

void open_timeline(UiFixture& ui, int year) {
    ui.perform({ShowPage{Page::timeline}, ShowYear{year}});
    ui.frame();
    ui.frame();
}

/// An authority of 2016 with a mayor since 2017, over two of the districts.
void found_an_authority(UiFixture& ui) {
    geo::Authority authority{.id = geo::parse_area_id("E47000008").value(),
                             .name = "An authority",
                             .short_name = "An authority",
                             .kind = "mayoral combined authority",
                             .tier = {},
                             .established = "2016-04-01",
                             .ended = {},
                             .first_mayoral_election = "2017-05-04",
                             .status = "existing",
                             .constituents = {},
                             .statutory_instrument = {},
                             .source = {},
                             .note = {}};
    ui.atlas.authorities = {std::move(authority)};
}

}  // namespace

TEST_CASE("the tabs lead from page to page, and each page has one map") {
    UiFixture ui;
    ui.perform({ShowPanes{3}});
    ui.perform(ui.press("Timeline"));
    CHECK(ui.scene.page == Page::timeline);
    ui.frame();
    CHECK(ui.layout.panes.size() == 1);
    CHECK(ui.scene.panes.size() == 3);
    ui.perform(ui.press("Maps"));
    ui.frame();
    CHECK(ui.layout.panes.size() == 3);
}

TEST_CASE("the years are dragged, and stepped through with the keys of the slider") {
    UiFixture ui;
    open_timeline(ui, 2020);
    const Box years = ui.control_named("Year").box;
    CHECK(year_asked(ui.click({years.x + 12, years.y + years.height / 2})) == 2000);
    CHECK(year_asked(ui.key(ImGuiKey_LeftArrow)) == 2019);
    CHECK(year_asked(ui.key(ImGuiKey_RightArrow)) == 2021);
    CHECK(year_asked(ui.key(ImGuiKey_Home)) == ui.atlas.first_year);
}

TEST_CASE("the buttons lead to the years in which something changed") {
    UiFixture ui;
    found_an_authority(ui);
    const geo::Timeline timeline = geo::timeline_of(ui.atlas);
    REQUIRE(timeline.years_of_change.size() >= 2);
    const int first = timeline.years_of_change[0], second = timeline.years_of_change[1];
    open_timeline(ui, first);
    CHECK(year_asked(ui.press("The next change (right arrow)")) == second);
    open_timeline(ui, second);
    CHECK(year_asked(ui.press("The change before (left arrow)")) == first);
    open_timeline(ui, first - 1);
    CHECK(ui.shows("The next change: " + std::to_string(first)));
}

TEST_CASE("played, the years pass by themselves until they are stopped") {
    UiFixture ui;
    open_timeline(ui, 2020);
    ui.press("Play the years (space)");
    int reached = 0;
    for (int frame = 0; frame < 200 && reached == 0; ++frame) reached = year_asked(ui.frame());
    CHECK(reached == 2021);
    CHECK(ui.state.another_frame);
    ui.press("Stop (space)");
    ui.frame();
    CHECK_FALSE(ui.state.playing);
}

TEST_CASE("an authority's span selects it") {
    UiFixture ui;
    found_an_authority(ui);
    open_timeline(ui, 2024);
    const geo::Timeline timeline = geo::timeline_of(ui.atlas);
    REQUIRE_FALSE(timeline.authorities.empty());
    const geo::AuthoritySpan& span = timeline.authorities.front();
    const Actions asked = ui.press(span.authority->name);
    REQUIRE_FALSE(asked.empty());
    CHECK(std::get<Select>(asked.back()).area == ui.atlas.areas[span.area.value()].id);
}
