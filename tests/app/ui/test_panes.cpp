#include <doctest/doctest.h>

#include "tests/support/ui_fixture.h"

using namespace app;

namespace {

UiFixture& with_panes(UiFixture& ui, std::size_t count) {
    ui.perform({ShowTheme{geo::Theme::missions}, ShowLevel{geo::Level::district}, ShowPanes{count},
                ActivatePane{0}});
    ui.frame();
    ui.frame();
    return ui;
}

}  // namespace

TEST_CASE("panes share the map's room without touching, side by side and in rows") {
    for (std::size_t count = 1; count <= most_panes; ++count) {
        CAPTURE(count);
        Scene scene;
        scene.panes.resize(count);
        const Layout one = layout_of({{1920}, {1080}}), l = layout_of({{1920}, {1080}}, scene);
        REQUIRE(l.panes.size() == count);
        for (const Box& pane : l.panes) {
            CHECK(pane.x >= one.map.x);
            CHECK(pane.right() <= one.map.right());
            CHECK(pane.y >= one.map.y);
            CHECK(pane.bottom() <= one.map.bottom());
            CHECK(pane.width >= 200);
            for (const Box& other : l.panes)
                CHECK((&pane == &other || pane.right() < other.x || other.right() < pane.x ||
                       pane.bottom() < other.y || other.bottom() < pane.y));
        }
    }
}

TEST_CASE("what is done in a pane is done there, and the pane is the active one then") {
    UiFixture ui;
    with_panes(ui, 2);
    const Box second = ui.layout.panes[1];
    const Actions asked = ui.wheel({second.x + second.width / 2, second.y + second.height / 2}, 1);
    REQUIRE(asked.size() >= 2);
    CHECK(std::get<ActivatePane>(asked[0]).pane == 1);
    CHECK(std::holds_alternative<LookAt>(asked[1]));
    ui.perform(asked);
    CHECK(ui.scene.active == 1);
}

TEST_CASE("to point at a map only points, and both maps show what is pointed at") {
    UiFixture ui;
    with_panes(ui, 2);
    const Box second = ui.layout.panes[1];
    for (const Action& action : ui.point_at({second.x + second.width * 0.7, second.y + 400}))
        CHECK_FALSE(std::holds_alternative<ActivatePane>(action));
    CHECK(ui.scene.active == 0);
}

TEST_CASE("each pane but the only one can be closed, and the maps be parted") {
    UiFixture ui;
    with_panes(ui, 1);
    CHECK_FALSE(ui.shows("Close this map"));
    with_panes(ui, 2);
    ui.perform(ui.press("The maps move together; press to part them"));
    CHECK_FALSE(ui.scene.linked);
    ui.perform(ui.press("Close this map"));
    CHECK(ui.scene.panes.size() == 1);
}

TEST_CASE("a padlock shows that maps of one layer share their breaks, and parts them") {
    UiFixture ui;
    with_panes(ui, 2);
    const char* const shared =
        "The maps of this layer share their class breaks; press to part them";
    ui.perform(ui.press(shared));
    CHECK_FALSE(ui.scene.pooled);
    ui.frame();
    CHECK(ui.shows("Each map has its own class breaks; press to share them"));
    with_panes(ui, 1);
    CHECK_FALSE(ui.shows(shared));
}

TEST_CASE("how many maps there are is chosen in a menu") {
    UiFixture ui;
    ui.perform({ShowTheme{geo::Theme::missions}});
    ui.perform(ui.press("Maps side by side"));
    ui.perform(ui.press("Three maps"));
    CHECK(ui.scene.panes.size() == 3);
}

TEST_CASE("Shift and arrows move the map of any pane that has the focus, and none from a menu") {
    UiFixture ui;
    with_panes(ui, 2);
    for (const char* focus : {"map", "map@2"}) {
        ui.state.focus = focus;
        CHECK(std::ranges::any_of(ui.key(ImGuiKey_LeftArrow, true), [](const Action& one) {
            return std::holds_alternative<LookAt>(one);
        }));
    }
    ui.state.focus = "maps";
    CHECK(ui.key(ImGuiKey_LeftArrow).empty());
}

TEST_CASE("controls of several panes have names of their own") {
    UiFixture ui;
    with_panes(ui, 4);
    for (const Widget& one : ui.state.widgets) {
        CAPTURE(one.id);
        CHECK(std::ranges::count(ui.state.widgets, one.id, &Widget::id) == 1);
    }
}

TEST_CASE("what is to be told is told once, also where the maps are small") {
    for (const std::size_t count : {1, 2, 12}) {
        CAPTURE(count);
        UiFixture ui;
        with_panes(ui, count);
        ui.notice = "councils.csv, line 3: no such area";
        ui.frame();
        CHECK(std::ranges::count(ui.state.widgets, "Dismiss", &Widget::label) == 1);
    }
}

TEST_CASE("what belongs to a map stays within it, however many share a small window") {
    UiFixture ui(1024, 640);
    with_panes(ui, 12);
    for (const Widget& one : ui.state.widgets) {
        const std::size_t at = one.id.find('@');
        if (at == std::string::npos) continue;
        const Box& pane = ui.layout.panes[std::stoul(one.id.substr(at + 1)) - 1];
        CAPTURE(one.id);
        CHECK(one.visible.x >= pane.x);
        CHECK(one.visible.right() <= pane.right());
        CHECK(one.visible.bottom() <= pane.bottom());
    }
}

TEST_CASE("under a swipe two maps are parts of one: their ground meets where they part") {
    UiFixture ui;
    with_panes(ui, 1);
    ui.perform({SwipeMaps{0.3}});
    ui.frame();
    REQUIRE(ui.layout.panes.size() == 2);
    const auto ground_at_edge = [&](std::size_t pane, bool right) {
        const Box& box = ui.layout.panes[pane];
        const PaneSize size{{box.width}, {box.height}};
        const Scene through = scenes_through(ui.scene, ui.layout)[pane];
        return ground_at(camera_of(through, size), size, {right ? box.width : 0, 100});
    };
    const auto meet = [&] {
        CHECK(ground_at_edge(0, true).x == doctest::Approx(ground_at_edge(1, false).x));
        CHECK(ground_at_edge(0, true).y == doctest::Approx(ground_at_edge(1, false).y));
    };
    meet();
    CHECK(ui.layout.panes[0].right() == ui.layout.panes[1].x);
    // The map is moved and zoomed by either part.
    for (const std::size_t pane : {std::size_t{0}, std::size_t{1}}) {
        const ScreenPoint from = middle_of(ui.layout.panes[pane]);
        const std::optional<Camera> before = ui.scene.pane().camera;
        ui.perform(ui.drag(from, {from.x + 60, from.y + 20}));
        ui.perform(ui.wheel(from, 1));
        CHECK(ui.scene.pane().camera != before);
        ui.frame();
        meet();
    }
}

TEST_CASE("what parts the maps is dragged, walks by arrows and keeps some of either") {
    UiFixture ui;
    with_panes(ui, 1);
    ui.perform({SwipeMaps{0.5}});
    ui.frame();
    const Box map = ui.layout.swiped;
    const ScreenPoint knob = middle_of(ui.control_named("Swipe between the two maps").box);
    ui.perform(ui.drag(knob, {map.x + map.width * 0.25, knob.y}));
    CHECK(*ui.scene.swipe == doctest::Approx(0.25).epsilon(0.01));
    ui.perform(ui.key(ImGuiKey_RightArrow));
    CHECK(*ui.scene.swipe == doctest::Approx(0.27).epsilon(0.01));
    ui.perform({SwipeMaps{7}});
    CHECK(*ui.scene.swipe == 1 - least_swipe);
    ui.perform({LinkPanes{false}});  // apart they are no one map
    CHECK_FALSE(ui.scene.swipe);
    CHECK(ui.scene.panes.size() == 2);
}
