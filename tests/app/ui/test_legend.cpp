#include <doctest/doctest.h>

#include "tests/support/ui_fixture.h"

using namespace app;

namespace {

void show_pay(UiFixture& ui) {
    ui.perform({ShowTheme{geo::Theme::missions}, ShowLevel{geo::Level::district},
                Classify{{geo::BreakMethod::equal_interval, 3, {}}}});
    ui.frame();
}

Widget by_id(UiFixture& ui, const std::string& id) {
    ui.frame();
    for (const Widget& widget : ui.state.widgets)
        if (widget.id == id) return widget;
    FAIL("no control ", id);
    return {};
}

}  // namespace

TEST_CASE("dragging a break edits it and leaves the others") {
    UiFixture ui;
    show_pay(ui);
    const std::vector<double> before = ui.picture.legend.breaks;
    REQUIRE(before.size() == 2);
    const ScreenPoint from = middle_of(by_id(ui, "break:0").box);
    const Actions asked = ui.drag(from, {from.x + 20, from.y});
    REQUIRE(asked.size() == 1);
    const Classification next = std::get<Classify>(asked.front()).classification;
    CHECK(next.method == geo::BreakMethod::manual);
    REQUIRE(next.manual.size() == 2);
    CHECK(next.manual[0] > before[0]);
    CHECK(next.manual[1] == before[1]);
}

TEST_CASE("a break cannot be dragged past its neighbour") {
    UiFixture ui;
    show_pay(ui);
    const ScreenPoint from = middle_of(by_id(ui, "break:0").box);
    const Actions asked = ui.drag(from, {from.x + 500, from.y});
    REQUIRE(asked.size() == 1);
    const Classification next = std::get<Classify>(asked.front()).classification;
    CHECK(next.manual[0] < next.manual[1]);
}

TEST_CASE("a double click on a break returns to quantiles") {
    UiFixture ui;
    show_pay(ui);
    const Actions asked = ui.double_click(middle_of(by_id(ui, "break:1").box));
    REQUIRE(asked.size() == 1);
    CHECK(std::get<Classify>(asked.front()).classification.method == geo::BreakMethod::quantile);
}

TEST_CASE("pointing at a class makes its areas stand out, until the pointer leaves") {
    UiFixture ui;
    show_pay(ui);
    const Box last = by_id(ui, "class:2").box;
    Actions asked = ui.point_at({last.right() - 3, last.bottom() - 4});
    REQUIRE(asked.size() == 1);
    CHECK(std::get<HoverClass>(asked.front()).index == 2);
    ui.perform(asked);
    asked = ui.point_at({ui.layout.rail.x + 3, ui.layout.rail.bottom() - 2});
    REQUIRE(asked.size() == 1);
    CHECK_FALSE(std::get<HoverClass>(asked.front()).index);
}
