#include <doctest/doctest.h>

#include "tests/support/real_atlas.h"
#include "tests/support/ui_fixture.h"

using namespace app;

namespace {

const std::string buses = "Greater Manchester, Controls buses: Held";

/// The matrix of the real atlas.
struct PowersFixture : UiFixture {
    explicit PowersFixture(double width = 1920, double height = 1080) : UiFixture(width, height) {
        atlas = *real_atlas();
        scene = home(atlas);
        scene.page = Page::powers;
    }
};

template <class Wanted>
const Wanted* asked(const Actions& actions) {
    for (const Action& action : actions)
        if (const auto* one = std::get_if<Wanted>(&action)) return one;
    return nullptr;
}

}  // namespace

TEST_CASE("a press on a cell chooses its power, and selects its authority on the map") {
    PowersFixture ui;
    ui.perform(ui.press(buses));
    CHECK(ui.scene.powers.power == "bus_franchising");
    CHECK(ui.scene.selected == std::vector{*geo::parse_area_id("E47000001")});
    ui.frame();
    CHECK(ui.shows("Map this power"));
    ui.perform(ui.press("Map this power"));
    CHECK(ui.scene.pane().layer == "power-bus-franchising");
}

TEST_CASE("the pointer on a cell lights its row and column, there and on the map") {
    PowersFixture ui;
    ui.perform(ui.point_at(middle_of(ui.control_named(buses).visible)));
    CHECK(ui.scene.hovered == geo::parse_area_id("E47000001").value());
    CHECK(ui.scene.hovered_power == "bus_franchising");
    ui.perform(ui.point_at(middle_of(ui.layout.status_bar)));
    CHECK(ui.scene.hovered_power.empty());
}

TEST_CASE("arrows walk from cell to cell, and Enter chooses") {
    PowersFixture ui;
    ui.perform(ui.press(buses));
    ui.perform(ui.key(ImGuiKey_RightArrow));
    CHECK(ui.state.focus == "cell:E47000001:key_route_network");
    ui.perform(ui.key(ImGuiKey_DownArrow));
    CHECK(ui.state.focus == "cell:E61000001:key_route_network");
    ui.perform(ui.key(ImGuiKey_Home));
    CHECK(ui.state.focus == "cell:E61000001:local_transport_authority");
    ui.perform(ui.key(ImGuiKey_LeftArrow));  // there is none further left
    CHECK(ui.state.focus == "cell:E61000001:local_transport_authority");
    ui.perform(ui.key(ImGuiKey_Enter));
    CHECK(ui.scene.powers.power == "local_transport_authority");
    CHECK(ui.scene.selected == std::vector{*geo::parse_area_id("E61000001")});
}

TEST_CASE("in a small window the focus brings its cell into view") {
    PowersFixture ui(1280, 720);
    ui.perform(ui.press(buses));
    ui.perform(ui.key(ImGuiKey_End));
    for (int i = 0; i < 19; ++i) ui.perform(ui.key(ImGuiKey_DownArrow));
    for (int i = 0; i < 3; ++i) ui.frame();
    const auto last = std::ranges::find(ui.state.widgets, ui.state.focus, &Widget::id);
    REQUIRE(last != ui.state.widgets.end());
    CHECK(last->visible.width == last->box.width);
    CHECK(last->visible.height == last->box.height);
}

TEST_CASE("the key hides cells and shows them again") {
    PowersFixture ui;
    ui.perform(ui.press("Not held 108"));
    CHECK(ui.scene.powers.hidden == std::vector{geo::PowerStatus::none});
    ui.perform(ui.press("Not held 108"));
    CHECK(ui.scene.powers.hidden.empty());
}

TEST_CASE("order and differences are chosen above the matrix") {
    PowersFixture ui;
    ui.perform(ui.press("Year it began"));
    CHECK(ui.scene.powers.order == PowersOrder::year_it_began);
    ui.perform(ui.press("Differences"));
    CHECK(ui.scene.powers.only_differences);
}

TEST_CASE("documents are adopted from a menu, taken back one by one, and all at once") {
    PowersFixture ui;
    CHECK_FALSE(ui.shows("End what-if"));
    ui.perform(ui.press("What if a document were adopted?"));
    ui.perform(ui.press("English Devolution White Paper"));
    REQUIRE(ui.scene.hypothesis.documents ==
            std::vector<std::string>{"english-devolution-white-paper"});
    const Actions back = ui.press("No longer adopted: English Devolution White Paper");
    REQUIRE(asked<Adopt>(back) != nullptr);
    CHECK_FALSE(asked<Adopt>(back)->adopted);
    CHECK(asked<EndWhatIf>(ui.press("End what-if")) != nullptr);
}

TEST_CASE("Escape leaves the chosen cell, then the selection") {
    PowersFixture ui;
    ui.perform(ui.press(buses));
    ui.perform(ui.key(ImGuiKey_Escape));
    CHECK(ui.scene.powers.power.empty());
    CHECK_FALSE(ui.scene.selected.empty());
    ui.perform(ui.key(ImGuiKey_Escape));
    CHECK(ui.scene.selected.empty());
}
