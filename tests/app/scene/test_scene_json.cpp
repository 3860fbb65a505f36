#include <doctest/doctest.h>

#include "app/scene/scene_json.h"
#include "app/scene/workspace.h"
#include "tests/support/files.h"

using namespace app;

namespace {

Scene sample() {
    Scene scene;
    scene.pane().layer = "turnout-mayoral";
    scene.pane().level = geo::Level::district;
    scene.pane().year = 2024;
    scene.pane().change_since = 2017;
    scene.pane().insets = false;
    scene.pane().labels = LabelContent::names;
    scene.pane().network = NetworkView{{"airport", "port"}};
    scene.pane().classification = {
        .method = geo::BreakMethod::manual, .classes = 4, .manual = {20, 30.5, 41}};
    scene.pane().shape = geo::Shape::hexagons;
    scene.pane().camera =
        Camera{.easting = {384'000}, .northing = {398'000}, .metres_per_pixel = 80};
    scene.selected = {*geo::parse_area_id("E47000001"), *geo::parse_area_id("PLANNED-CUMBRIA")};
    scene.pinned = {*geo::parse_area_id("E08000036"), *geo::parse_area_id("E06000058")};
    scene.table_order = {TableOrder::By::value, 1, true};
    scene.benchmark = geo::BenchmarkKind::neighbours;
    scene.pane().uncertainty = Uncertainty::hatch;
    scene.pane().analysis = Analysis::two_layers;
    scene.pane().second = SecondLayer{"population", 2022};
    scene.table_content = TableContent::scores;
    scene.vision = ColourVision::deutan;
    scene.dark = true;
    scene.panes.emplace_back().layer = "population";
    scene.active = 1;
    scene.linked = false;
    return scene;
}

std::string without(std::string text, const std::string& part, const std::string& instead = "") {
    const std::size_t at = text.find(part);
    REQUIRE(at != std::string::npos);
    return text.replace(at, part.size(), instead);
}

}  // namespace

TEST_CASE("a scene comes back from JSON as it went in") {
    const auto back = scene_from_json(to_json(sample()), "a.json");
    REQUIRE(back.has_value());
    CHECK(*back == sample());
}

TEST_CASE("every method of class breaks comes back from JSON") {
    for (const geo::BreakMethod method : geo::all_break_methods) {
        Scene scene = sample();
        scene.active = 0;
        scene.pane().classification.method = method;
        if (method != geo::BreakMethod::manual) scene.pane().classification.manual.clear();
        const auto back = scene_from_json(to_json(scene), "a.json");
        REQUIRE(back.has_value());
        CHECK(*back == scene);
    }
}

TEST_CASE("what classes diverge from comes back from JSON, a typed value as a number") {
    for (const Midpoint::Of of : all_midpoints) {
        Scene scene = sample();
        scene.active = 0;
        scene.pane().classification = {.midpoint = Midpoint{of}};
        if (of == Midpoint::Of::value) scene.pane().classification.midpoint->value = 61.5;
        const auto back = scene_from_json(to_json(scene), "a.json");
        REQUIRE(back.has_value());
        CHECK(*back == scene);
    }
    Scene scene;
    scene.pane().classification.midpoint = Midpoint{Midpoint::Of::median};
    const auto refused =
        scene_from_json(without(to_json(scene), "\"median\"", "\"mode\""), "a.json");
    REQUIRE_FALSE(refused.has_value());
    CHECK(geo::one_line(refused.error()).find("unknown midpoint \"mode\"") != std::string::npos);
}

TEST_CASE("a scene saved before there were shapes and several panes shows the ground in one") {
    const auto old = scene_from_json(R"({"schema": 1, "pane": {"layer": "population",
        "level": "ltla", "year": 2024, "classification": {"method": "natural", "classes": 5}}})",
                                     "a.json");
    REQUIRE_MESSAGE(old.has_value(), geo::one_line(old.error()));
    REQUIRE(old->panes.size() == 1);
    CHECK(old->pane().layer == "population");
    CHECK(old->pane().shape == geo::Shape::geographic);
    CHECK(to_json(*old).find("shape") == std::string::npos);
}

TEST_CASE("a scene without pinned areas says nothing of comparing") {
    for (const char* key : {"pinned", "table_order", "table_content", "benchmark", "uncertainty",
                            "analysis", "second", "midpoint", "colour_vision"})
        CHECK(to_json(Scene{}).find(key) == std::string::npos);
}

TEST_CASE("what the pointer rests on is not saved") {
    Scene scene = sample();
    scene.hovered = scene.selected.front();
    scene.hovered_class = 2;
    scene.brushed = scene.selected;
    CHECK(to_json(scene) == to_json(sample()));
}

TEST_CASE("a scene that cannot be used is refused in one line that says where") {
    const std::string good = to_json(sample());
    struct Case {
        std::string text;
        std::string says;
    };
    for (const Case& c : {
             Case{"", "not JSON"},
             Case{"{", "not JSON at byte"},
             Case{good.substr(0, good.size() / 2), "not JSON"},
             Case{"{\"schema\": 1e999}", "a number is too large"},
             Case{"[]", "expected an object"},
             Case{"{}", "schema: missing"},
             Case{without(good, "\"schema\": 2", "\"schema\": 3"), "newer Devolution Atlas"},
             Case{without(good, "\"schema\": 2", "\"schema\": \"1\""), "expected a whole number"},
             Case{without(good, "\"schema\": 2", "\"schema\": 99999999999"), "out of range"},
             Case{without(good, "\"ltla\"", "\"parish\""), "unknown level 'parish'"},
             Case{without(good, "\"ltla\"", "\"uk\""), "no map of its own"},
             Case{without(good, "\"manual\"", "\"guess\""), "unknown method 'guess'"},
             Case{without(good, "\"hexagons\"", "\"squares\""), "unknown shape 'squares'"},
             Case{without(good, "\"hexagons\"", "6"), "panes[0].shape: expected a text"},
             Case{without(good, "\"names\"", "\"all\""), "unknown labels 'all'"},
             Case{without(good, "\"classes\": 4", "\"classes\": 12"), "2 to 9"},
             Case{without(good, "30.5", "\"x\""), "expected numbers"},
             Case{without(good, "30.5", "20"), "panes[0].classification.breaks"},
             Case{without(good, "\"active\": 1", "\"active\": 2"), "active: there is no pane 2"},
             Case{without(good, "\"linked\": false", "\"linked\": 0"), "linked: expected true"},
             Case{"{\"schema\": 2}", "panes: missing"},
             Case{"{\"schema\": 2, \"panes\": []}", "expected 1 to 12 panes, found 0"},
             Case{"{\"schema\": 2, \"panes\": [7]}", "panes[0]: expected an object, found 7"},
             Case{without(good, "\"E47000001\"", "\"E4\""), "selected"},
             Case{without(good, "\"E47000001\"", "\"PLANNED-CUMBRIA\""), "listed twice"},
             Case{without(good, "\"E08000036\"", "\"E06000058\""), "pinned: area"},
             Case{without(good, "\"by\": \"value\"", "\"by\": \"size\""), "unknown order 'size'"},
             Case{without(good, "\"pane\": 1", "\"pane\": 2"), "table_order.pane"},
             Case{without(good, "\"neighbours\"", "\"friends\""), "unknown benchmark 'friends'"},
             Case{without(good, "\"hatch\"", "\"blur\""), "unknown uncertainty 'blur'"},
             Case{without(good, "\"two-layers\"", "\"three\""), "unknown analysis 'three'"},
             Case{without(good, "\"year\": 2022", "\"year\": \"now\""), "panes[0].second.year"},
             Case{without(good, "\"deutan\"", "\"bat\""), "unknown colour vision 'bat'"},
             Case{without(good, "\"scores\"", "\"sums\""), "unknown table content 'sums'"},
             Case{without(good, "\"dark\": true", "\"dark\": 7"), "dark: expected true or false"},
             Case{without(good, "\"metres_per_pixel\": 80.0", "\"metres_per_pixel\": -1"),
                  "must be above 0"},
         }) {
        CAPTURE(c.text);
        const auto scene = scene_from_json(c.text, "a.json");
        REQUIRE_FALSE(scene.has_value());
        const std::string line = geo::one_line(scene.error());
        CAPTURE(line);
        CHECK(line.find(c.says) != std::string::npos);
        CHECK(line.find("a.json") != std::string::npos);
        CHECK(line.find('\n') == std::string::npos);
    }
}

TEST_CASE("a saved scene is read again; nowhere to write and nothing to read are told") {
    const TestFolder folder;
    const auto file = folder / "a.scene.json";
    REQUIRE(write_workspace({sample()}, file).has_value());
    CHECK(read_workspace(file).value() == Workspace{sample()});
    CHECK(std::distance(std::filesystem::directory_iterator(file.parent_path()), {}) == 1);
    CHECK_FALSE(write_workspace({sample()}, folder / "missing/b.json").has_value());
    CHECK(geo::one_line(read_workspace(folder / "none.json").error()).ends_with("no such file"));
    folder.write("empty.json", "");
    CHECK_FALSE(read_workspace(folder / "empty.json").has_value());
}

TEST_CASE("a swipe comes back from JSON, and is refused where it parts no two maps") {
    Scene scene = sample();
    scene.linked = true;
    scene.swipe = 0.25;
    const std::string good = to_json(scene);
    const auto back = scene_from_json(good, "a.json");
    REQUIRE(back.has_value());
    CHECK(*back == scene);
    for (const std::string& bad : {without(good, "\"swipe\": 0.25", "\"swipe\": 1.5"),
                                   without(good, "\"swipe\": 0.25", "\"swipe\": null"),
                                   without(good, "\"linked\": true", "\"linked\": false")}) {
        const auto refused = scene_from_json(bad, "a.json");
        REQUIRE_FALSE(refused.has_value());
        CHECK(geo::one_line(refused.error()).find("swipe: expected") != std::string::npos);
    }
}

TEST_CASE("authorities that are supposed come back from JSON, and what is wrong of them is said") {
    const auto id = [](std::string_view code) { return geo::parse_area_id(code).value(); };
    Scene scene = sample();
    scene.page = Page::authorities;
    scene.hypothesis.authorities = {
        {.id = id("SUPPOSED-A"), .name = "Great Leeds", .districts = {id("E08000035")}},
        {.id = id("SUPPOSED-B"), .districts = {}, .powers_as = id("E47000001")}};
    scene.authorities = {id("SUPPOSED-B"), id("E47000003")};
    const std::string good = to_json(scene);
    const auto back = scene_from_json(good, "a.json");
    REQUIRE(back.has_value());
    CHECK(*back == scene);
    struct Case {
        std::string text, said;
    };
    for (const Case& c :
         {Case{without(good, "\"id\": \"SUPPOSED-B\"", "\"id\": \"SUPPOSED-A\""),
               "hypothesis.authorities[1].id: there are two of this id"},
          Case{without(good, "\"id\": \"SUPPOSED-B\"", "\"id\": \"E47000002\""),
               "hypothesis.authorities[1].id: expected SUPPOSED- and capital letters"},
          Case{without(good, "\"E08000035\"", "35"),
               "hypothesis.authorities[0].districts: expected an area code, found 35"},
          Case{without(good, "\"powers_as\": \"E47000001\"", "\"powers_as\": \"Manchester\""),
               "hypothesis.authorities[1].powers_as: neither a GSS code"},
          Case{without(good, "Great Leeds", std::string(61, 'a')),
               "hypothesis.authorities[0].name: expected one line of at most 60 characters"},
          Case{without(good, "Great Leeds", "Great\\nLeeds"), "name: expected one line"},
          Case{without(good, "\"chosen\": \"SUPPOSED-B\"", "\"chosen\": 3"),
               "authorities.chosen: expected a text"}}) {
        const auto refused = scene_from_json(c.text, "a.json");
        REQUIRE_FALSE(refused.has_value());
        const std::string said = geo::one_line(refused.error());
        CAPTURE(said);
        CHECK(said.find(c.said) != std::string::npos);
    }
}

TEST_CASE("what is supposed and how the matrix is read come back from JSON") {
    Scene scene = sample();
    scene.hypothesis.documents = {"english-devolution-white-paper", "another"};
    scene.powers = {.order = PowersOrder::year_it_began,
                    .only_differences = true,
                    .hidden = {geo::PowerStatus::none, geo::PowerStatus::agreed},
                    .power = "bus_franchising"};
    const std::string good = to_json(scene);
    const auto back = scene_from_json(good, "a.json");
    REQUIRE(back.has_value());
    CHECK(*back == scene);
    struct Case {
        std::string text, said;
    };
    for (const Case& c :
         {Case{without(good, "\"another\"", "7"), "hypothesis.adopted: expected texts, found 7"},
          Case{without(good, "\"adopted\"", "\"adopt\""), "expected a list of texts"},
          Case{without(good, "year-it-began", "size"), "unknown order 'size'"},
          Case{without(good, "\"agreed\"", "\"yes\""), "unknown status 'yes'"}}) {
        const auto refused = scene_from_json(c.text, "a.json");
        REQUIRE_FALSE(refused.has_value());
        CHECK(geo::one_line(refused.error()).find(c.said) != std::string::npos);
    }
}
