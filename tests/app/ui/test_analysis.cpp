#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/ui_fixture.h"

using namespace app;

namespace {

/// Pay of four districts: £500, £550, £600 and £650, south and north, west and east.
void show_pay(UiFixture& ui) {
    ui.perform({ShowLayer{"weekly-pay"}, ShowLevel{geo::Level::district},
                Classify{{.method = geo::BreakMethod::equal_interval, .classes = 3}}});
    ui.frame();
}

void show_with_turnout(UiFixture& ui) {
    show_pay(ui);
    ui.perform({Analyse{Analysis::two_layers, SecondLayer{"turnout", 2024}}});
    ui.frame();
}

geo::AreaId id(std::string_view code) { return geo::parse_area_id(code).value(); }

Box box_of(UiFixture& ui, const std::string& widget) {
    ui.frame();
    const auto found = std::ranges::find(ui.state.widgets, widget, &Widget::id);
    INFO("control: ", widget);
    REQUIRE(found != ui.state.widgets.end());
    return found->box;
}

std::vector<geo::AreaId> brushed_by(const Actions& actions) {
    // What is dragged over grows from frame to frame: the last counts.
    std::optional<Brush> last;
    for (const Action& one : actions)
        if (const auto* found = std::get_if<Brush>(&one)) last = *found;
    REQUIRE(last.has_value());
    return last->areas;
}

template <class Wanted>
const Wanted* first_of(const Actions& actions) {
    for (const Action& one : actions)
        if (const auto* found = std::get_if<Wanted>(&one)) return found;
    return nullptr;
}

}  // namespace

TEST_CASE("the menu in the legend asks for clusters, and takes class breaks away with them") {
    UiFixture ui;
    show_pay(ui);
    CHECK(ui.shows("Number of classes"));
    ui.press("What the map tells of its figures");
    const Actions asked = ui.press("Clusters of like figures");
    REQUIRE(asked.size() == 1);
    CHECK(std::get<Analyse>(asked.front()).analysis == Analysis::clusters);
    ui.perform(asked);
    ui.frame();
    ui.frame();
    CHECK_FALSE(ui.shows("Number of classes"));
    CHECK(ui.picture.legend.analysis == Analysis::clusters);
    CHECK(ui.shows("High among high"));
}

TEST_CASE("kinds have no menu of analyses") {
    UiFixture ui;
    ui.perform({ShowLayer{"tier"}});
    ui.frame();
    CHECK_FALSE(ui.shows("What the map tells of its figures"));
}

TEST_CASE("the scatter plot offers both layers on one map, and takes them apart again") {
    UiFixture ui;
    ui.perform({ShowLayer{"weekly-pay"}, ShowLevel{geo::Level::district}, ShowPanes{2},
                ShowLayer{"turnout"}});
    const Actions asked = ui.press("As one map");
    const auto* both = first_of<Analyse>(asked);
    REQUIRE(both != nullptr);
    CHECK(both->second == SecondLayer{"turnout", 2024});
    ui.perform(asked);
    CHECK(ui.scene.active == 0);
    CHECK(ui.scene.pane().analysis == Analysis::two_layers);
    ui.perform(ui.press("As two maps"));
    CHECK(ui.scene.pane().analysis == Analysis::none);
}

TEST_CASE("in the key to two layers a square marks its areas, and again none") {
    UiFixture ui;
    show_with_turnout(ui);
    // Both rise together: Leeds alone is in the lowest third of both.
    const ScreenPoint lowest = middle_of(box_of(ui, "class:0"));
    const Actions asked = ui.click(lowest);
    REQUIRE(first_of<Brush>(asked) != nullptr);
    CHECK(first_of<Brush>(asked)->areas == std::vector{id("E08000035")});
    ui.perform(asked);
    const Actions again = ui.click(lowest);
    REQUIRE(first_of<Brush>(again) != nullptr);
    CHECK(first_of<Brush>(again)->areas.empty());
}

TEST_CASE("a drag over the key to two layers marks the areas whose dots it covers") {
    UiFixture ui;
    show_with_turnout(ui);
    const Box square = box_of(ui, "grid");
    const Actions all =
        ui.drag({square.x + 1, square.y + 1}, {square.right() - 1, square.bottom() - 1});
    CHECK(brushed_by(all).size() == 4);
}

TEST_CASE("a drag over the histogram marks the areas under it") {
    UiFixture ui;
    show_pay(ui);
    const Box chart = box_of(ui, "histogram");
    const Actions asked =
        ui.drag({chart.x + chart.width * 0.5, chart.y + 10}, {chart.right() - 1, chart.y + 20});
    CHECK(brushed_by(asked) == std::vector{id("E06000058"), id("E07000146")});
}

TEST_CASE("a press on a bar marks the areas of its class") {
    UiFixture ui;
    show_pay(ui);
    const Box chart = box_of(ui, "histogram");
    const ScreenPoint top{chart.right() - 3, chart.bottom() - 8};
    CHECK(brushed_by(ui.click(top)) == std::vector{id("E06000058"), id("E07000146")});
}

TEST_CASE("a dragged break comes to rest at a round number, with Alt wherever it is let go") {
    const auto dragged_by = [](double pixels, bool alt) {
        UiFixture ui;
        show_pay(ui);
        ui.alt = alt;
        const ScreenPoint from = middle_of(box_of(ui, "break:0"));
        const Actions asked = ui.drag(from, {from.x + pixels, from.y});
        REQUIRE(asked.size() == 1);
        return std::get<Classify>(asked.front()).classification.manual.at(0);
    };
    const auto is_round = [](double value) {
        return std::abs(value / 5 - std::round(value / 5)) < 1e-9;
    };
    int free = 0;
    for (const double by : {-31.0, 7.0, 23.0}) {
        CHECK(is_round(dragged_by(by, false)));
        free += is_round(dragged_by(by, true)) ? 0 : 1;
    }
    CHECK(free > 0);
}

TEST_CASE("what classes diverge from is chosen, and a value typed") {
    UiFixture ui;
    show_pay(ui);
    ui.press("What classes diverge from");
    ui.perform(ui.press("Diverging from a value"));
    const auto& midpoint = ui.scene.pane().classification.midpoint;
    REQUIRE(midpoint.has_value());
    CHECK(midpoint->of == Midpoint::Of::value);
    ui.press("Value that classes diverge from");
    ui.control('a');
    ui.type("£1,580.5");
    const Actions asked = ui.key(ImGuiKey_Enter);
    REQUIRE(asked.size() == 1);
    CHECK(std::get<Classify>(asked.front()).classification.midpoint->value == 1580.5);
    ui.control('a');
    ui.type("many");
    CHECK(first_of<Classify>(ui.key(ImGuiKey_Enter)) == nullptr);
}

TEST_CASE("the eye shows the colours as others see them") {
    UiFixture ui;
    ui.press("See the colours as people who are colour-blind do");
    const Actions asked = ui.press("Without green (deutan)");
    REQUIRE(asked.size() == 1);
    CHECK(std::get<SeeWith>(asked.front()).vision == ColourVision::deutan);
}

TEST_CASE("on a map with the focus arrows walk from area to area, and Enter selects") {
    UiFixture ui;
    show_pay(ui);
    ui.perform({Select{id("E08000035")}});  // Leeds, in the north-west
    ui.state.focus = "map";
    const auto walk = [&](ImGuiKey key) {
        const Actions asked = ui.key(key);
        const auto* hover = first_of<Hover>(asked);
        ui.perform(asked);
        return hover == nullptr ? std::string() : std::string(geo::text_of(*hover->area));
    };
    CHECK(walk(ImGuiKey_RightArrow) == "E08000036");
    CHECK(walk(ImGuiKey_DownArrow) == "E07000146");
    CHECK(walk(ImGuiKey_LeftArrow) == "E06000058");
    CHECK(walk(ImGuiKey_LeftArrow).empty());  // the sea
    const Actions asked = ui.key(ImGuiKey_Enter);
    REQUIRE(first_of<Select>(asked) != nullptr);
    CHECK(first_of<Select>(asked)->area == id("E06000058"));
    const Actions added = ui.key(ImGuiKey_Enter, true);
    REQUIRE(first_of<AddToSelection>(added) != nullptr);
    // With Shift the map moves.
    CHECK(first_of<LookAt>(ui.key(ImGuiKey_RightArrow, true)) != nullptr);
}

TEST_CASE("a walk begins in the middle of the map where nothing is selected") {
    UiFixture ui;
    show_pay(ui);
    ui.state.focus = "map";
    CHECK(first_of<Hover>(ui.key(ImGuiKey_UpArrow)) != nullptr);
}

TEST_CASE("the map is a stop of Tab") {
    UiFixture ui;
    ui.frame();
    bool met = false;
    for (int i = 0; i < 200 && !met; ++i) {
        ui.key(ImGuiKey_Tab);
        met = ui.state.focus == "map";
    }
    CHECK(met);
}

TEST_CASE("the spread has a dot for each area, and groups to press") {
    UiFixture ui;
    show_pay(ui);
    ui.press("Spread");
    ui.frame();
    CHECK(ui.shows("Weekly pay: a dot for each area"));
    CHECK(ui.shows("Yorkshire and The Humber"));
    CHECK(brushed_by(ui.press("In an authority")) == std::vector{id("E08000035"), id("E08000036")});
}

TEST_CASE("pinned areas are told by all metrics, in colours or as lines") {
    UiFixture ui;
    show_pay(ui);
    ui.perform({Pin{{id("E08000035"), id("E07000146")}}});
    ui.press("What the table tells");
    ui.perform(ui.press("All metrics, in colours"));
    CHECK(ui.scene.table_content == TableContent::scores);
    ui.frame();
    CHECK(ui.shows("Map Weekly pay"));
    CHECK_FALSE(ui.shows("Compare with"));
    ui.perform(ui.press("Take Leeds off the table"));
    CHECK(ui.scene.pinned.size() == 1);
    ui.press("What the table tells");
    ui.perform(ui.press("All metrics, as lines"));
    CHECK(ui.control_named("A line for each pinned area, better upwards").role == Role::map);
}
