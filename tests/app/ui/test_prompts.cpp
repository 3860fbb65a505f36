#include <doctest/doctest.h>

#include "tests/support/files.h"
#include "tests/support/ui_fixture.h"

using namespace app;

namespace {

void type_path(UiFixture& ui, const std::string& path) {
    ui.state.file_path = path;
    ui.state.cursor = path.size();
    ui.frame();
}

}  // namespace

TEST_CASE("Enter saves to the file that is named, .json unless it says otherwise") {
    const TestFolder folder;
    UiFixture ui;
    ui.control('s');
    REQUIRE(ui.state.file_prompt == UiState::FilePrompt::save);
    type_path(ui, (folder / "leeds").string());
    const Actions asked = ui.key(ImGuiKey_Enter);
    REQUIRE(asked.size() == 1);
    CHECK(std::get<SaveScene>(asked.front()).file == folder / "leeds.json");
    CHECK(ui.state.file_prompt == UiState::FilePrompt::none);
}

TEST_CASE("opening lists the folder's scenes and what may carry one, and nothing else of it") {
    const TestFolder folder;
    folder.write("one.json", "{}");
    folder.write("two.json", "{}");
    folder.write("map.pdf", "%PDF");
    folder.write("notes.txt", "{}");
    UiFixture ui;
    ui.control('o');
    type_path(ui, folder.path().string() + "/");
    ui.press("two.json");
    CHECK(ui.shows("map.pdf"));
    CHECK_FALSE(ui.shows("notes.txt"));
    const Actions asked = ui.click(middle_of(ui.state.widgets.back().box));
    CHECK(ui.state.widgets.back().label == "Open");
    REQUIRE(asked.size() == 1);
    CHECK(std::get<OpenScene>(asked.front()).file == folder / "two.json");
}

TEST_CASE("a folder that cannot be read lists nothing and does no harm") {
    UiFixture ui;
    ui.control('o');
    type_path(ui, "/no/such/folder/");
    CHECK(ui.state.listed.empty());
    CHECK(ui.key(ImGuiKey_Enter).empty());
}

TEST_CASE("nothing below a prompt can be pressed") {
    UiFixture ui;
    ui.control('s');
    const Box level = ui.control_named("Districts").box;
    CHECK(ui.click(middle_of(level)).empty());
}

TEST_CASE("the source panel closes by its cross and by a click beside it") {
    UiFixture ui;
    ui.perform({ShowSource{true}});
    Actions asked = ui.press("Close");
    REQUIRE(asked.size() == 1);
    CHECK_FALSE(std::get<ShowSource>(asked.front()).open);
    asked = ui.click({20, 20});
    REQUIRE(asked.size() == 1);
    CHECK_FALSE(std::get<ShowSource>(asked.front()).open);
}

TEST_CASE("a format is chosen by pressing it or by the name's end, and the file is asked for") {
    const TestFolder folder;
    UiFixture ui;
    ui.control('e');
    REQUIRE(ui.state.file_prompt == UiState::FilePrompt::export_to);
    CHECK(ui.state.file_path.ends_with(".pdf"));
    type_path(ui, (folder / "pay.notes").string());
    CHECK(ui.key(ImGuiKey_Enter).empty());  // of no format: the prompt stays
    REQUIRE(ui.state.file_prompt == UiState::FilePrompt::export_to);
    ui.press("XLSX");
    CHECK(ui.state.file_path == folder.at("pay.xlsx"));
    CHECK(ui.control_named("XLSX").chosen);
    ui.press("SVG");
    const Actions asked = ui.click(middle_of(ui.state.widgets.back().box));
    CHECK(ui.state.widgets.back().label == "Export");
    REQUIRE(asked.size() == 1);
    CHECK(std::get<ExportTo>(asked.front()).file == folder / "pay.svg");
    CHECK(ui.state.file_prompt == UiState::FilePrompt::none);
}

TEST_CASE("without an end of its name an exported file is a PDF") {
    const TestFolder folder;
    UiFixture ui;
    ui.press("Export");
    type_path(ui, folder.at("map"));
    ui.state.focus = "path";
    const Actions asked = ui.key(ImGuiKey_Enter);
    REQUIRE(asked.size() == 1);
    CHECK(std::get<ExportTo>(asked.front()).file == folder / "map.pdf");
}

TEST_CASE(
    "a passphrase is typed at once, tried by Enter, and asked for again with what was wrong") {
    UiFixture ui;
    ui.sealed = SealedDraft{.file = "turnout.embargo"};
    ui.frame();
    ui.frame();
    REQUIRE(ui.state.focus == "passphrase");
    CHECK(ui.key(ImGuiKey_Enter).empty());  // nothing to try yet
    ui.type("correct horsf");
    ui.key(ImGuiKey_Backspace);
    ui.type("e");
    const Actions asked = ui.key(ImGuiKey_Enter);
    REQUIRE(asked.size() == 1);
    const auto& tried = std::get<Unseal>(asked.front()).passphrase;
    CHECK(tried->text() == "correct horse");
    CHECK(tried.use_count() == 1);  // the prompt keeps none
    CHECK(ui.state.passphrase->empty());
    for (const Widget& one : ui.state.widgets) CHECK(one.label.find("horse") == std::string::npos);

    ui.sealed->stage = SealedDraft::Stage::opening;
    ui.frame();
    ui.type("more");
    CHECK(ui.key(ImGuiKey_Enter).empty());
    ui.sealed->stage = SealedDraft::Stage::asked;
    ui.sealed->fault = "turnout.embargo: this passphrase is none of its readers'";
    ui.frame();
    CHECK(ui.shows("Passphrase"));
    const Actions left = ui.key(ImGuiKey_Escape);
    REQUIRE(left.size() == 1);
    CHECK(std::holds_alternative<CancelSealed>(left.front()));
    ui.sealed.reset();
    ui.frame();
    CHECK(ui.state.passphrase == nullptr);
    CHECK(ui.state.focus.empty());
}
