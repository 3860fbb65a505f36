#include <doctest/doctest.h>

#include <algorithm>

#include "app/picture/choropleth.h"
#include "tests/support/ui_fixture.h"

using namespace app;

TEST_CASE("pressing a level asks for it, once") {
    UiFixture ui;
    const Actions asked = ui.press("Districts");
    REQUIRE(asked.size() == 1);
    CHECK(std::get<ShowLevel>(asked.front()).level == geo::Level::district);
}

TEST_CASE("pressing a theme asks for it; pressing the one on show asks for nothing") {
    UiFixture ui;
    const Actions asked = ui.press("Turnout");
    REQUIRE(asked.size() == 1);
    CHECK(std::get<ShowTheme>(asked.front()).theme == geo::Theme::turnout);
    CHECK(ui.press("Powers").empty());
}

TEST_CASE("nothing is asked for when nothing is touched") {
    UiFixture ui;
    for (int i = 0; i < 3; ++i) CHECK(ui.frame().empty());
}

TEST_CASE("a press that is let go elsewhere asks for nothing") {
    UiFixture ui;
    const Box level = ui.control_named("Districts").box;
    CHECK(ui.drag(middle_of(level), {level.x + 20, level.y + 300}).empty());
}

TEST_CASE("the rail lists the layers of the theme, and pressing one shows it") {
    UiFixture ui;
    ui.perform({ShowTheme{geo::Theme::budgets}});
    CHECK(ui.control_named("Local transport grant, capital, multi-year total per head").chosen);
    CHECK_FALSE(ui.shows("Weekly pay"));
}

TEST_CASE("the class menus ask for a method and for a number of classes") {
    UiFixture ui;
    ui.perform({ShowTheme{geo::Theme::missions}});
    CHECK(ui.press("Class breaks").empty());
    Actions asked = ui.press("Natural breaks");
    REQUIRE(asked.size() == 1);
    CHECK(std::get<Classify>(asked.front()).classification.method == geo::BreakMethod::natural);

    ui.press("Number of classes");
    asked = ui.press("3 classes");
    REQUIRE(asked.size() == 1);
    CHECK(std::get<Classify>(asked.front()).classification.classes == 3);
}

TEST_CASE("the open menu of methods knows how well each would fit the values on the map") {
    UiFixture ui;
    ui.perform({ShowTheme{geo::Theme::missions}});
    ui.frame();
    CHECK(ui.state.fits.empty());
    ui.press("Class breaks");
    ui.frame();
    const auto values = choropleth_of(ui.atlas, ui.scene).view.values();
    const auto expected = geo::fits_of(values, ui.scene.pane().classification.classes);
    REQUIRE_FALSE(expected.empty());
    REQUIRE(ui.state.fits.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CHECK(ui.state.fits[i].method == expected[i].method);
        CHECK(ui.state.fits[i].goodness == expected[i].goodness);
    }
}

TEST_CASE(
    "a method with classes of its own shows how many; another number goes back to quantiles") {
    UiFixture ui;
    ui.perform({ShowTheme{geo::Theme::missions},
                Classify{{.method = geo::BreakMethod::box, .classes = 4, .manual = {}}}});
    ui.frame();
    const std::size_t classes = ui.picture.legend.breaks.size() + 1;
    REQUIRE(classes == 6);
    ui.press("Number of classes");
    CHECK(ui.control_named("6 classes").chosen);
    const Actions asked = ui.press("3 classes");
    REQUIRE(asked.size() == 1);
    CHECK(std::get<Classify>(asked.front()).classification.method == geo::BreakMethod::quantile);
    CHECK(std::get<Classify>(asked.front()).classification.classes == 3);
}

TEST_CASE("the menu of labels asks for what is to be written on the map") {
    UiFixture ui;
    CHECK(ui.press("Labels on the map").empty());
    const Actions asked = ui.press("Values");
    REQUIRE(asked.size() == 1);
    CHECK(std::get<ShowLabels>(asked.front()).labels == LabelContent::values);
}

TEST_CASE("an open menu closes when something else is pressed, and nothing else happens") {
    UiFixture ui;
    ui.press("Class breaks");
    REQUIRE(ui.state.open_menu == "method");
    CHECK(ui.click(middle_of(ui.layout.map)).empty());
    CHECK(ui.state.open_menu.empty());
}

TEST_CASE("the buttons of the top bar ask for what they say") {
    UiFixture ui;
    Actions asked = ui.press("Dark colours");
    REQUIRE(asked.size() == 1);
    CHECK(std::get<SetDark>(asked.front()).dark);

    ui.frame();
    CHECK_FALSE(ui.shows("Undo (Ctrl+Z)"));
    ui.history.emplace(ui.scene);
    Scene dark = ui.scene;
    dark.dark = true;
    ui.history->go_to(dark);
    asked = ui.press("Undo (Ctrl+Z)");
    REQUIRE(asked.size() == 1);
    CHECK(std::holds_alternative<Undo>(asked.front()));
}

TEST_CASE("a row of the ranking selects its area, and with Shift adds it") {
    UiFixture ui;
    ui.perform({ShowTheme{geo::Theme::missions}});
    Actions asked = ui.press("Leeds");
    REQUIRE(asked.size() == 1);
    CHECK(geo::text_of(std::get<Select>(asked.front()).area) == "E08000035");

    const Box row = ui.control_named("Wakefield").box;
    asked = ui.click(middle_of(row), true);
    REQUIRE(asked.size() == 1);
    CHECK(geo::text_of(std::get<AddToSelection>(asked.front()).area) == "E08000036");
}

TEST_CASE("the year's track asks for the year under the pointer, once") {
    UiFixture ui;
    ui.perform({ShowTheme{geo::Theme::missions}});
    const Box track = ui.control_named("Year").box;
    const Actions asked = ui.click({track.x + 30, track.y + track.height / 2});
    REQUIRE_FALSE(asked.empty());
    CHECK(std::get<ShowYear>(asked.front()).year == 2020);
}

TEST_CASE("a layer with one year has no track") {
    UiFixture ui;
    ui.frame();
    CHECK_FALSE(ui.shows("Year"));
}

TEST_CASE("a notice offers one thing to do") {
    UiFixture ui;
    ui.notice = "councils.csv, line 3: not a GSS code";
    Actions asked = ui.press("Dismiss");
    REQUIRE(asked.size() == 1);
    CHECK(std::holds_alternative<DismissNotice>(asked.front()));
}

TEST_CASE("the history lists the steps of the visit, the newest first, to go back to") {
    UiFixture ui;
    CHECK_FALSE(ui.shows("History (Ctrl+H)"));
    CHECK(ui.control('h').empty());  // nothing was done yet
    CHECK(ui.state.open_menu.empty());
    ui.history.emplace(ui.scene);
    Scene dark = ui.scene;
    dark.dark = true;
    ui.history->go_to(dark);
    Scene timeline = dark;
    timeline.page = Page::timeline;
    ui.history->go_to(timeline);
    ui.press("History (Ctrl+H)");
    ui.frame();
    CHECK(ui.control_named("Page: Timeline").chosen);
    const auto row = [&](const std::string& id) {
        return *std::ranges::find(ui.state.widgets, id, &Widget::id);
    };
    CHECK(row("history:0").label == "Page: Timeline");
    CHECK(row("history:1").label == "Dark colours");
    CHECK(row("history:1").box.y > row("history:0").box.y);
    const Actions asked = ui.press("Opened");
    REQUIRE(asked.size() == 1);
    CHECK(std::get<GoToStep>(asked.front()).step == 0);
    CHECK(ui.state.open_menu.empty());
}

TEST_CASE("the history is walked by keyboard, and Escape closes it") {
    UiFixture ui;
    ui.history.emplace(ui.scene);
    Scene timeline = ui.scene;
    timeline.page = Page::timeline;
    ui.history->go_to(timeline);
    ui.control('h');
    ui.frame();
    CHECK(ui.state.focus == "history:0");
    ui.key(ImGuiKey_DownArrow);
    const Actions asked = ui.key(ImGuiKey_Enter);
    REQUIRE(asked.size() == 1);
    CHECK(std::get<GoToStep>(asked.front()).step == 0);
    ui.control('h');
    ui.frame();
    ui.key(ImGuiKey_Escape);
    CHECK(ui.state.open_menu.empty());
}
