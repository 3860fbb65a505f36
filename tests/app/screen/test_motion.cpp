#include <doctest/doctest.h>
#include <imgui/imgui.h>

#include "app/picture_change.h"
#include "app/scene/apply.h"
#include "app/screen.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

constexpr int width = 1280, height = 720;

geo::AreaId id(std::string_view code) { return *geo::parse_area_id(code); }

/// A screen that somebody watches: each frame a sixtieth of a second after the one before.
class WatchedScreen {
public:
    explicit WatchedScreen(Screen::Motion motion = Screen::Motion::full)
        : session(real_atlas(), home(*real_atlas())),
          offscreen(find_resources(), {.width = width, .height = height}),
          screen(offscreen.canvas(), 1) {
        screen.be_watched(motion, [] {});
        ImGui::GetIO().MousePos = {-1, -1};
        for (int i = 0; i < 3; ++i) frame();
    }

    /// Performs what was asked in it, as the window does.
    void frame() {
        for (const Action& asked : screen.build(session, width, height, nullptr))
            session.perform(asked);
    }
    void frames(int count) {
        for (int i = 0; i < count; ++i) frame();
    }
    int frames_until_rest() {
        int count = 0;
        for (frame(); screen.wants_another_frame(); frame()) ++count;
        return count;
    }
    Camera seen() const { return screen.seen().map.camera; }
    Camera goal() const { return camera_of(session.scene(), pane()); }
    PaneSize pane() const { return {{screen.layout().map.width}, {screen.layout().map.height}}; }
    /// Presses a character key, as the window tells it.
    void type(char key) {
        ImGui::GetIO().AddInputCharacter(static_cast<unsigned>(key));
        screen.stop_motion();
        frame();
    }
    void press_at(double x, double y) {
        ImGuiIO& io = ImGui::GetIO();
        io.MousePos = {static_cast<float>(x), static_cast<float>(y)};
        io.MouseDown[0] = true;
        screen.stop_motion();
        frame();
    }
    void let_go() {
        ImGui::GetIO().MouseDown[0] = false;
        frame();
    }
    ScreenPoint middle() const {
        const Box& map = screen.layout().map;
        return {map.x + map.width / 2, map.y + map.height / 2};
    }
    Rgba colour_of(std::string_view code) const {
        const MapPicture& map = screen.seen().map;
        const auto feature =
            std::ranges::find(map.geometry->areas, area_called(*real_atlas(), code)) -
            map.geometry->areas.begin();
        return map.fills[static_cast<std::size_t>(feature)].colour;
    }

    Session session;
    Offscreen offscreen;
    Screen screen;
};

Picture in_circles(const char* layer, int year) {
    const geo::Atlas& atlas = *real_atlas();
    Scene scene = home(atlas);
    for (const Action& action : {Action{ShowLayer{layer}}, Action{ShowLevel{geo::Level::district}},
                                 Action{ShowYear{year}}, Action{ShowShape{geo::Shape::circles}}})
        scene = apply(atlas, std::move(scene), action);
    return picture_of(atlas, scene, {{{900}, {700}}, nullptr});
}

geo::Extent extent_of_leeds(const MapPicture& map) {
    const auto feature =
        std::ranges::find(map.geometry->areas, area_called(*real_atlas(), "E08000035")) -
        map.geometry->areas.begin();
    return map.geometry->extents[static_cast<std::size_t>(feature)];
}

const Action to_leeds = GoTo{id("E08000035"), {{700}, {600}}};

}  // namespace

TEST_CASE("a chosen place is flown to: the scene is there at once, the map after some frames") {
    WatchedScreen watched;
    const Camera before = watched.seen();
    watched.session.perform(to_leeds);
    const Camera goal = watched.goal();
    CHECK(goal != before);
    watched.frame();
    CHECK(watched.seen() == before);
    watched.frames(3);
    CHECK(watched.seen() != before);
    CHECK(watched.seen() != goal);
    CHECK(watched.screen.picture().map.camera == goal);
    CHECK(watched.goal() == goal);
    CHECK(watched.frames_until_rest() > 10);
    CHECK(watched.seen() == goal);
    CHECK(watched.screen.seen().map == watched.screen.picture().map);
}

TEST_CASE("places, undo, redo, Fit and zoom steps fly; what a hand moves does not") {
    WatchedScreen watched;
    const Camera near{{430'000}, {433'000}, 300};
    const auto flies = [&](const Action& action) {
        watched.session.perform(action);
        watched.frame();
        const bool is_flying = watched.seen() != watched.goal();
        if (is_flying) CHECK(watched.screen.wants_another_frame());
        watched.frames_until_rest();
        CHECK(watched.seen() == watched.goal());
        return is_flying;
    };
    CHECK(flies(to_leeds));
    CHECK(flies(Undo{}));
    CHECK(flies(Redo{}));
    CHECK(flies(Fit{}));
    CHECK(flies(LookAt{near}));
    CHECK_FALSE(flies(LookAt{dragged(near, {80}, {0}), true}));
}

TEST_CASE("under reduced motion, and where nobody watches, everything is there at once") {
    WatchedScreen watched(Screen::Motion::reduced);
    for (const Action& action : {to_leeds, Action{ShowLayer{"turnout-mayoral"}}, Action{Fit{}},
                                 Action{ShowShape{geo::Shape::circles}}, Action{Undo{}}}) {
        // The shape is made before: that is no matter of motion.
        if (std::holds_alternative<ShowShape>(action))
            REQUIRE(real_atlas()->cartograms->get(*real_atlas(), {geo::Shape::circles, 2025}));
        watched.session.perform(action);
        watched.frame();
        CHECK(watched.seen() == watched.goal());
        CHECK(watched.screen.seen().map == watched.screen.picture().map);
    }
}

TEST_CASE("a press on the map takes hold of it where it is seen, and keeps it there") {
    WatchedScreen watched;
    watched.session.perform(to_leeds);
    watched.frames(12);
    const auto [x, y] = watched.middle();
    watched.press_at(x, y);
    const Camera held = watched.seen();
    CHECK(watched.goal() == held);  // the scene is there now
    watched.frames(3);
    CHECK(watched.seen() == held);
    ImGui::GetIO().MousePos.x += 50;
    watched.frames(2);
    CHECK(watched.seen() == dragged(held, {50}, {0}));
    watched.let_go();
    CHECK_FALSE(watched.screen.wants_another_frame());
}

TEST_CASE("the wheel zooms what is seen of a flight, and ends it") {
    WatchedScreen watched;
    watched.session.perform(to_leeds);
    watched.frames(12);
    const auto [x, y] = watched.middle();
    ImGui::GetIO().MousePos = {static_cast<float>(x), static_cast<float>(y)};
    ImGui::GetIO().MouseWheel = 1;
    watched.screen.stop_motion();
    watched.frame();
    const Camera seen = watched.seen();
    watched.frame();
    CHECK(watched.seen().metres_per_pixel == doctest::Approx(seen.metres_per_pixel / 1.2));
    CHECK(watched.seen() == watched.goal());
}

TEST_CASE("any other press or key ends a flight where it was going to") {
    WatchedScreen watched;
    watched.session.perform(to_leeds);
    const Camera goal = watched.goal();
    watched.frames(5);
    watched.screen.stop_motion();
    watched.frames(2);
    CHECK(watched.seen() == goal);
    CHECK_FALSE(watched.screen.wants_another_frame());
}

TEST_CASE("steps of zoom add up, and each begins at what is seen") {
    WatchedScreen watched;
    const Camera before = watched.goal();
    watched.type('+');
    watched.frames(4);
    watched.type('+');
    const Camera seen = watched.seen();
    CHECK(watched.goal().metres_per_pixel ==
          doctest::Approx(before.metres_per_pixel / (1.6 * 1.6)));
    watched.frame();
    CHECK(watched.seen() == seen);
    watched.frames_until_rest();
    CHECK(watched.seen() == watched.goal());
}

TEST_CASE("the pointer answers for what it is seen over while the map flies") {
    WatchedScreen watched;
    watched.session.perform(ShowLevel{geo::Level::district});
    watched.session.perform(ShowInsets{false});
    watched.frames_until_rest();
    watched.session.perform(to_leeds);
    watched.frames(14);
    const auto [x, y] = watched.middle();
    ImGui::GetIO().MousePos = {static_cast<float>(x), static_cast<float>(y)};
    watched.frame();
    const Picture& seen = watched.screen.seen();
    const Box& map = watched.screen.layout().map;
    const auto area = area_at(*real_atlas(), watched.session.scene(), seen, {x - map.x, y - map.y});
    CHECK(watched.seen() != watched.goal());
    REQUIRE(area);
    CHECK(watched.session.scene().hovered == (*real_atlas()).areas[*area].id);
    CHECK(watched.screen.wants_another_frame());  // what is pointed at ends nothing
}

TEST_CASE("colours go over in a quarter of a second, then nothing moves") {
    WatchedScreen watched;
    watched.session.perform(ShowLevel{geo::Level::district});
    watched.session.perform(ShowLayer{"gdhi-per-head"});
    watched.frames_until_rest();
    const Rgba before = watched.colour_of("E06000052");
    watched.session.perform(
        Classify{{.method = geo::BreakMethod::equal_interval, .classes = 3, .manual = {}}});
    watched.frame();
    CHECK(watched.colour_of("E06000052") == before);
    watched.frame();
    const Rgba first = watched.colour_of("E06000052");
    CHECK(first != before);
    const int count = watched.frames_until_rest();
    CHECK(count >= 12);
    CHECK(count <= 15);
    CHECK(first != watched.colour_of("E06000052"));
    watched.screen.show();
    watched.frame();
    CHECK_FALSE(watched.screen.changed());
    CHECK_FALSE(watched.screen.wants_another_frame());
}

TEST_CASE("areas on their way to another shape go back from where they are") {
    const geo::Atlas& atlas = *real_atlas();
    const Scene on_ground = apply(atlas, home(atlas), ShowLevel{geo::Level::district});
    const PictureInput input{{{900}, {700}}, nullptr};
    const Picture ground = picture_of(atlas, on_ground, input);
    const Picture cells =
        picture_of(atlas, apply(atlas, on_ground, ShowShape{geo::Shape::hexagons}), input);
    PictureChange change;
    double now = 0;
    const auto leeds_on_the_way = [&](const Picture& to, double later) {
        now += later;
        const auto frame = change.frame(to, now, [&](const Camera&) { return to; });
        REQUIRE(frame);
        REQUIRE(frame->morphed);
        return extent_of_leeds(frame->map()).centre().x;
    };
    change.begin(ground, cells);
    static_cast<void>(leeds_on_the_way(cells, 0));
    const double early = leeds_on_the_way(cells, 0.3);
    const double late = leeds_on_the_way(cells, 0.1);
    REQUIRE(std::abs(late - early) > 100);
    change.begin(change.frame(cells, now, [&](const Camera&) { return cells; })->picture, ground);
    CHECK(leeds_on_the_way(ground, 0) == doctest::Approx(late));
    const double back = leeds_on_the_way(ground, 0.1);
    CHECK((back - late) * (early - late) > 0);
    change.begin(change.frame(ground, now, [&](const Camera&) { return ground; })->picture, cells);
    CHECK(leeds_on_the_way(cells, 0) == doctest::Approx(back));
    CHECK_FALSE(change.frame(cells, now + 1, [&](const Camera&) { return cells; }));
}

TEST_CASE("circles of one count become those of another") {
    const Picture people = in_circles("gdhi-per-head", 2023);
    const Picture power = in_circles("renewable-capacity", 2024);
    const auto pictured = [&](const Camera&) { return power; };
    PictureChange change;
    change.begin(people, power);
    const auto width_at = [&](double now) {
        const auto frame = change.frame(power, now, pictured);
        REQUIRE(frame);
        return extent_of_leeds(frame->map()).width();
    };
    const double before = extent_of_leeds(people.map).width();
    const double after = extent_of_leeds(power.map).width();
    REQUIRE(after < 0.9 * before);
    CHECK(width_at(0) == doctest::Approx(before).epsilon(0.001));
    const double between = width_at(0.1);
    CHECK(between < 0.99 * before);
    CHECK(between > 1.01 * after);
    CHECK_FALSE(change.frame(power, 2, pictured));

    const Picture gas = in_circles("domestic-gas-use", 2023);  // as many people: only colours
    change.begin(people, gas);
    const auto fade = change.frame(gas, 3, [&](const Camera&) { return gas; });
    REQUIRE(fade);
    CHECK_FALSE(fade->morphed);
}

TEST_CASE("circles whose year is dragged are on their way in each frame") {
    const Picture first = in_circles("renewable-capacity", 2015);
    const Picture second = in_circles("renewable-capacity", 2016);
    const Picture third = in_circles("renewable-capacity", 2017);
    PictureChange change;
    change.begin(first, second);
    const auto frame = change.frame(second, 0, [&](const Camera&) { return second; });
    REQUIRE(frame);
    change.begin(frame->picture, third);
    const auto next = change.frame(third, 1.0 / 60, [&](const Camera&) { return third; });
    REQUIRE(next);
    CHECK(extent_of_leeds(next->map()) != extent_of_leeds(second.map));
    CHECK(extent_of_leeds(next->map()) != extent_of_leeds(third.map));
}

TEST_CASE("what changes frame after frame, as a dragged year does, shows in each of them") {
    WatchedScreen watched;
    watched.session.perform(ShowLevel{geo::Level::district});
    watched.session.perform(ShowLayer{"gdhi-per-head"});
    watched.frames_until_rest();
    const auto distance = [&] {
        const auto& seen = watched.screen.seen().map.fills;
        const auto& goal = watched.screen.picture().map.fills;
        double sum = 0;
        for (std::size_t f = 0; f < seen.size(); ++f)
            sum += std::abs(luminance(seen[f].colour) - luminance(goal[f].colour));
        return sum;
    };
    const auto classes = [&](int count) {
        watched.session.perform(
            Classify{{.method = geo::BreakMethod::quantile, .classes = count, .manual = {}}});
    };
    classes(3);
    watched.frame();
    const double all = distance();
    REQUIRE(all > 1);
    for (int i = 0; i < 12; ++i) {
        classes(i % 2 == 0 ? 4 : 3);
        watched.frame();
        classes(3);
        watched.frame();
    }
    CHECK(distance() < all / 2);
}

TEST_CASE("frames of a motion of which only parts are painted look as if all of them had been") {
    WatchedScreen watched;
    for (const Action& action : {Action{ShowLevel{geo::Level::district}}, to_leeds,
                                 Action{ShowLayer{"healthy-life-expectancy-female"}}}) {
        watched.session.perform(action);
        for (int i = 0; i < 6; ++i) {
            watched.frames(2);
            if (watched.screen.changed()) watched.screen.show();
            const Image in_parts = watched.offscreen.canvas().image();
            watched.offscreen.canvas().forget_shown();
            watched.screen.show();
            CHECK(in_parts == watched.offscreen.canvas().image());
        }
    }
}
