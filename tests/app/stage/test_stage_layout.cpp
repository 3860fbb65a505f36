#include <doctest/doctest.h>

#include "app/stage/draw_stage.h"
#include "app/stage/stage_layout.h"
#include "tests/app/stage/staged.h"

using namespace app;

namespace {

bool apart(const Box& a, const Box& b) {
    return a.right() <= b.x || b.right() <= a.x || a.bottom() <= b.y || b.bottom() <= a.y;
}

bool inside(const Box& part, const Box& whole) {
    return part.x >= whole.x && part.right() <= whole.right() + 1e-9 && part.y >= whole.y &&
           part.bottom() <= whole.bottom() + 1e-9;
}

}  // namespace

TEST_CASE("on a screen of any shape words, map, sources and progress stand apart and on the page") {
    for (const PaneSize screen : {PaneSize{{1920}, {1080}}, PaneSize{{1024}, {768}},
                                  PaneSize{{3440}, {1440}}, PaneSize{{1280}, {720}}})
        for (const std::size_t panes : {1, 2, 3, 4, 6}) {
            CAPTURE(screen.width.value);
            CAPTURE(panes);
            Scene map = home(*real_atlas());
            map.panes.resize(panes, map.pane());
            const StageScene scene = staged({.map = map, .headline = "A headline"});
            const StageLayout l = stage_layout(scene, {}, screen);
            CHECK(l.page.height.value == stage_height);
            CHECK(l.page.width.value / l.page.height.value ==
                  doctest::Approx(screen.width.value / screen.height.value).epsilon(0.001));
            const Box page{0, 0, l.page.width.value, l.page.height.value};
            const std::vector<Box> parts{l.words, l.map, l.sources, l.progress};
            for (std::size_t i = 0; i < parts.size(); ++i) {
                CHECK(inside(parts[i], page));
                CHECK(parts[i].width > 100);
                for (std::size_t j = 0; j < i; ++j) CHECK(apart(parts[i], parts[j]));
            }
            REQUIRE(l.panes.size() == panes);
            for (std::size_t i = 0; i < panes; ++i) {
                CHECK(inside(l.panes[i], l.map));
                for (std::size_t j = 0; j < i; ++j) CHECK(apart(l.panes[i], l.panes[j]));
            }
        }
}

TEST_CASE(
    "a marking takes a band above and one below; a scene of words alone has the whole width") {
    const StageScene marked = [] {
        StageScene scene = staged({.map = home(*real_atlas())});
        scene.marking = {.level = geo::Marking::Level::official};
        return scene;
    }();
    const StageLayout l = stage_layout(marked, {}, {{1920}, {1080}});
    CHECK(l.band_above.height > 0);
    CHECK(l.band_below.bottom() == stage_height);
    for (const Box& part : {l.words, l.map, l.sources, l.progress}) {
        CHECK(apart(part, l.band_above));
        CHECK(apart(part, l.band_below));
    }
    const StageLayout words =
        stage_layout(staged({.headline = "Words alone"}), {}, {{1920}, {1080}});
    CHECK(words.panes.empty());
    CHECK(words.band_above.height == 0);
    CHECK(words.words.width > 1920 * 0.9);
}

TEST_CASE("type is as much larger as a 200th of the room's length asks for, at most twice") {
    struct Case {
        double width, length, scale;
        std::string because;
    };
    // Capitals of the smallest text: 20 * 0.727 pixels of 1080.
    const PaneSize screen{{1920}, {1080}};
    for (const Case& c :
         {Case{0, 0, 1, "nothing is known of the room"}, Case{2, 0, 1, "nor how long it is"},
          Case{2, 3, 1, "a small room"},
          Case{2, 4, 4.0 / 200 / 1.125 * 1080 / (20 * 0.727), "1.125 m of screen, 4 m away"},
          Case{4, 8, 4.0 / 200 / 1.125 * 1080 / (20 * 0.727), "twice as far, twice as large"},
          Case{2, 30, 2, "no more fits"}}) {
        CAPTURE(c.because);
        CHECK(type_scale({{c.width}, {c.length}}, screen) == doctest::Approx(c.scale));
    }
}

TEST_CASE("a long headline is smaller, until it has five lines or is as small as one may be") {
    NotedSheet sheet;
    const Pen pen(sheet, colours(false));
    const auto size_of = [&](const std::string& headline) {
        const StageScene scene = staged({.map = home(*real_atlas()), .headline = headline});
        return headline_size(pen, scene, stage_layout(scene, {}, {{1920}, {1080}}));
    };
    std::string longer, endless;
    for (int i = 0; i < 12; ++i) longer += "powers ";
    for (int i = 0; i < 90; ++i) endless += "powers ";
    CHECK(size_of("Eleven mayors") == headline_em);
    CHECK(size_of(longer) < headline_em);
    CHECK(size_of(longer) > least_headline_em);
    CHECK(size_of(endless) == least_headline_em);
}
