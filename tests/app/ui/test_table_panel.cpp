#include <doctest/doctest.h>

#include "geo/own/own_layers.h"
#include "geo/own/parse_sheet.h"
#include "tests/support/ui_fixture.h"

using namespace app;

namespace {

/// A table of the small atlas's districts, read and looked at.
TableDraft draft_of(const geo::Atlas& atlas) {
    auto sheet = geo::parse_sheet(
        "Area,Pay (£),Share (%)\nLeeds,600,12\nWakefield,500,13\nAtlantis,1,2\n", "pay.csv");
    auto table = geo::own_table(atlas, sheet.value(), {});
    return {.file = "pay.csv",
            .stage = TableDraft::Stage::shown,
            .table = std::make_shared<const geo::OwnTable>(table.value())};
}

}  // namespace

TEST_CASE("a table is imported with what is said of it, one column of figures at a time") {
    UiFixture ui;
    ui.table = draft_of(ui.atlas);
    ui.press("Share");
    CHECK(ui.state.table_form.unit == "%");
    ui.press("Lower");
    ui.press("OFFICIAL-SENSITIVE");
    ui.press("Words of the marking");
    ui.type("Draft");
    ui.press("Source");
    ui.type("A survey");
    ui.press("Period, where missing");
    ui.type("2024");
    const Actions asked = ui.press("Import");
    REQUIRE(asked.size() == 1);
    const geo::OwnOptions& options = std::get<ImportTable>(asked.front()).options;
    CHECK(options.value_columns == std::vector<std::string>{"C"});
    CHECK(options.label == "Share");
    CHECK(options.unit == "%");
    CHECK(options.polarity == geo::Polarity::lower_is_better);
    CHECK(options.source == "A survey");
    CHECK(options.marking == geo::Marking{geo::Marking::Level::official_sensitive, "Draft"});
    CHECK(options.period == "2024");
}

TEST_CASE("a table is left by Cancel and by Escape, and nothing below it can be pressed") {
    UiFixture ui;
    ui.table = draft_of(ui.atlas);
    Actions asked = ui.press("Cancel");
    REQUIRE(asked.size() == 1);
    CHECK(std::holds_alternative<CancelTable>(asked.front()));
    asked = ui.key(ImGuiKey_Escape);
    REQUIRE(asked.size() == 1);
    CHECK(std::holds_alternative<CancelTable>(asked.front()));
    const Box level = ui.control_named("Districts").box;
    CHECK(ui.click(middle_of(level)).empty());
}

TEST_CASE("while a table is read it can be cancelled and not be imported") {
    UiFixture ui(800, 600);
    ui.table = TableDraft{.file = "pay.csv"};
    ui.frame();
    CHECK(ui.shows("Cancel"));
    CHECK_FALSE(ui.shows("Import"));
}

TEST_CASE("the least window has room for all of a table's fields and buttons") {
    UiFixture ui(800, 600);
    ui.table = draft_of(ui.atlas);
    for (const char* label : {"Label", "Unit", "Period, where missing", "Source", "Neither",
                              "Lower", "Cancel", "Import"}) {
        const Widget widget = ui.control_named(label);
        CAPTURE(label);
        CHECK(widget.box.bottom() <= 600);
        CHECK(widget.box.right() <= 800);
        for (const Widget& other : ui.state.widgets)
            if (other.label == "Import" && widget.label != "Import" && widget.label != "Cancel")
                CHECK(widget.box.bottom() <= other.box.y);
    }
}

TEST_CASE("a person's layers have a tab of their own, which others do without") {
    UiFixture ui;
    ui.frame();
    CHECK_FALSE(ui.shows("Your data"));
    ui.atlas = geo::with_own_layers(ui.atlas, *draft_of(ui.atlas).table);
    ui.perform(ui.press("Your data"));
    CHECK(ui.scene.pane().layer == "own-pay");
    CHECK(ui.control_named("Share").chosen == false);
}
