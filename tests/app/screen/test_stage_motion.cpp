// From one scene of a talk to the next, as the audience sees it.
#include <doctest/doctest.h>
#include <imgui/imgui.h>

#include "app/screen.h"
#include "app/stage_screen.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

constexpr int width = 960, height = 540;
constexpr double frame_seconds = 1.0 / 60, longest = 0.8;

const std::filesystem::path folder = DEVOLUTION_ATLAS_SOURCE_DIR "/data/briefings";

/// The audience's screen, each frame a sixtieth of a second after the one before.
class WatchedStage {
public:
    WatchedStage(const std::filesystem::path& briefing, bool moves)
        : session(real_atlas(), home(*real_atlas())),
          offscreen(find_resources(), {.width = width, .height = height}),
          type(offscreen.canvas(), 1),
          stage(offscreen.canvas(), type, StageScreen::Purpose::audience) {
        REQUIRE(session.open(briefing));
        brief(BeginTalk{});
        if (moves) {
            // Shapes are made before: that is no matter of motion.
            for (std::size_t i = 0; i < scenes_count(); ++i) {
                brief(ShowBriefingScene{i});
                frames(3);
                type.complete();
            }
            brief(ShowBriefingScene{0});
        }
        stage.be_watched(moves, [] {});
        while (frame() || made_again++ < 20) {
        }
    }

    void brief(BriefingAction action) { session.perform(Brief{std::move(action)}); }
    /// True when another one is wanted.
    bool frame() {
        ImGui::GetIO().DeltaTime = static_cast<float>(frame_seconds);
        stage.build({.session = session,
                     .scenes = scenes,
                     .prompt = prompt,
                     .width = width,
                     .height = height,
                     .now = now});
        now += frame_seconds;
        return stage.wants_another_frame();
    }
    void frames(int count) {
        for (int i = 0; i < count; ++i) frame();
    }
    std::size_t scenes_count() const { return session.desk()->briefing.scenes.size(); }
    /// Frames until nothing moves any more.
    int frames_until_rest() {
        int count = 1;
        while (frame()) ++count;
        return count;
    }
    bool shows_its_goal() const {
        const auto& map = stage.stage().scene().map;
        return !map || stage.stage().seen().map.camera == stage.stage().goal().map.camera;
    }

    Session session;
    Offscreen offscreen;
    ScreenType type;
    StageScreen stage;
    StageScenes scenes;
    TalkPrompt prompt;
    double now = 0;
    int made_again = 0;
};

}  // namespace

TEST_CASE("each scene of the shipped briefings follows the one before within 0.8 seconds") {
    for (const char* name : {"need-and-power.briefing", "devolution-map.briefing"}) {
        WatchedStage watched(folder / name, true);
        for (std::size_t i = 1; i < watched.scenes_count(); ++i) {
            CAPTURE(name);
            CAPTURE(i);
            watched.brief(StepScene{1});
            const int count = watched.frames_until_rest();
            CHECK(count > 5);
            CHECK(count * frame_seconds <= longest + 2 * frame_seconds);
            CHECK(watched.shows_its_goal());
        }
    }
}

TEST_CASE("whatever is pressed ends a motion where it was going to") {
    WatchedStage watched(folder / "need-and-power.briefing", true);
    for (std::size_t i = 1; i < watched.scenes_count(); ++i) {
        CAPTURE(i);
        watched.brief(StepScene{1});
        watched.frames(6);
        REQUIRE(watched.stage.wants_another_frame());
        watched.stage.stop_motion();
        watched.frames(2);
        CHECK_FALSE(watched.stage.wants_another_frame());
        CHECK(watched.shows_its_goal());
    }
}

TEST_CASE("under reduced motion the next scene is there at once") {
    WatchedStage watched(folder / "need-and-power.briefing", false);
    for (std::size_t i = 1; i < watched.scenes_count(); ++i) {
        CAPTURE(i);
        watched.brief(StepScene{1});
        watched.frame();
        CHECK(watched.shows_its_goal());
        CHECK_FALSE(watched.stage.stage().is_moving());
    }
}
