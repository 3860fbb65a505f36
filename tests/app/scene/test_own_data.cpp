#include <doctest/doctest.h>

#include "app/scene/scene_json.h"
#include "app/scene/workspace.h"
#include "tests/support/files.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

OwnSource full_source(const std::filesystem::path& file) {
    geo::OwnOptions options;
    options.sheet = "Table 1";
    options.code_column = "C";
    options.name_column = "Area";
    options.period_column = "Year";
    options.value_columns = {"Pay", "Jobs"};
    options.level = geo::Level::district;
    options.label = "Pay \"of ours\"";
    options.unit = "£";
    options.source = "A survey";
    options.period = "2024";
    options.polarity = geo::Polarity::lower_is_better;
    options.marking = {geo::Marking::Level::official_sensitive, "Draft"};
    return {file, options};
}

}  // namespace

TEST_CASE("a saved view names what is of one's own, and what was said of it") {
    const TestFolder folder;
    auto wards = geo::source_name_of(folder.at("wards.zip") + ":north");
    REQUIRE(wards.has_value());
    wards->code_column = "WD24CD";
    const Workspace workspace{
        Scene{},
        {.tables = {full_source(folder / "pay.xlsx"), {"/elsewhere/jobs.csv", {}}},
         .formulas = {{"Pay a head", "own-pay / population"}},
         .boundaries = *wards}};
    REQUIRE(write_workspace(workspace, folder / "view.json"));
    CHECK(read_workspace(folder / "view.json") == workspace);
    // What lies beside the view goes where it goes.
    const std::string text = text_in(folder / "view.json");
    CHECK(text.find("\"pay.xlsx\"") != std::string::npos);
    CHECK(text.find("\"wards.zip\"") != std::string::npos);
    CHECK(text.find("\"/elsewhere/jobs.csv\"") != std::string::npos);
}

TEST_CASE("what is made to be passed on tells no folder of this machine") {
    const OwnData own{.tables = {{"/home/anna/secret/jobs.csv", {}}, {"/made/here/pay.csv", {}}}};
    const std::string text = to_json(own, "/made/here", FarFiles::by_name);
    CHECK(text.find("anna") == std::string::npos);
    CHECK(text.find("\"jobs.csv\"") != std::string::npos);
    CHECK(text.find("\"pay.csv\"") != std::string::npos);
}

TEST_CASE("boundaries from a database or the web are in no saved view") {
    for (const char* text : {"PG:service=atlas:wards", "https://example.org/wards.fgb"})
        CHECK(to_json({.boundaries = geo::source_name_of(text).value()}, "/made",
                      FarFiles::by_path) == "{}");
}

TEST_CASE("a view with nothing of one's own names none") {
    const TestFolder folder;
    REQUIRE(write_workspace({Scene{}}, folder / "view.json"));
    CHECK(text_in(folder / "view.json") == to_json(Scene{}));
    CHECK(read_workspace(folder / "view.json")->own == OwnData{});
}

TEST_CASE(
    "several columns of a table are layers again, and a formula on them; what is gone is said") {
    const TestFolder folder;
    const OwnSource there{folder.write("pay.csv", "code,Pay 2024,Jobs 2024\nE08000035,600,9\n"),
                          {}};
    const OwnSource gone{folder / "gone.csv", {}}, empty{folder.write("empty.csv", ""), {}};
    const OwnFormula per_job{"Pay for each job", "own-pay / own-pay-jobs"},
        of_nothing{"Half of nothing", "own-gone / 2"};
    OwnData own{.tables = {gone, there, empty}, .formulas = {per_job, of_nothing}}, left_out;
    std::vector<geo::Error> faults;
    const auto atlas = with_own_layers(real_atlas(), own, left_out, faults);
    CHECK(atlas->layer("own-pay") != nullptr);
    CHECK(atlas->layer("own-pay-jobs") != nullptr);
    CHECK(atlas->layer("own-pay-for-each-job") != nullptr);
    CHECK(own == OwnData{.tables = {there}, .formulas = {per_job}});
    CHECK(left_out == OwnData{.tables = {gone, empty}, .formulas = {of_nothing}});
    REQUIRE(faults.size() == 3);
    CHECK(faults[0].what.find("no longer there") != std::string::npos);
    CHECK(faults[0].where == folder.at("gone.csv"));
    CHECK(faults[1].what.find("is empty") != std::string::npos);
}

TEST_CASE("what is of one's own and named wrongly is refused with its place") {
    struct Case {
        const char *text, *said;
    };
    for (const Case& c :
         {Case{R"({"tables": 1})", "tables: expected a list of tables"},
          Case{R"({"tables": [1]})", "tables[0]: expected a table"},
          Case{R"({"tables": [{"file": ""}]})", "tables[0]: expected a table with its file"},
          Case{R"({"tables": [{"file": "a"}, {"file": 1}]})", "tables[1]: file: expected text"},
          Case{R"({"tables": [{"file": "a", "level": "towns"}]})", "level: unknown level 'towns'"},
          Case{R"({"tables": [{"file": "a", "polarity": "up"}]})",
               "polarity: unknown polarity 'up'"},
          Case{R"({"tables": [{"file": "a", "marking": {"level": "secret"}}]})",
               "marking: unknown marking 'secret'"},
          Case{R"({"tables": [{"file": "a", "marking": "official"}]})",
               "marking: unknown marking ''"},
          Case{R"({"tables": [{"file": "a", "unit": 1}]})", "unit: expected text"},
          Case{R"({"tables": [{"file": "a", "value_columns": [1]}]})",
               "value_columns: expected a list"},
          Case{R"({"tables": [{"file": "a", "value_columns": "b"}]})",
               "value_columns: expected a list"},
          Case{R"({"formulas": [{"name": "a"}]})", "formulas[0]: expected a name and its formula"},
          Case{R"({"formulas": [{"name": 1, "formula": "a"}]})",
               "formulas[0]: name: expected text"},
          Case{R"({"boundaries": []})", "boundaries: expected boundaries with their file"},
          Case{R"({"boundaries": {"file": "/vsicurl/https://example.org/a.fgb"}})",
               "boundaries: file: expected a file's name"}}) {
        CAPTURE(c.text);
        const auto own = own_data_from_json(c.text, ".");
        REQUIRE_FALSE(own.has_value());
        CHECK(geo::one_line(own.error()).find(c.said) != std::string::npos);
    }
}
