#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/ui_fixture.h"

using namespace app;

namespace {

constexpr const char* plot_name = "Weekly pay against Council turnout";

/// Two layers of four districts, which lie on one rising line: Leeds is the lowest.
void show_both(UiFixture& ui) {
    ui.perform({ShowLayer{"weekly-pay"}, ShowLevel{geo::Level::district}, ShowPanes{2},
                ShowLayer{"turnout"}});
    ui.frame();
}

geo::AreaId id(std::string_view code) { return geo::parse_area_id(code).value(); }

ScreenPoint dot_of(UiFixture& ui, std::string_view code) {
    const Box chart = ui.control_named(plot_name).box;
    const auto plot = scatter_of(ui.atlas, ui.scene);
    REQUIRE(plot.has_value());
    const auto dot = std::ranges::find(plot->dots, *ui.atlas.areas.find(code), &ScatterDot::area);
    REQUIRE(dot != plot->dots.end());
    return {chart.x + chart.width * plot->x.along(dot->x),
            chart.bottom() - chart.height * plot->y.along(dot->y)};
}

std::vector<geo::AreaId> brushed_by(const Actions& actions) {
    REQUIRE_FALSE(actions.empty());
    return std::get<Brush>(actions.back()).areas;
}

/// From below and left of one dot to above and right of another.
Actions drag_over(UiFixture& ui, std::string_view first, std::string_view last) {
    const ScreenPoint from = dot_of(ui, first), to = dot_of(ui, last);
    return ui.drag({from.x - 8, from.y + 8}, {to.x + 8, to.y - 8});
}

}  // namespace

TEST_CASE("two layers side by side are plotted against each other, one is not") {
    UiFixture ui;
    ui.perform({ShowLayer{"weekly-pay"}, ShowLevel{geo::Level::district}, ShowPanes{2}});
    ui.frame();
    CHECK_FALSE(ui.shows("Scatter plot"));
    ui.perform({ShowLayer{"turnout"}});
    ui.frame();
    CHECK(ui.shows(plot_name));
    ui.press("Details");
    ui.frame();
    CHECK_FALSE(ui.shows(plot_name));
    CHECK(ui.shows("Source of the figures"));
}

TEST_CASE("to point at a dot points at its area") {
    UiFixture ui;
    show_both(ui);
    ui.point_at(dot_of(ui, "E08000036"));
    const Actions asked = ui.frame();
    REQUIRE_FALSE(asked.empty());
    CHECK(std::get<Hover>(asked.front()).area == id("E08000036"));
}

TEST_CASE("a click on a dot selects its area, which keeps its plot") {
    UiFixture ui;
    show_both(ui);
    const Actions asked = ui.click(dot_of(ui, "E06000058"));
    REQUIRE(asked.size() == 1);
    CHECK(std::get<Select>(asked.front()).area == id("E06000058"));
    ui.perform(asked);
    ui.frame();
    CHECK(ui.shows(plot_name));
}

TEST_CASE("a drag over dots brushes their areas, and another one others") {
    UiFixture ui;
    show_both(ui);
    const Actions asked = drag_over(ui, "E08000035", "E08000036");
    CHECK(brushed_by(asked) == std::vector{id("E08000035"), id("E08000036")});
    ui.perform(asked);
    const Actions again = drag_over(ui, "E07000146", "E07000146");
    CHECK(brushed_by(again) == std::vector{id("E07000146")});
    CHECK(ui.scene.selected.empty());
}

TEST_CASE("Escape clears the brush, and only then the selection") {
    UiFixture ui;
    show_both(ui);
    ui.perform({Select{id("E08000035")}});
    ui.perform(drag_over(ui, "E08000035", "E08000036"));
    const Actions first = ui.key(ImGuiKey_Escape);
    CHECK(brushed_by(first).empty());
    ui.perform(first);
    CHECK(ui.scene.selected.size() == 1);
    const Actions second = ui.key(ImGuiKey_Escape);
    REQUIRE(second.size() == 1);
    CHECK(std::holds_alternative<ClearSelection>(second.front()));
}

TEST_CASE("a click beside the dots clears the brush") {
    UiFixture ui;
    show_both(ui);
    ui.perform(drag_over(ui, "E08000035", "E08000036"));
    const Box chart = ui.control_named(plot_name).box;
    CHECK(brushed_by(ui.click({chart.x + 30, chart.y + 30})).empty());
}
