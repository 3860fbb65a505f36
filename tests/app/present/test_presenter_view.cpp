// What the presenter's own screen shows.
#include <doctest/doctest.h>

#include "app/present/presenter_view.h"
#include "app/stage/stage_layout.h"
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

TEST_CASE("keys and notes stand above the marking on a screen of any shape") {
    for (const PaneSize screen :
         {PaneSize{{1920}, {1080}}, PaneSize{{1152}, {648}}, PaneSize{{1024}, {768}}}) {
        CAPTURE(screen.width.value);
        const Presented presented(marked_scene(), screen);
        CHECK(presented.spots.size() >= 10);
        for (const HotSpot& one : presented.spots) {
            CAPTURE(one.widget.id);
            CHECK(one.widget.box.bottom() <= stage_height - 32 - 8);
            CHECK(one.widget.box.right() <= presented.layout.width);
        }
    }
}

TEST_CASE("why a scene cannot be shown is told to the presenter") {
    StageScene scene = marked_scene();
    scene.fault = "talk.briefing, no such layer";
    CHECK(Presented(scene).tells("This scene cannot be shown: talk.briefing, no such layer"));
    CHECK_FALSE(Presented(marked_scene()).tells("cannot be shown"));
}
