#include <doctest/doctest.h>

#include "tests/support/ui_fixture.h"

using namespace app;

TEST_CASE("a slash, a name and Enter go to the place") {
    UiFixture ui;
    CHECK(ui.type("/").empty());
    CHECK(ui.state.focus == "search");
    ui.type("leeds");
    CHECK(ui.shows("Leeds"));
    const Actions asked = ui.key(ImGuiKey_Enter);
    REQUIRE(asked.size() == 1);
    const GoTo& go = std::get<GoTo>(asked.front());
    CHECK(geo::text_of(go.area) == "E08000035");
    CHECK(go.pane.width.value == ui.layout.map.width);
    CHECK(ui.state.search.empty());
}

TEST_CASE("arrows choose another answer") {
    UiFixture ui;
    ui.type("/");
    ui.type("w");
    REQUIRE(ui.state.search == "w");
    const auto answers = std::ranges::count_if(
        ui.state.widgets, [](const Widget& w) { return w.id.starts_with("answer:"); });
    REQUIRE(answers >= 2);
    ui.key(ImGuiKey_DownArrow);
    CHECK(ui.state.search_choice == 1);
    ui.key(ImGuiKey_UpArrow);
    ui.key(ImGuiKey_UpArrow);
    CHECK(ui.state.search_choice == 0);
}

TEST_CASE("an answer can be pressed") {
    UiFixture ui;
    ui.type("/");
    ui.type("wakef");
    const Actions asked = ui.press("Wakefield");
    REQUIRE(asked.size() == 1);
    CHECK(geo::text_of(std::get<GoTo>(asked.front()).area) == "E08000036");
}

TEST_CASE("layers are found by words of their label") {
    UiFixture ui;
    ui.type("/");
    ui.type("weekly p");
    const Actions asked = ui.press("Weekly pay");
    REQUIRE(asked.size() == 1);
    CHECK(std::get<ShowLayer>(asked.front()).layer == "weekly-pay");
}

TEST_CASE("a typing error in a layer's name is forgiven") {
    UiFixture ui;
    ui.type("/");
    ui.type("wekly pay");
    CHECK(ui.shows("Weekly pay"));
}

TEST_CASE("a name that nobody has brings no answer, and Enter does nothing") {
    UiFixture ui;
    ui.type("/");
    ui.type("qqqqqqqqqqqq");
    CHECK(ui.key(ImGuiKey_Enter).empty());
    CHECK(ui.state.search == "qqqqqqqqqqqq");
}

TEST_CASE("what is typed can be mended") {
    UiFixture ui;
    ui.type("/");
    ui.type("Leexs");
    ui.key(ImGuiKey_LeftArrow);
    ui.key(ImGuiKey_Backspace);
    ui.type("d");
    CHECK(ui.state.search == "Leeds");
    ui.type("ŵ");
    CHECK(ui.state.search == "Leedŵs");
    ui.key(ImGuiKey_Backspace);
    CHECK(ui.state.search == "Leeds");
}
