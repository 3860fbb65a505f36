#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "app/export/table_metadata.h"
#include "app/scene/workspace.h"
#include "tests/support/real_atlas.h"

using namespace app;
using nlohmann::json;

namespace {

struct Sample {
    Scene scene;
    SceneTable made;
    std::string text;
};

Sample sample() {
    Sample out;
    out.scene = home(*real_atlas());
    out.scene.panes.push_back(out.scene.pane());
    out.scene.panes[0].layer = "gdhi-per-head";
    out.scene.panes[0].level = geo::Level::upper_tier;
    out.scene.panes[0].year = 2023;
    out.scene.active = 1;
    out.scene.pooled = false;
    out.scene.selected = {*geo::parse_area_id("E47000001")};
    out.made = table_of(*real_atlas(), out.scene, false);
    const auto package = geo::read_data_package(real_atlas()->folder);
    REQUIRE(package.has_value());
    out.text = metadata_of(out.made, {out.scene}, *package, "a.csv");
    return out;
}

}  // namespace

TEST_CASE("metadata describes each column of the table") {
    const Sample s = sample();
    const json document = json::parse(s.text);
    CHECK(document["@context"][0] == "http://www.w3.org/ns/csvw");
    CHECK(document["url"] == "a.csv");
    const json& columns = document["tableSchema"]["columns"];
    REQUIRE(columns.size() == s.made.table.columns.size());
    std::set<std::string> names;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        CHECK(columns[i]["titles"] == s.made.table.columns[i].name);
        const auto name = columns[i]["name"].get<std::string>();
        CHECK(names.insert(name).second);
        CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos);
        CHECK_FALSE(columns[i]["dc:description"].get<std::string>().empty());
    }
    CHECK(columns[3]["datatype"] == "number");
    CHECK(columns[3]["schema:unitText"] == real_atlas()->layer("gdhi-per-head")->unit);
    CHECK(columns[3]["dc:source"] == real_atlas()->layer("gdhi-per-head")->source);
    CHECK(columns[3]["dc:license"] == real_atlas()->layer("gdhi-per-head")->licence);
}

TEST_CASE("metadata carries the scene, which opens again, and the recipe") {
    const Sample s = sample();
    const auto opened = workspace_from_json(s.text, "a.csv-metadata.json", ".");
    REQUIRE(opened.has_value());
    CHECK(*opened == Workspace{s.scene});
    const json recipe = json::parse(s.text)["notes"][0];
    REQUIRE(recipe["panes"].size() == 2);
    CHECK(recipe["panes"][0]["class_breaks"].size() == 4);
    CHECK(recipe["panes"][0]["boundary_year"] == s.made.panes[0].view.boundary_year);
    CHECK_FALSE(recipe["program"]["version"].get<std::string>().empty());
    CHECK(recipe["data"]["version"] == real_atlas()->version);
    REQUIRE_FALSE(recipe["data"]["resources"].empty());
    for (const json& resource : recipe["data"]["resources"])
        CHECK(resource["hash"].get<std::string>().starts_with("sha256:"));
}

TEST_CASE("metadata whose scene is wrong, or that has none, is told as a scene would be") {
    for (const char* text : {R"({"notes": []})", R"({"notes": [{"scene": 1}]})",
                             R"({"notes": [1, {"scene": {"schema": 99}}]})"})
        CHECK_FALSE(workspace_from_json(text, "a.json", ".").has_value());
}

TEST_CASE("metadata says what it is to differ, where a table says that areas do") {
    Sample s = sample();
    s.scene.panes[0].layer = "healthy-life-expectancy-female";
    s.scene.panes[0].year = 2022;
    s.scene.panes[0].uncertainty = Uncertainty::hatch;
    s.made = table_of(*real_atlas(), s.scene, false);
    const json document = json::parse(metadata_of(
        s.made, {s.scene}, geo::read_data_package(real_atlas()->folder).value(), "a.csv"));
    const json& columns = document["tableSchema"]["columns"];
    REQUIRE(columns.size() == s.made.table.columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i)
        CHECK(columns[i]["name"] == s.made.table.columns[i].name);
    CHECK(columns[11]["dc:description"].get<std::string>().find("share no value") !=
          std::string::npos);
}
