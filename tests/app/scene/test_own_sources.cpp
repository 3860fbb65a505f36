#include <doctest/doctest.h>

#include "app/scene/scene_json.h"
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
    return {file, options};
}

}  // namespace

TEST_CASE("a saved view names the tables of one's own, and what was said of them") {
    const TestFolder folder;
    const std::vector<OwnSource> tables{full_source(folder / "pay.xlsx"),
                                        {"/elsewhere/jobs.csv", {}}};
    REQUIRE(write_scene(Scene{}, folder / "view.json", tables));
    CHECK(read_own_sources(folder / "view.json") == tables);
    CHECK(read_scene(folder / "view.json") == Scene{});
    // Tables beside the view go where it goes.
    const std::string text = text_in(folder / "view.json");
    CHECK(text.find("\"pay.xlsx\"") != std::string::npos);
    CHECK(text.find("\"/elsewhere/jobs.csv\"") != std::string::npos);
}

TEST_CASE("a view without tables of one's own names none") {
    const TestFolder folder;
    REQUIRE(write_scene(Scene{}, folder / "view.json"));
    CHECK(text_in(folder / "view.json") == to_json(Scene{}));
    CHECK(read_own_sources(folder / "view.json")->empty());
}

TEST_CASE("several columns of a table are layers again; a table that is gone is said in a line") {
    const TestFolder folder;
    const OwnSource there{folder.write("pay.csv", "code,Pay 2024,Jobs 2024\nE08000035,600,9\n"),
                          {}};
    const OwnSource gone{folder / "gone.csv", {}}, empty{folder.write("empty.csv", ""), {}};
    std::vector<geo::Error> faults;
    const std::array sources{gone, there, empty};
    const auto atlas = with_own_sources(real_atlas(), sources, faults);
    CHECK(atlas->layer("own-pay") != nullptr);
    CHECK(atlas->layer("own-pay-jobs") != nullptr);
    REQUIRE(faults.size() == 2);
    CHECK(faults[0].what.find("no longer there") != std::string::npos);
    CHECK(faults[0].where == folder.at("gone.csv"));
    CHECK(faults[1].what.find("is empty") != std::string::npos);
}

TEST_CASE("tables that are none are refused with their place") {
    struct Case {
        const char *text, *said;
    };
    for (const Case& c :
         {Case{"1", "expected a list of tables"}, Case{"[1]", "tables[0]: expected a table"},
          Case{R"([{"file": ""}])", "tables[0]: expected a table with its file"},
          Case{R"([{"file": "a"}, {"file": 1}])", "tables[1]: file: expected text"},
          Case{R"([{"file": "a", "level": "towns"}])", "level: unknown level 'towns'"},
          Case{R"([{"file": "a", "polarity": "up"}])", "polarity: unknown polarity 'up'"},
          Case{R"([{"file": "a", "unit": 1}])", "unit: expected text"},
          Case{R"([{"file": "a", "value_columns": [1]}])", "value_columns: expected a list"},
          Case{R"([{"file": "a", "value_columns": "b"}])", "value_columns: expected a list"}}) {
        CAPTURE(c.text);
        const auto sources = own_sources_from_json(c.text, ".");
        REQUIRE_FALSE(sources.has_value());
        CHECK(geo::one_line(sources.error()).find(c.said) != std::string::npos);
    }
}
