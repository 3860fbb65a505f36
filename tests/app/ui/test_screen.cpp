#include <doctest/doctest.h>

#include <array>

#include "app/picture/palette.h"
#include "tests/support/ui_fixture.h"

using namespace app;

namespace {

bool apart(const Box& a, const Box& b) {
    return a.right() <= b.x || b.right() <= a.x || a.bottom() <= b.y || b.bottom() <= a.y;
}

bool inside(const Box& inner, const Box& outer) {
    return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() + 0.01 &&
           inner.bottom() <= outer.bottom() + 0.01;
}

/// Controls that stand on the screen for themselves: a class of the histogram holds its breaks.
std::vector<Widget> visible_controls(const UiFixture& ui) {
    std::vector<Widget> shown;
    for (const Widget& widget : ui.state.widgets)
        if (widget.visible.width > 0 && widget.visible.height > 0 && widget.group != "classes" &&
            widget.id != "map")  // on which others stand
            shown.push_back(widget);
    return shown;
}

/// Of a visit in which there is something to undo and something to redo.
History undone_once() {
    Scene light, dark;
    dark.dark = true;
    History history(light);
    history.go_to(dark);
    history.go_to(light);
    history.undo();
    return history;
}

constexpr std::array sizes{std::array{1024.0, 640.0}, std::array{1280.0, 720.0},
                           std::array{1920.0, 1080.0}, std::array{3840.0, 2160.0}};

}  // namespace

TEST_CASE("controls stand apart and inside the window, in windows of every size") {
    for (const std::array<double, 2>& size : sizes)
        for (const geo::Theme theme : {geo::Theme::powers, geo::Theme::missions}) {
            const double width = size[0], height = size[1];
            UiFixture ui(width, height);
            ui.history = undone_once();
            ui.perform({ShowTheme{theme}, Select{*geo::parse_area_id("E06000058")},
                        AddToSelection{*geo::parse_area_id("E07000146")}});
            ui.frame();
            ui.frame();
            const auto controls = visible_controls(ui);
            REQUIRE(controls.size() > 15);
            for (std::size_t i = 0; i < controls.size(); ++i) {
                CAPTURE(width);
                CAPTURE(controls[i].id);
                CHECK(inside(controls[i].visible, ui.layout.window));
                for (std::size_t j = i + 1; j < controls.size(); ++j) {
                    CAPTURE(controls[j].id);
                    CHECK(apart(controls[i].visible, controls[j].visible));
                }
            }
        }
}

TEST_CASE("whatever is pressed is at least 28 pixels high") {
    UiFixture ui;
    ui.history = undone_once();
    ui.perform({ShowTheme{geo::Theme::missions}, Select{*geo::parse_area_id("E08000035")}});
    ui.frame();
    ui.frame();
    for (const Widget& widget : visible_controls(ui)) {
        CAPTURE(widget.id);
        CHECK(widget.box.height >= 28);
    }
}

TEST_CASE("text of either theme stands out from what it stands on") {
    for (const bool dark : {false, true}) {
        CAPTURE(dark);
        const Colours& c = colours(dark);
        for (const Rgba ground : {c.stage, c.panel, c.panel_subtle, c.control}) {
            for (const Rgba text : {c.ink, c.ink2, c.ink3, c.accent})
                CHECK(contrast(text, ground) >= 4.5);
        }
        // Edges of controls are seen against what lies around them.
        for (const Rgba ground : {c.stage, c.panel, c.panel_subtle})
            CHECK(contrast(c.rule_strong, ground) >= 3);
        CHECK(contrast(c.ink, c.accent_soft) >= 4.5);
        CHECK(contrast(c.ink, c.control_pressed) >= 4.5);
        CHECK(contrast(c.on_accent, c.accent) >= 4.5);
        CHECK(contrast(c.ink_inverse, c.ink) >= 4.5);
    }
}
