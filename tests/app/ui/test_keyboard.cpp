#include <doctest/doctest.h>

#include <set>

#include "tests/support/ui_fixture.h"

using namespace app;

TEST_CASE("Tab reaches every control or its group, and comes round") {
    UiFixture ui;
    ui.perform({ShowTheme{geo::Theme::missions}});
    ui.frame();
    std::set<std::string> stops, reached;
    for (const Widget& widget : ui.state.widgets)
        if (widget.group != "classes")
            stops.insert(widget.group.empty() ? widget.id : widget.group);
    const auto group_of_focus = [&] {
        for (const Widget& widget : ui.state.widgets)
            if (widget.id == ui.state.focus) return widget.group.empty() ? widget.id : widget.group;
        return std::string();
    };
    for (std::size_t i = 0; i < stops.size(); ++i) {
        ui.key(ImGuiKey_Tab);
        reached.insert(group_of_focus());
    }
    CHECK(reached == stops);
}

TEST_CASE("a frame that changed what is open asks for another, a settled one does not") {
    UiFixture ui;
    ui.frame();
    ui.frame();
    CHECK_FALSE(ui.state.another_frame);
    ImGui::GetIO().AddInputCharactersUTF8("/");
    ui.frame();
    CHECK(ui.state.another_frame);
    ui.frame();
    ui.frame();
    CHECK_FALSE(ui.state.another_frame);
}

TEST_CASE("Enter presses the control with the focus, arrows move inside its group") {
    UiFixture ui;
    ui.frame();
    ui.state.focus = "level:cauth";
    ui.key(ImGuiKey_UpArrow);
    CHECK(ui.state.focus == "level:utla");
    CHECK(ui.state.focus_shown);
    const Actions asked = ui.key(ImGuiKey_Enter);
    REQUIRE(asked.size() == 1);
    CHECK(std::get<ShowLevel>(asked.front()).level == geo::Level::upper_tier);
}

TEST_CASE("Escape leaves one thing at a time, the topmost first") {
    UiFixture ui;
    ui.perform({Select{*geo::parse_area_id("E08000035")}, ShowSource{true}});
    ui.state.file_prompt = UiState::FilePrompt::save;
    CHECK(ui.key(ImGuiKey_Escape).empty());
    CHECK(ui.state.file_prompt == UiState::FilePrompt::none);

    Actions asked = ui.key(ImGuiKey_Escape);
    REQUIRE(asked.size() == 1);
    CHECK_FALSE(std::get<ShowSource>(asked.front()).open);
    ui.perform(asked);

    ui.type("/");
    ui.type("lee");
    CHECK(ui.key(ImGuiKey_Escape).empty());
    CHECK(ui.state.search.empty());

    asked = ui.key(ImGuiKey_Escape);
    REQUIRE(asked.size() == 1);
    CHECK(std::holds_alternative<ClearSelection>(asked.front()));
    ui.perform(asked);
    CHECK(ui.key(ImGuiKey_Escape).empty());
}

TEST_CASE("letters with Ctrl undo, redo, save and open") {
    UiFixture ui;
    CHECK(std::holds_alternative<Undo>(ui.control('z').at(0)));
    CHECK(std::holds_alternative<Redo>(ui.control('z', true).at(0)));
    CHECK(std::holds_alternative<Redo>(ui.control('y').at(0)));
    CHECK(ui.control('o').empty());
    CHECK(ui.state.file_prompt == UiState::FilePrompt::open);
}

TEST_CASE("plus, minus, nought and arrows move the map") {
    UiFixture ui;
    ui.frame();
    const Camera before = ui.picture.map.camera;
    CHECK(std::get<LookAt>(ui.type("+").at(0)).camera.metres_per_pixel < before.metres_per_pixel);
    CHECK(std::get<LookAt>(ui.type("-").at(0)).camera.metres_per_pixel > before.metres_per_pixel);
    CHECK(std::holds_alternative<Fit>(ui.type("0").at(0)));
    CHECK(std::get<LookAt>(ui.key(ImGuiKey_RightArrow).at(0)).camera.easting > before.easting);
    CHECK(std::get<LookAt>(ui.key(ImGuiKey_RightArrow).at(0)).by_hand);
    CHECK_FALSE(std::get<LookAt>(ui.type("+").at(0)).by_hand);
    CHECK(std::get<LookAt>(ui.key(ImGuiKey_UpArrow).at(0)).camera.northing > before.northing);
}

TEST_CASE("Page Up and Page Down step through the years that there are") {
    UiFixture ui;
    ui.perform({ShowTheme{geo::Theme::missions}});
    ui.frame();
    REQUIRE(ui.picture.year == 2024);
    CHECK(ui.key(ImGuiKey_PageDown).empty());
    const Actions asked = ui.key(ImGuiKey_PageUp);
    REQUIRE(asked.size() == 1);
    CHECK(std::get<ShowYear>(asked.front()).year == 2023);
}

TEST_CASE("keys go to the text that is typed, not to the map") {
    UiFixture ui;
    ui.type("/");
    CHECK(ui.type("0+-").empty());
    CHECK(ui.state.search == "0+-");
    CHECK(ui.key(ImGuiKey_LeftArrow).empty());
}
