// What stands on a stage beside its map.
#include <doctest/doctest.h>

#include "app/stage/draw_stage.h"
#include "tests/app/stage/staged.h"

using namespace app;

namespace {

constexpr PaneSize full_hd{{1920}, {1080}};

/// A scene as it is drawn, with what there is to say against it.
struct Drawn {
    explicit Drawn(StageScene content, PaneSize screen = full_hd)
        : scene(std::move(content)), layout(stage_layout(scene, {}, screen)) {
        for (std::size_t i = 0; i < layout.panes.size(); ++i)
            pictures.push_back(stage_picture(scene, layout, i, nullptr));
        for (const Picture& one : pictures) shown.push_back(&one);
        const StageDrawing drawing{.scene = scene, .layout = layout, .pictures = shown};
        draw_stage(pen, drawing);
        warnings = warnings_of(pen, drawing, {}, screen);
    }
    bool warns(const std::string& of) const {
        return std::ranges::any_of(
            warnings, [&](const std::string& one) { return one.find(of) != std::string::npos; });
    }
    const Written* written(const std::string& text) const {
        const auto found = std::ranges::find(sheet.notes.written, text, &Written::text);
        return found == sheet.notes.written.end() ? nullptr : &*found;
    }

    NotedSheet sheet;
    Pen pen{sheet, colours(false)};
    StageScene scene;
    StageLayout layout;
    std::vector<Picture> pictures;
    std::vector<const Picture*> shown;
    std::vector<std::string> warnings;
};

}  // namespace

TEST_CASE("of a scene that cannot be shown everybody sees headline and marking, not the reason") {
    const std::string fault = "/home/somebody/talk.briefing, scenes[0].annotations[0].kind: no";
    BriefingScene content;
    content.fault = fault;
    CHECK(Drawn(staged(content)).sheet.notes.says("This scene cannot be shown"));
    content.kicker = "A mission";
    content.headline = "The headline";
    content.text = "More words";
    content.marking.level = geo::Marking::Level::official;
    const Drawn drawn(staged(content));
    CHECK(drawn.sheet.notes.says("The headline"));
    CHECK(drawn.written("OFFICIAL") != nullptr);
    for (const char* inner : {"scenes", "annotations", "/home", "briefing", "More words"})
        CHECK_FALSE(drawn.sheet.notes.says(inner));
    CHECK(drawn.warns("This scene cannot be shown: " + fault));
}
