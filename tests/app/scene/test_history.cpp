#include <doctest/doctest.h>

#include "app/scene/history.h"

using namespace app;

namespace {

Scene at_year(int year) {
    Scene scene;
    scene.pane().layer = "a";
    scene.pane().year = year;
    return scene;
}

Scene of_layer(const char* layer) {
    Scene scene = at_year(2001);
    scene.pane().layer = layer;
    return scene;
}

Scene looking(Scene scene, double easting) {
    scene.pane().camera = Camera{.easting = {easting}, .northing = {0}, .metres_per_pixel = 100};
    return scene;
}

}  // namespace

TEST_CASE("undo goes back step by step, redo forward, and a new step forgets the undone ones") {
    History history(of_layer("a"));
    history.go_to(of_layer("b"));
    history.go_to(of_layer("c"));
    history.undo();
    CHECK(history.present() == of_layer("b"));
    history.undo();
    CHECK(history.present() == of_layer("a"));
    CHECK_FALSE(history.can_undo());
    history.redo();
    CHECK(history.present() == of_layer("b"));
    history.go_to(of_layer("d"));
    CHECK_FALSE(history.can_redo());
    history.undo();
    CHECK(history.present() == of_layer("b"));
}

TEST_CASE("a year dragged through many years is one step, and so is a dragged class break") {
    History history(at_year(2001));
    for (int year = 2002; year < 2020; ++year) history.go_to(at_year(year));
    Scene broken = at_year(2019);
    for (double at = 1; at < 9; ++at) {
        broken.pane().classification = {
            .method = geo::BreakMethod::manual, .classes = 2, .manual = {at}};
        history.go_to(broken);
    }
    history.undo();
    CHECK(history.present() == at_year(2019));
    history.undo();
    CHECK(history.present() == at_year(2001));
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
    hovering.brushed = {geo::parse_area_id("E08000036").value()};
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

TEST_CASE("any step can be returned to, and what came after it is still there") {
    History history(of_layer("a"));
    for (const char* layer : {"b", "c", "d"}) history.go_to(of_layer(layer));
    REQUIRE(history.size() == 4);
    CHECK(history.position() == 3);
    history.return_to(1);
    CHECK(history.present() == of_layer("b"));
    CHECK(history.size() == 4);
    for (std::size_t i = 0; i < history.size(); ++i) {
        history.return_to(i);
        CHECK(history.position() == i);
        CHECK(history.scene(0) == of_layer("a"));
        CHECK(history.scene(2) == of_layer("c"));
        CHECK(history.scene(3) == of_layer("d"));
    }
    history.return_to(0);
    history.go_to(of_layer("e"));
    CHECK(history.size() == 2);
    history.return_to(7);
    CHECK(history.present() == of_layer("e"));
}
