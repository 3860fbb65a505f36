#include <doctest/doctest.h>

#include "app/screen.h"
#include "app/stage_screen.h"
#include "tests/support/golden.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

const std::filesystem::path need_and_power =
    DEVOLUTION_ATLAS_SOURCE_DIR "/data/briefings/need-and-power.briefing";
constexpr int width = 1920, height = 1080;
constexpr double gone = 372;  // seconds, since the talk began

/// A talk about need and power, at a scene.
Session talk_at(std::size_t scene, const std::vector<BriefingAction>& then = {}) {
    Session session(real_atlas(), home(*real_atlas()));
    REQUIRE(session.open(need_and_power));
    session.perform(Brief{BeginTalk{scene, -gone}});
    for (const BriefingAction& action : then) session.perform(Brief{action});
    return session;
}

Image seen(Session session, bool as_presenter = false) {
    return HeadlessScreen(find_resources(), {.width = width, .height = height})
        .stage(session, as_presenter, "14:32")
        .image;
}

/// On the only display, with notes.
Image rehearsed(Session session) {
    Offscreen offscreen(find_resources(), {.width = width, .height = height});
    ScreenType type(offscreen.canvas(), 1);
    StageScreen stage(offscreen.canvas(), type, StageScreen::Purpose::rehearsal);
    StageScenes scenes;
    TalkPrompt prompt;
    do stage.build({.session = session,
                    .scenes = scenes,
                    .prompt = prompt,
                    .width = width,
                    .height = height});
    while (stage.wants_another_frame());
    stage.show();
    return offscreen.canvas().image();
}

}  // namespace

TEST_CASE("golden: the stage shows need and power together, with notes") {
    CHECK(matches_golden(seen(talk_at(5)), "stage"));
}

TEST_CASE("golden: the stage in the dark, with an answer that was sent") {
    const Answer answer{*geo::parse_area_id("E06000010"), "turnout-council"};
    CHECK(matches_golden(seen(talk_at(5, {TurnColours{true}, SendAnswer{answer}})), "stage-dark"));
}

TEST_CASE("golden: the presenter has the stage, what comes next, notes, clock and keys") {
    CHECK(matches_golden(seen(talk_at(5), true), "presenter"));
}

TEST_CASE("golden: a rehearsal with a spotlight, and notes below") {
    CHECK(matches_golden(rehearsed(talk_at(4, {ShowNotes{true}})), "rehearsal"));
}
