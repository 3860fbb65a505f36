// What of a talk is on which screen: markings always, what the program tells never before others.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/screen.h"
#include "app/stage_screen.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

constexpr int width = 1280, height = 720;
constexpr geo::Marking sensitive{.level = geo::Marking::Level::official_sensitive, .words = {}};

Session session_with(Briefing briefing) {
    Session session(real_atlas(), home(*real_atlas()));
    session.perform(Brief{NewBriefing{}});
    const std::vector<BriefingScene> scenes = std::move(briefing.scenes);
    session.perform(Brief{SetBriefing{std::move(briefing)}});
    for (std::size_t i = 0; i < scenes.size(); ++i) {
        session.perform(Brief{CaptureScene{i, {}}});
        session.perform(Brief{SetBriefingScene{i, scenes[i]}});
    }
    REQUIRE(session.desk()->briefing.scenes.size() == scenes.size());
    return session;
}

BriefingScene map_scene() { return {.map = home(*real_atlas()), .headline = "A map"}; }

/// The whole screen, as after a frame of it.
class Explored {
public:
    explicit Explored(const Session& session) {
        screen_.build(session, width, height, nullptr);  // widgets settle
        screen_.build(session, width, height, nullptr);
    }
    bool is_marked() const {
        return screen_.layout().above.height > 0 && screen_.layout().below.height > 0;
    }
    bool tells() const {
        return std::ranges::any_of(screen_.widgets(),
                                   [](const Widget& one) { return one.label == "Dismiss"; });
    }

private:
    Offscreen offscreen_{find_resources(), {.width = width, .height = height}};
    Screen screen_{offscreen_.canvas(), 1};
};

}  // namespace

TEST_CASE("on a detour the whole screen bears the marking of the briefing and of its scene") {
    BriefingScene marked = map_scene();
    marked.marking = sensitive;
    for (const Briefing& briefing :
         {Briefing{.marking = sensitive, .scenes = {map_scene()}}, Briefing{.scenes = {marked}}}) {
        Session session = session_with(briefing);
        CHECK_FALSE(Explored(session).is_marked());  // the atlas alone
        session.perform(Brief{BeginTalk{}});
        session.perform(Brief{BeginDetour{true}});
        CHECK(Explored(session).is_marked());
        session.perform(Brief{EndTalk{}});
        session.perform(Brief{ShowDesk{false}});
        CHECK_FALSE(Explored(session).is_marked());
    }
}

TEST_CASE("a detour on the stage is marked as the scene that it is from") {
    BriefingScene marked = map_scene();
    marked.marking = sensitive;
    Session session = session_with({.scenes = {map_scene(), marked}});
    StageScenes scenes;
    session.perform(Brief{BeginTalk{}});
    session.perform(Brief{BeginDetour{}});
    CHECK(scenes.on_show(session, {})->marking.empty());
    session.perform(Brief{ShowBriefingScene{1}});
    session.perform(Brief{BeginDetour{}});
    CHECK(scenes.on_show(session, {})->marking == sensitive);
}

TEST_CASE("what the program tells waits until nobody else looks on") {
    Session session = session_with({.scenes = {map_scene()}});
    session.tell("Saved: /home/somebody/the.briefing");
    CHECK(Explored(session).tells());
    session.perform(Brief{BeginTalk{}});
    session.perform(Brief{BeginDetour{true}});
    CHECK_FALSE(Explored(session).tells());
    session.perform(Brief{EndTalk{}});
    CHECK(Explored(session).tells());
}

TEST_CASE("drawn in software, the colours of a talk turn as if all had been painted anew") {
    Session session = session_with(
        {.scenes = {map_scene(), {.headline = "Words alone", .text = "and no map at all"}}});
    session.perform(Brief{BeginTalk{}});
    Offscreen offscreen(find_resources(),
                        {.width = width, .height = height, .drawing = Drawing::software});
    ScreenType type(offscreen.canvas(), 1);
    StageScreen stage(offscreen.canvas(), type, StageScreen::Purpose::audience);
    StageScenes scenes;
    TalkPrompt prompt;
    const auto show = [&] {
        do
            stage.build({.session = session,
                         .scenes = scenes,
                         .prompt = prompt,
                         .width = width,
                         .height = height});
        while (stage.wants_another_frame());
        if (stage.changed()) stage.show();
    };
    show();
    for (const BriefingAction& action : std::initializer_list<BriefingAction>{
             TurnColours{true}, TurnColours{false}, Blacken{true}, Blacken{false}, StepScene{1},
             TurnColours{true}, Blacken{true}, TurnColours{false}}) {
        CAPTURE(action.index());
        session.perform(Brief{action});
        show();
        const Image in_parts = offscreen.canvas().image();
        offscreen.canvas().forget_shown();
        stage.show();
        CHECK(in_parts == offscreen.canvas().image());
    }
}
