#include <doctest/doctest.h>
#include <epoxy/gl.h>

#include <random>
#include <stdexcept>

#include "app/scene/apply.h"
#include "app/screen.h"
#include "tests/support/golden.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

geo::AreaId id(std::string_view code) { return *geo::parse_area_id(code); }

Image drawn(const Scene& scene, Drawing drawing, double scale = 0) {
    Session session(real_atlas(), scene);
    return HeadlessScreen(find_resources(), {.scale = scale, .drawing = drawing})
        .drawn(session)
        .image;
}

Scene with_all_kinds_of_shapes() {
    Scene scene = home(*real_atlas());
    for (const Action& action : std::initializer_list<Action>{
             ShowLayer{"median-weekly-pay"}, ShowLevel{geo::Level::district},
             Select{id("E08000035")}, AddToSelection{id("E06000058")}, Hover{id("E07000032")},
             ShowNetwork{true}})
        scene = apply(*real_atlas(), std::move(scene), action);
    return scene;
}

}  // namespace

TEST_CASE("with OpenGL and without it the whole screen is the same, on HiDPI displays too") {
    for (const double scale : {1.0, 1.5}) {
        const Scene scene = with_all_kinds_of_shapes();
        CHECK(share_differing(drawn(scene, Drawing::graphics, scale),
                              drawn(scene, Drawing::software, scale)) < 0.0005);
    }
}

TEST_CASE("a driver that lost its context is told of, and the same session is drawn without it") {
    Session session(real_atlas(), home(*real_atlas()));
    const auto told_by = epoxy_glGetGraphicsResetStatus;
    {
        Offscreen offscreen(find_resources(), {.drawing = Drawing::graphics});
        Screen screen(offscreen.canvas(), 1);
        screen.build(session, 1920, 1080, nullptr);
        screen.show();
        epoxy_glGetGraphicsResetStatus = [] { return GLenum{GL_GUILTY_CONTEXT_RESET}; };
        screen.build(session, 1920, 1080, nullptr);
        CHECK_THROWS_AS(screen.show(), DriverLost);
    }
    epoxy_glGetGraphicsResetStatus = told_by;
    Offscreen offscreen(find_resources(), {.drawing = Drawing::software});
    Screen screen(offscreen.canvas(), 1);
    screen.build(session, 1920, 1080, nullptr);
    CHECK_NOTHROW(screen.show());
}

TEST_CASE("what keeps OpenGL from drawing is told where it was asked for, else drawn without") {
    const auto fail = [] { throw std::runtime_error("no context"); };
    bool made_canvas = false;
    const auto make_canvas = [&] { made_canvas = true; };
    CHECK_THROWS_WITH(starts_opengl(Drawing::graphics, fail, make_canvas), "no context");
    CHECK_FALSE(starts_opengl(Drawing::best, fail, make_canvas));
    CHECK_FALSE(starts_opengl(Drawing::software, fail, make_canvas));
    CHECK_FALSE(made_canvas);

    Resources without_shaders = find_resources();
    without_shaders.shaders = "nowhere";
    CHECK_THROWS(Offscreen(without_shaders, {.drawing = Drawing::graphics}));
    CHECK(Offscreen(without_shaders, {.drawing = Drawing::best}).canvas().name() == "software");
}

TEST_CASE("a screen of which only parts were painted anew looks as if all of it had been") {
    constexpr int width = 1280, height = 720;
    const std::vector<Action> actions{Hover{id("E08000003")},
                                      Hover{id("E09000001")},
                                      ShowLevel{geo::Level::district},
                                      Hover{id("E08000003")},
                                      Select{id("E08000003")},
                                      Hover{std::nullopt},
                                      AddToSelection{id("E09000007")},
                                      LookAt{{{385'000}, {402'000}, 300}},
                                      LookAt{{{385'500}, {402'100}, 300}},
                                      Hover{id("E08000006")},
                                      ShowLayer{"turnout-referendum-2016"},
                                      ShowInsets{false},
                                      SetDark{true},
                                      Fit{},
                                      ShowInsets{true},
                                      ShowShape{geo::Shape::hexagons},
                                      Hover{id("W06000001")},
                                      ShowShape{geo::Shape::geographic},
                                      ShowYear{2019},
                                      SetDark{false}};
    Session session(real_atlas(), home(*real_atlas()));
    Offscreen offscreen(find_resources(), {.width = width, .height = height});
    Screen screen(offscreen.canvas(), 1);
    for (const Action& action : actions) {
        session.perform(action);
        for (int frame = 0; frame < 2; ++frame) {
            screen.build(session, width, height, nullptr);
            if (screen.changed()) screen.show();
        }
        const Image in_parts = offscreen.canvas().image();
        offscreen.canvas().forget_shown();
        screen.show();
        CAPTURE(action.index());
        CHECK(in_parts == offscreen.canvas().image());
    }
}
