#include <doctest/doctest.h>

#include "app/scene/history.h"

using namespace app;

namespace {

Scene at_year(int year) {
    Scene scene;
    scene.pane.layer = "a";
    scene.pane.year = year;
    return scene;
}

Scene looking(Scene scene, double easting) {
    scene.pane.camera = Camera{.easting = {easting}, .northing = {0}, .metres_per_pixel = 100};
    return scene;
}

}  // namespace

TEST_CASE("undo goes back step by step, redo forward, and a new step forgets the undone ones") {
    History history(at_year(2001));
    history.go_to(at_year(2002));
    history.go_to(at_year(2003));
    history.undo();
    CHECK(history.present() == at_year(2002));
    history.undo();
    CHECK(history.present() == at_year(2001));
    CHECK_FALSE(history.can_undo());
    history.redo();
    CHECK(history.present() == at_year(2002));
    history.go_to(at_year(2010));
    CHECK_FALSE(history.can_redo());
    history.undo();
    CHECK(history.present() == at_year(2002));
}

TEST_CASE("a whole drag of the map is one step") {
    History history(at_year(2001));
    for (int i = 1; i <= 20; ++i) history.go_to(looking(at_year(2001), i * 100.0));
    history.undo();
    CHECK(history.present() == at_year(2001));
}

TEST_CASE("what the pointer rests on is no step and is not brought back") {
    History history(at_year(2001));
    Scene hovering = at_year(2001);
    hovering.hovered_class = 3;
    history.go_to(hovering);
    CHECK_FALSE(history.can_undo());
    history.go_to(at_year(2002));
    history.undo();
    CHECK(history.present() == at_year(2001));
}

TEST_CASE("undo and redo at the ends do nothing") {
    History history(at_year(2001));
    history.undo();
    history.redo();
    CHECK(history.present() == at_year(2001));
}
