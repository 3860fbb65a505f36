#include <doctest/doctest.h>

#include "app/scene/apply.h"
#include "app/scene/history.h"
#include "tests/support/after.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

const Camera leeds{{430'000}, {434'000}, 100}, london{{530'000}, {180'000}, 50};

}  // namespace

TEST_CASE("a new pane is a copy of the active one, stands behind it, and is active") {
    const Scene scene = after({AddPane{}, ShowLayer{"population"}, ActivatePane{0}, AddPane{}});
    REQUIRE(scene.panes.size() == 3);
    CHECK(scene.active == 1);
    CHECK(scene.panes[1] == scene.panes[0]);
    CHECK(scene.panes[2].layer == "population");
}

TEST_CASE("the last pane stays, and no more are made than have room") {
    CHECK(after({ClosePane{0}}) == after({}));
    Scene scene = after({ShowPanes{99}});
    CHECK(scene.panes.size() == most_panes);
    CHECK(apply(*real_atlas(), scene, AddPane{}) == scene);
    CHECK(after({ActivatePane{7}}).active == 0);
    CHECK(after({ClosePane{7}}).panes.size() == 1);
}

TEST_CASE("with fewer panes the active one stays") {
    const Scene scene =
        after({ShowPanes{4}, ActivatePane{3}, ShowLayer{"population"}, ShowPanes{2}, ShowPanes{1}});
    REQUIRE(scene.panes.size() == 1);
    CHECK(scene.pane().layer == "population");
}

TEST_CASE("closing a pane before the active one leaves that active") {
    const Scene scene =
        after({ShowPanes{3}, ActivatePane{2}, ShowLayer{"population"}, ClosePane{0}});
    CHECK(scene.active == 1);
    CHECK(scene.pane().layer == "population");
}

TEST_CASE("panes move together until they are parted, and meet where the active one looks") {
    Scene scene = after({ShowPanes{2}, LookAt{leeds}});
    CHECK(scene.panes[0].camera == scene.panes[1].camera);
    scene = apply(*real_atlas(), scene, LinkPanes{false});
    scene = apply(*real_atlas(), scene, LookAt{london});
    CHECK(scene.panes[0].camera == leeds);
    CHECK(scene.panes[1].camera == london);
    scene = apply(*real_atlas(), scene, LinkPanes{true});
    CHECK(scene.panes[0].camera == london);
    CHECK(apply(*real_atlas(), scene, Fit{}).panes[0].camera == std::nullopt);
}

TEST_CASE("panes of one layer are classified alike while their breaks are pooled") {
    const Classification natural{.method = geo::BreakMethod::natural, .classes = 7, .manual = {}};
    Scene scene = after({ShowLayer{"population"}, ShowPanes{3}, ShowLayer{"gdhi-per-head"},
                         ActivatePane{0}, Classify{natural}});
    CHECK(scene.panes[1].classification == natural);
    CHECK(scene.panes[2].classification != natural);
    // One that comes to the layer later has its breaks.
    scene = apply(*real_atlas(), scene, ActivatePane{2});
    scene = apply(*real_atlas(), scene, ShowLayer{"population"});
    CHECK(scene.panes[2].classification == natural);
    scene = apply(*real_atlas(), scene, PoolBreaks{false});
    scene = apply(*real_atlas(), scene, Classify{{}});
    CHECK(scene.panes[0].classification == natural);
    CHECK(apply(*real_atlas(), scene, PoolBreaks{true}).panes[0].classification ==
          Classification{});
}

TEST_CASE("a map for each year, the newest twelve, and for each layer of a group") {
    const Scene years =
        after({ShowLayer{"population"}, ShowLevel{geo::Level::district}, PaneForEachYear{}});
    REQUIRE(years.panes.size() == most_panes);
    CHECK(years.panes[0].year < years.panes[1].year);
    CHECK(years.pane().year == after({ShowLayer{"population"}}).pane().year);
    const Scene layers = after({ShowLayer{"gdhi-per-head"}, PaneForEachLayer{}});
    CHECK(layers.panes.size() > 2);
    CHECK(layers.pane().layer == "gdhi-per-head");
    const std::string group = real_atlas()->layer("gdhi-per-head")->group;
    for (const Pane& pane : layers.panes) CHECK(real_atlas()->layer(pane.layer)->group == group);
}

TEST_CASE("seen through a pane, a scene does not hang on where the others look") {
    const Scene parted = after({ShowPanes{2}, LinkPanes{false}, LookAt{leeds}});
    const Scene moved = apply(*real_atlas(), parted, LookAt{london});
    CHECK(seen_through(parted, 0) == seen_through(moved, 0));
    CHECK(seen_through(parted, 1) != seen_through(moved, 1));
    const Scene brushed = apply(*real_atlas(), parted, HoverClass{1, 1});
    CHECK_FALSE(seen_through(brushed, 0).hovered_class);
    CHECK(seen_through(brushed, 1).hovered_class == 1);
}

TEST_CASE("to work in another pane is no step to be undone, what is done there is") {
    History history(after({ShowPanes{2}}));
    history.go_to(apply(*real_atlas(), history.present(), ActivatePane{0}));
    CHECK_FALSE(history.can_undo());
    history.go_to(apply(*real_atlas(), history.present(), ShowLayer{"population"}));
    history.go_to(apply(*real_atlas(), history.present(), ClosePane{1}));
    history.undo();
    CHECK(history.present().panes.size() == 2);
    history.undo();
    CHECK(history.present() == after({ShowPanes{2}, ActivatePane{0}}));
}
