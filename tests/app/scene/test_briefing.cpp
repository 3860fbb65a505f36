#include <doctest/doctest.h>

#include "app/scene/apply.h"
#include "app/scene/talk.h"
#include "tests/support/files.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

geo::AreaId id(const char* code) { return *geo::parse_area_id(code); }

Briefing full_briefing() {
    Briefing briefing{.title = "Devolution and the missions",
                      .occasion = "Minister's briefing",
                      .minutes = 12,
                      .marking = {geo::Marking::Level::official_sensitive, "Draft"},
                      .room = {{2.4}, {9}}};
    briefing.scenes.push_back({.map = home(*real_atlas()),
                               .seen_in = PaneSize{{800}, {600}},
                               .kicker = "Mission",
                               .headline = "Eleven places",
                               .text = "Each is coloured twice.",
                               .notes = "# Say\n- this",
                               .annotations = {{Annotation::Kind::arrow,
                                                {id("E06000001")},
                                                "Hartlepool",
                                                "51.2 years",
                                                Annotation::Offset{0.2, -0.1}},
                                               {Annotation::Kind::dim, {id("E06000002")}}},
                               .marking = {geo::Marking::Level::official, ""}});
    briefing.scenes.push_back({.headline = "Words alone"});
    briefing.scenes.push_back({.headline = "The last"});
    return briefing;
}

}  // namespace

TEST_CASE("a briefing that is saved is the briefing that is opened") {
    const TestFolder folder;
    REQUIRE(write_briefing(full_briefing(), folder / "talk.briefing"));
    const auto opened = read_briefing(folder / "talk.briefing");
    REQUIRE(opened.has_value());
    CHECK(*opened == full_briefing());
}

TEST_CASE("a scene that cannot be read keeps its place, says why, and is not lost on saving") {
    std::string text = to_json(full_briefing(), {}, FarFiles::by_name);
    const std::string wrong = R"("kind": "arrow")";
    REQUIRE(text.find(wrong) != std::string::npos);
    text.replace(text.find(wrong), wrong.size(), R"("kind": "wave")");
    const auto opened = briefing_from_json(text, "talk.briefing", {});
    REQUIRE(opened.has_value());
    REQUIRE(opened->scenes.size() == 3);
    CHECK(opened->scenes[0].fault ==
          "annotations[0].kind: unknown annotation 'wave'; known: text, "
          "arrow, bracket, spotlight, dim");
    CHECK(opened->scenes[1].fault.empty());
    const std::string again = to_json(*opened, {}, FarFiles::by_name);
    CHECK(again.find(R"("kind": "wave")") != std::string::npos);
    CHECK(again.find("Eleven places") != std::string::npos);
}

TEST_CASE("of a scene whose marking cannot be read no words are read either") {
    const auto opened = briefing_from_json(
        R"({"schema": 1, "title": "", "scenes": [{"headline": "For few", "notes": "of us",
            "marking": {"level": "top"}}, {"headline": "For all", "text": 1}]})",
        "talk.briefing", {});
    REQUIRE(opened.has_value());
    REQUIRE(opened->scenes.size() == 2);
    CHECK_FALSE(opened->scenes[0].fault.empty());
    CHECK(opened->scenes[0].headline.empty());
    CHECK(opened->scenes[0].notes.empty());
    CHECK_FALSE(opened->scenes[1].fault.empty());
    CHECK(opened->scenes[1].headline == "For all");
}

TEST_CASE("what is no briefing is refused with what to do") {
    const auto refused = [](const std::string& text) {
        const auto opened = briefing_from_json(text, "talk.briefing", {});
        REQUIRE(!opened.has_value());
        return geo::one_line(opened.error());
    };
    CHECK(refused("{") ==
          "talk.briefing: not JSON at byte 2; the briefing is damaged or of another kind");
    CHECK(refused("[]") ==
          "talk.briefing: not a briefing: expected an object with schema, title, scenes");
    CHECK(refused(R"({"schema": 2, "title": "", "scenes": []})") ==
          "talk.briefing: made by a newer Devolution Atlas (schema 2, this one reads 1); update "
          "the program");
    CHECK(refused(R"({"schema": 1, "title": "", "scenes": {}})") ==
          "talk.briefing, scenes: expected a list");
    CHECK(refused(R"({"schema": 1, "title": "", "minutes": 0, "scenes": []})") ==
          "talk.briefing, minutes: must be 1 to 600");
}

TEST_CASE("a scene whose layer is missing cannot be shown; one whose area is missing can") {
    const auto atlas = real_atlas();
    BriefingScene scene{.map = home(*atlas),
                        .annotations = {{Annotation::Kind::text, {id("E06099999")}, "Nowhere"}}};
    const auto faults = judge(atlas, scene);
    REQUIRE(faults.size() == 1);
    CHECK(geo::one_line(faults[0]) ==
          "annotations: unknown area 'E06099999'; what is said of it is left out");
    CHECK(scene.fault.empty());
    scene.map->pane().layer = "gone";
    const auto gone = judge(atlas, scene);
    REQUIRE(gone.size() == 1);  // nothing is shown instead, and nothing of it is left out
    CHECK(scene.fault ==
          "panes[0].layer: unknown layer 'gone', so the scene is not shown (see "
          "devolution-atlas layers)");
    CHECK(geo::one_line(gone[0]) == scene.fault);
}

TEST_CASE("a scene of two layers is not shown without the second, as that would be another map") {
    const auto atlas = real_atlas();
    BriefingScene scene{.map = home(*atlas)};
    Pane& pane = scene.map->pane();
    pane.layer = "gdhi-per-head";
    pane.analysis = Analysis::two_layers;
    pane.second = SecondLayer{"gone", pane.year};
    judge(atlas, scene);
    CHECK(scene.fault ==
          "panes[0].second: layer 'gone' cannot be held against 'gdhi-per-head', so the scene is "
          "not shown; give the id of another numeric layer");
    pane.second->layer = "population";
    scene.fault.clear();
    CHECK(judge(atlas, scene).empty());
    CHECK(scene.fault.empty());
}

TEST_CASE("scenes are put in order, doubled, taken out, and brought back") {
    BriefingDesk desk{.briefing = full_briefing()};
    const Scene map = home(*real_atlas());
    const auto headlines = [&] {
        std::string all;
        for (const BriefingScene& scene : desk.briefing.scenes) all += scene.headline + "|";
        return all;
    };
    desk = apply(desk, map, MoveScene{0, 2});
    CHECK(headlines() == "Words alone|The last|Eleven places|");
    CHECK(desk.chosen == 2);
    desk = apply(desk, map, DuplicateScene{0});
    CHECK(headlines() == "Words alone|Words alone|The last|Eleven places|");
    desk = apply(desk, map, RemoveScene{3});
    desk = apply(desk, map, CaptureScene{.after = 9, .seen_in = {{10}, {10}}});
    CHECK(headlines() == "Words alone|Words alone|The last||");
    CHECK(desk.briefing.scenes.back().map == map);
    CHECK(!desk.saved);
    for (int i = 0; i < 4; ++i) desk = apply(desk, map, UndoBriefing{});
    CHECK(headlines() == "Eleven places|Words alone|The last|");
}

TEST_CASE("a talk steps over what cannot be shown, and stays at its ends") {
    BriefingDesk desk{.briefing = full_briefing()};
    desk.briefing.scenes[1].fault = "its layer is missing";
    const Scene map;
    desk = apply(desk, map, BeginTalk{});
    desk = apply(desk, map, StepScene{1});
    CHECK(desk.talk->scene == 2);
    desk = apply(desk, map, StepScene{1});
    CHECK(desk.talk->scene == 2);
    desk = apply(desk, map, StepScene{-5});
    CHECK(desk.talk->scene == 0);
}

TEST_CASE("a detour ends at the scene it left, with nothing sent and nothing black") {
    BriefingDesk desk{.briefing = full_briefing()};
    const Scene map;
    desk = apply(desk, map, BeginTalk{1});
    desk = apply(desk, map, BeginDetour{true});
    desk = apply(desk, map, SendAnswer{Answer{id("E06000001"), "population"}});
    desk = apply(desk, map, ReturnToScene{});
    CHECK(*desk.talk == Talk{.scene = 1});
    CHECK(scene_to_show(desk, ReturnToScene{}) == 1);
}

TEST_CASE("the stricter of two markings is the higher level with the words of both") {
    using Level = geo::Marking::Level;
    const geo::Marking both = geo::stricter({Level::official, "Draft; Not for sharing"},
                                            {Level::official_sensitive, "Draft; New"});
    CHECK(geo::in_words(both) == "OFFICIAL-SENSITIVE · Draft; Not for sharing; New");
    CHECK(geo::in_words({}).empty());
    CHECK(geo::in_words({Level::none, "Draft"}) == "Draft");
}
