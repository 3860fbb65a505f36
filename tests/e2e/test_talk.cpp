// Talks as they are given: on two displays, and on one.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/scene/workspace.h"
#include "tests/support/running_atlas.h"
#include "tests/support/two_displays.h"

namespace {

using nlohmann::json;

const std::string briefing = DEVOLUTION_ATLAS_SOURCE_DIR "/data/briefings/need-and-power.briefing";

/// The atlas while it presents the briefing.
class RunningTalk : public RunningAtlas {
public:
    RunningTalk(const VirtualScreen& screen, const TestFolder& folder, int scene)
        : RunningAtlas(screen, folder,
                       {"--reduced-motion", briefing, "--present", std::to_string(scene)}) {}

    json talk() const { return seen().value("talk", json()); }
    bool becomes(const std::string& what, const json& wanted) const {
        const bool became = comes_true([&] { return talk().value(what, json()) == wanted; });
        if (!became) MESSAGE("the talk is " << talk().dump());
        return became;
    }
    bool becomes_other(const std::string& what, const json& than) const {
        return comes_true([&] { return talk().value(what, json()) != than; });
    }
};

/// What the audience sees once nothing of it changes any more.
app::Image at_rest(const TwoDisplays& displays) {
    app::Image seen = displays.right();
    int times = 0;
    REQUIRE(RunningAtlas::comes_true([&] {
        app::Image now = displays.right();
        times = now == seen ? times + 1 : 0;
        seen = std::move(now);
        return times == 5;
    }));
    return seen;
}

bool becomes(const TwoDisplays& displays, const app::Image& wanted) {
    return RunningAtlas::comes_true([&] { return displays.right() == wanted; });
}

bool is_black(const app::Image& image) {
    for (std::size_t i = 0; i < image.rgba.size(); i += 4)
        if (image.rgba[i] + image.rgba[i + 1] + image.rgba[i + 2] != 0) return false;
    return true;
}

/// A scene as it is drawn without a window.
app::Image rendered(const TestFolder& folder, int scene) {
    const std::string file = folder.at("rendered.png");
    ChildProcess program(
        {DEVOLUTION_ATLAS_PROGRAM, "render", "--scene", briefing, "--number", std::to_string(scene),
         "--size", fmt::format("{}x{}", TwoDisplays::right_width, TwoDisplays::right_height),
         "--output", file},
        {});
    REQUIRE(RunningAtlas::comes_true([&] { return !program.running(); }));
    return app::read_png(file).value();
}

}  // namespace

TEST_CASE("two displays: the presenter steps, jumps, blackens and freezes what the audience sees") {
    const TestFolder folder;
    const TwoDisplays displays;
    RunningTalk talk(displays, folder, 2);
    REQUIRE(talk.becomes("audience", true));
    REQUIRE(talk.becomes("scene", 2));
    const app::Image second = at_rest(displays);

    displays.key("Right");
    REQUIRE(talk.becomes("scene", 3));
    CHECK(at_rest(displays) != second);
    displays.key("g");
    displays.type("2");
    displays.key("Return");
    REQUIRE(talk.becomes("scene", 2));
    CHECK(becomes(displays, second));

    displays.key("b");
    REQUIRE(talk.becomes("black", true));
    CHECK(RunningAtlas::comes_true([&] { return is_black(displays.right()); }));
    displays.key("b");
    REQUIRE(talk.becomes("black", false));
    CHECK(becomes(displays, second));

    displays.key("f");
    REQUIRE(talk.becomes("frozen", true));
    displays.key("Right");
    REQUIRE(talk.becomes("scene", 3));
    CHECK(at_rest(displays) == second);
    displays.key("f");
    REQUIRE(talk.becomes("frozen", false));
    CHECK(at_rest(displays) != second);
    CHECK(talk.running());
}

TEST_CASE("the audience sees the scene and nothing else, whatever the presenter types") {
    const TestFolder folder;
    const app::Image scene = rendered(folder, 2);
    const TwoDisplays displays;
    const RunningTalk talk(displays, folder, 2);
    REQUIRE(talk.becomes("audience", true));
    CHECK(becomes(displays, scene));
    displays.key("g");
    displays.type("7");
    REQUIRE(talk.becomes("typed", "7"));
    displays.move_to(TwoDisplays::left_width + 100, 100);
    CHECK(at_rest(displays) == scene);
    displays.key("Escape");
    displays.key("Escape");
    CHECK(at_rest(displays) == scene);
}

TEST_CASE("a detour with all panels is seen by the audience, and Escape returns to the scene") {
    const TestFolder folder;
    const TwoDisplays displays;
    const RunningTalk talk(displays, folder, 2);
    REQUIRE(talk.becomes("audience", true));
    const std::string scene = talk.seen()["scene"].dump();
    const app::Image seen = at_rest(displays);

    displays.key("e");
    REQUIRE(talk.becomes("exploring", true));
    talk.press("Turnout", "tab");
    REQUIRE(talk.scene_becomes(
        [](const app::Scene& s) { return s.pane().layer.starts_with("turnout"); }));
    CHECK(at_rest(displays) != seen);

    displays.key("Escape");
    REQUIRE(talk.becomes("detour", false));
    CHECK(talk.seen()["scene"].dump() == scene);
    CHECK(talk.talk()["scene"] == 2);
    CHECK(becomes(displays, seen));
}

TEST_CASE("a question is answered to the presenter first, then sent and taken off again") {
    const TestFolder folder;
    const TwoDisplays displays;
    const RunningTalk talk(displays, folder, 2);
    REQUIRE(talk.becomes("audience", true));
    const app::Image seen = at_rest(displays);
    const app::Image before = displays.left();

    displays.key("a");
    displays.type("turnout hull");
    displays.key("Return");
    REQUIRE(talk.becomes_other("looked_at", nullptr));
    const json answer = talk.talk()["looked_at"];
    CHECK(answer["area"] == "E06000010");
    CHECK(answer["layer"].get<std::string>().starts_with("turnout"));
    CHECK(at_rest(displays) == seen);
    CHECK(displays.left() != before);

    displays.key("Return");
    REQUIRE(talk.becomes("sent", answer));
    CHECK(at_rest(displays) != seen);
    displays.key("Escape");
    REQUIRE(talk.becomes("sent", nullptr));
    CHECK(becomes(displays, seen));
}

TEST_CASE(
    "a display is switched off in mid-talk and on again: scene, clock and stage are as before") {
    const TestFolder folder;
    const TwoDisplays displays;
    RunningTalk talk(displays, folder, 3);
    REQUIRE(talk.becomes("audience", true));
    const app::Image seen = at_rest(displays);
    const json before = talk.talk();
    displays.unplug();
    displays.key("Right");  // the talk goes on
    REQUIRE(talk.becomes("scene", 4));
    displays.key("Left");
    REQUIRE(talk.becomes("scene", 3));
    displays.plug_in();
    REQUIRE(talk.becomes("audience", true));
    CHECK(talk.talk()["began_at"] == before["began_at"]);
    CHECK(becomes(displays, seen));
    CHECK(talk.running());
}

TEST_CASE("a rehearsal on one display: a drag on the map is a detour, Escape returns and ends") {
    const TestFolder folder;
    const VirtualScreen screen(1280, 720);
    const RunningTalk talk(screen, folder, 2);
    REQUIRE(talk.becomes("audience", false));
    const json before = talk.seen();
    const auto& controls = before["controls"];
    const auto map =
        std::ranges::find(controls, json("stage-map"), [](const json& one) { return one["id"]; });
    REQUIRE(map != controls.end());
    const auto box = (*map)["box"].get<std::vector<double>>();
    screen.xdotool(fmt::format(
        "mousemove {:.0f} {:.0f} sleep 0.3 mousedown 1 sleep 0.3 mousemove_relative 40 0 "
        "sleep 0.3 mousemove_relative 40 20 sleep 0.3 mouseup 1",
        box[0] + box[2] / 2, box[1] + box[3] / 2));
    REQUIRE(talk.becomes("detour", true));
    CHECK(talk.seen()["scene"] != before["scene"]);

    screen.key("Escape");
    REQUIRE(talk.becomes("detour", false));
    CHECK(talk.seen()["scene"].dump() == before["scene"].dump());
    CHECK(talk.talk() == before["talk"]);
    screen.key("Escape");
    screen.key("Escape");
    CHECK(RunningAtlas::comes_true([&] { return talk.talk().is_null(); }));
}

TEST_CASE("a briefing is made of three views, written, saved, presented and exported") {
    const TestFolder folder;
    const VirtualScreen screen(1280, 720);
    RunningAtlas atlas(screen, folder, {"--reduced-motion"});
    const auto has_control = [&](const std::string& id) {
        return RunningAtlas::comes_true([&] {
            const json now = atlas.seen();
            return std::ranges::any_of(now["controls"],
                                       [&](const json& one) { return one["id"] == id; });
        });
    };
    atlas.press("Briefing", "tab");
    REQUIRE(has_control("add-scene"));
    for (const char* scene : {"scene:1", "scene:2", "scene:3"}) {
        atlas.press("Add what the atlas shows", "button");
        REQUIRE(has_control(scene));
    }
    atlas.press("Headline", "field");
    screen.type("The third");
    REQUIRE(has_control("undo-briefing"));
    atlas.press("Earlier", "button");
    atlas.name_file("ctrl+s", folder.at("three.briefing"));
    REQUIRE(RunningAtlas::comes_true(
        [&] { return std::filesystem::exists(folder.at("three.briefing")); }));
    const auto saved = app::read_briefing(folder.at("three.briefing"));
    REQUIRE(saved.has_value());
    REQUIRE(saved->scenes.size() == 3);
    CHECK(saved->scenes[1].headline == "The third");
    CHECK(saved->scenes[0].map == saved->scenes[2].map);

    atlas.press("Present", "button");
    REQUIRE(RunningAtlas::comes_true([&] { return atlas.seen().contains("talk"); }));
    screen.key("Escape");
    screen.key("Escape");
    REQUIRE(has_control("export"));
    for (const char* ending : {".pptx", ".pdf"}) {
        const std::string file = folder.at(std::string("three") + ending);
        atlas.press("Export", "button");
        REQUIRE(RunningAtlas::comes_true([&] { return atlas.shows("File"); }));
        screen.type(file);
        screen.key("Return");
        CHECK(RunningAtlas::comes_true([&] { return std::filesystem::exists(file); }));
    }
    CHECK(std::get<app::Briefing>(app::read_opened(folder.at("three.pdf")).value()).scenes.size() ==
          3);
}
