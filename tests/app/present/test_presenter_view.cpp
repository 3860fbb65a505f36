// What the presenter's own screen shows.
#include <doctest/doctest.h>

#include "app/present/presenter_view.h"
#include "tests/app/paper/noted_sheet.h"

using namespace app;

namespace {

constexpr geo::Marking official{.level = geo::Marking::Level::official, .words = {}};

/// The presenter's screen of a scene, drawn on a sheet.
struct Presented {
    explicit Presented(StageScene content, PaneSize screen = {{1920}, {1080}})
        : scene(std::move(content)), layout(presenter_layout(screen, {{1920}, {1080}})) {
        desk.briefing.scenes.resize(1);
        desk.talk.emplace();
        TalkPrompt prompt;
        spots =
            draw_presenter(pen, layout, {.desk = desk, .scene = scene, .time = "14:32"}, prompt);
    }
    bool tells(const std::string& words) const {
        return (sheet.notes.all() + sheet.notes.on_maps).find(words) != std::string::npos;
    }

    NotedSheet sheet;
    Pen pen{sheet, colours(true)};
    BriefingDesk desk;
    StageScene scene;
    PresenterLayout layout;
    std::vector<HotSpot> spots;
};

StageScene marked_scene() {
    StageScene scene;
    scene.headline = "The headline";
    scene.marking = official;
    return scene;
}

}  // namespace

TEST_CASE("why a scene cannot be shown is told to the presenter") {
    StageScene scene = marked_scene();
    scene.fault = "talk.briefing, no such layer";
    CHECK(Presented(scene).tells("This scene cannot be shown: talk.briefing, no such layer"));
    CHECK_FALSE(Presented(marked_scene()).tells("cannot be shown"));
}
