#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/ui_fixture.h"

using namespace app;

namespace {

geo::AreaId id(std::string_view code) { return geo::parse_area_id(code).value(); }

const geo::AreaId leeds = id("E08000035"), wakefield = id("E08000036"),
                  bournemouth = id("E06000058"), lynn = id("E07000146");

UiFixture& with_pins(UiFixture& ui, std::vector<geo::AreaId> pins) {
    ui.perform({ShowLayer{"weekly-pay"}, ShowLevel{geo::Level::district}, Pin{std::move(pins)}});
    ui.frame();
    return ui;
}

/// The rows of the table, from top to bottom.
std::vector<std::string> rows(UiFixture& ui) {
    ui.frame();
    std::vector<Widget> found;
    for (const Widget& one : ui.state.widgets)
        if (one.id.starts_with("pinned:")) found.push_back(one);
    std::ranges::sort(found, {}, [](const Widget& one) { return one.box.y; });
    std::vector<std::string> names;
    for (const Widget& one : found) names.push_back(one.label);
    return names;
}

}  // namespace

TEST_CASE("there is a table once an area is pinned, and the map makes room for it") {
    UiFixture ui;
    ui.perform({ShowLayer{"weekly-pay"}, ShowLevel{geo::Level::district}});
    ui.frame();
    CHECK_FALSE(ui.shows("Compare with"));
    const double height = ui.layout.map.height;
    with_pins(ui, {leeds});
    CHECK(ui.shows("Compare with"));
    CHECK(ui.layout.map.height < height);
    CHECK(ui.layout.table.y >= ui.layout.years.bottom());
    ui.perform(ui.press("Clear"));
    ui.frame();
    CHECK_FALSE(ui.shows("Compare with"));
    CHECK(ui.layout.map.height == height);
}

TEST_CASE("a heading orders the table, the other way, and then as it was pinned") {
    UiFixture ui;
    with_pins(ui, {wakefield, lynn, leeds});
    const std::vector<std::string> pinned{"Wakefield", "King's Lynn and West Norfolk", "Leeds"};
    CHECK(rows(ui) == pinned);
    ui.perform(ui.press("Sort by Area"));
    CHECK(rows(ui).back() == "Wakefield");
    ui.perform(ui.press("Sort by Area"));
    CHECK(rows(ui).front() == "Wakefield");
    ui.perform(ui.press("Sort by Area"));
    CHECK(rows(ui) == pinned);
    ui.perform(ui.press("Sort by Weekly pay"));
    CHECK(rows(ui).back() == "Leeds");  // who earn least
    CHECK(ui.scene.table_order.by == TableOrder::By::value);
}

TEST_CASE("a row points at its area, selects it, and goes by its cross") {
    UiFixture ui;
    with_pins(ui, {leeds, wakefield});
    const Widget row = ui.control_named("Wakefield");
    const Actions pointed = ui.point_at(middle_of(row.box));
    REQUIRE_FALSE(pointed.empty());
    CHECK(std::get<Hover>(pointed.front()).area == wakefield);
    const Actions pressed = ui.click(middle_of(row.box));
    CHECK(std::ranges::any_of(pressed, [](const Action& one) {
        const auto* select = std::get_if<Select>(&one);
        return select != nullptr && select->area == wakefield;
    }));
    ui.perform(ui.press("Take Wakefield off the table"));
    CHECK(ui.scene.pinned == std::vector{leeds});
}

TEST_CASE("what areas are compared with is chosen in a menu over the rows") {
    UiFixture ui;
    with_pins(ui, {leeds, wakefield});
    ui.perform(ui.press("Compare with"));
    ui.perform(ui.press("Statistical neighbours"));
    CHECK(ui.scene.benchmark == geo::BenchmarkKind::neighbours);
}

TEST_CASE("an area is pinned from its card and from the ranking") {
    UiFixture ui;
    ui.perform({ShowLayer{"weekly-pay"}, ShowLevel{geo::Level::district}, Select{leeds}});
    ui.perform(ui.press("Pin Leeds to the table"));
    CHECK(ui.scene.pinned == std::vector{leeds});
    ui.frame();
    ui.point_at(middle_of(ui.control_named("Wakefield").box));  // of the ranking
    ui.frame();
    const auto pin = std::ranges::find(ui.state.widgets, "pin:E08000036", &Widget::id);
    REQUIRE(pin != ui.state.widgets.end());
    ui.perform(ui.click(middle_of(pin->box)));
    CHECK(ui.scene.pinned == std::vector{leeds, wakefield});
}

TEST_CASE("brushed areas are kept in the table, and the brush is cleared") {
    UiFixture ui;
    ui.perform({ShowLayer{"weekly-pay"}, ShowLevel{geo::Level::district}, ShowPanes{2},
                ShowLayer{"turnout"}, Brush{{wakefield, bournemouth}}});
    ui.perform(ui.press("Pin to table"));
    CHECK(ui.scene.pinned == std::vector{wakefield, bournemouth});
    ui.frame();
    CHECK_FALSE(ui.shows("Pin to table"));  // they are all there
    ui.perform(ui.press("Clear brush"));
    CHECK(ui.scene.brushed.empty());
}

TEST_CASE("beside a table there are the series and the details of an area") {
    UiFixture ui;
    with_pins(ui, {leeds});
    ui.press("Over time");
    ui.frame();
    CHECK(ui.state.aside == UiState::Aside::series);
}

TEST_CASE("the table stays within its place, however many rows and maps there are") {
    for (const auto& [width, height] : {std::pair{1920.0, 1080.0}, std::pair{1024.0, 640.0}})
        for (const std::size_t maps : {1, 2, 12}) {
            CAPTURE(width);
            CAPTURE(maps);
            UiFixture ui(width, height);
            with_pins(ui, {leeds, wakefield, bournemouth, lynn});
            ui.perform({ShowPanes{maps}});
            ui.frame();
            const Box& table = ui.layout.table;
            CHECK(ui.layout.panes.back().bottom() - ui.layout.panes.front().y > 200);
            for (const Widget& one : ui.state.widgets) {
                if (!one.id.starts_with("pinned:") && !one.id.starts_with("order:")) continue;
                CAPTURE(one.id);
                CHECK(one.visible.x >= table.x);
                CHECK(one.visible.right() <= table.right());
                CHECK(one.visible.bottom() <= table.bottom());
            }
        }
}
