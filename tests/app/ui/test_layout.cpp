#include <doctest/doctest.h>

#include <array>
#include <cmath>

#include "app/ui/layout.h"

using namespace app;

namespace {

bool apart(const Box& a, const Box& b) {
    return a.right() <= b.x || b.right() <= a.x || a.bottom() <= b.y || b.bottom() <= a.y;
}

bool whole(const Box& box) {
    return std::floor(box.x) == box.x && std::floor(box.y) == box.y &&
           std::floor(box.width) == box.width && std::floor(box.height) == box.height;
}

}  // namespace

TEST_CASE("panels stand apart, on whole pixels, inside the window") {
    struct Case {
        double width, height;
        const char* because;
    };
    for (const Case& c : {Case{1024, 640, "the smallest window"}, Case{1280, 720, "a small laptop"},
                          Case{1366, 768, "a common laptop"}, Case{1920, 1080, "the design"},
                          Case{3840, 2160, "4K without scaling"},
                          Case{1365.33, 768.4, "a fraction, by an odd scale"}}) {
        CAPTURE(c.because);
        const Layout l = layout_of({{c.width}, {c.height}});
        const std::array panels{l.top_bar, l.rail, l.map, l.years, l.side, l.status_bar};
        for (std::size_t i = 0; i < panels.size(); ++i) {
            CHECK(whole(panels[i]));
            CHECK(panels[i].x >= 0);
            CHECK(panels[i].right() <= c.width);
            CHECK(panels[i].bottom() <= c.height);
            for (std::size_t j = i + 1; j < panels.size(); ++j) CHECK(apart(panels[i], panels[j]));
        }
        CHECK(l.map.width >= 400);
        CHECK(l.map.height >= 440);
    }
}

TEST_CASE("a page beside the maps has one map, and room of its own that covers nothing") {
    for (const Page page : {Page::powers, Page::timeline}) {
        for (const auto& [width, height] : {std::pair{1024.0, 640.0}, {1920.0, 1080.0}}) {
            CAPTURE(code_of(page));
            CAPTURE(width);
            Scene scene;
            scene.page = page;
            const Layout l = layout_of({{width}, {height}}, scene);
            std::vector<Box> panels{l.top_bar, l.page, l.map, l.status_bar};
            panels.push_back(page == Page::powers ? l.side : l.years);
            for (std::size_t i = 0; i < panels.size(); ++i) {
                CHECK(whole(panels[i]));
                CHECK(panels[i].width > 300);
                CHECK(panels[i].right() <= width);
                CHECK(panels[i].bottom() <= height);
                for (std::size_t j = i + 1; j < panels.size(); ++j)
                    CHECK(apart(panels[i], panels[j]));
            }
            CHECK(l.panes.size() == 1);
            CHECK(l.rail.width == 0);
        }
    }
}

TEST_CASE("what is marked has a banner above and below, and everything else stands between") {
    for (const PaneSize size : {PaneSize{{1920}, {1080}}, PaneSize{{1024}, {640}}})
        for (const Page page : all_pages) {
            Scene scene;
            scene.page = page;
            const Layout plain = layout_of(size, scene), l = layout_of(size, scene, true);
            CHECK(plain.above.height == 0);
            CHECK(plain.window.height == plain.screen.height);
            CHECK(l.above.bottom() == l.window.y);
            CHECK(l.below.y == l.window.bottom());
            CHECK(l.below.bottom() == l.screen.bottom());
            for (const Box& box :
                 {l.top_bar, l.map, l.side, l.rail, l.page, l.years, l.status_bar}) {
                if (box.height == 0) continue;
                CHECK(box.y >= l.window.y);
                CHECK(box.bottom() <= l.window.bottom());
            }
        }
}

TEST_CASE("however small the window, a map of some pixels can be made for it") {
    for (const double side : {0.0, 1.0, 100.0, 320.0}) {
        CAPTURE(side);
        const Layout l = layout_of({{side}, {side}});
        CHECK(l.map.width >= 1);
        CHECK(l.map.height >= 1);
    }
}

TEST_CASE("narrow windows slim the columns beside the map") {
    const Layout wide = layout_of({{1920}, {1080}}), narrow = layout_of({{1280}, {720}});
    CHECK_FALSE(wide.narrow);
    CHECK(narrow.narrow);
    CHECK(narrow.rail.width < wide.rail.width);
    CHECK(narrow.side.width < wide.side.width);
}

TEST_CASE("the interface grows with the framebuffer, and never beyond what fits") {
    struct Case {
        int width, height;
        double display, scale;
        const char* because;
    };
    for (const Case& c :
         {Case{1920, 1080, 1, 1, "the design's own size"}, Case{1280, 720, 1, 1, "never below one"},
          Case{3840, 2160, 1, 2, "4K keeps the share of the screen"},
          Case{3840, 2160, 2, 2, "as the display says"}, Case{2560, 1440, 1, 1.25, "in quarters"},
          Case{2880, 1800, 2, 2, "a display's own scale counts"},
          Case{1280, 720, 2, 1, "two would leave 640 pixels"}}) {
        CAPTURE(c.because);
        CHECK(interface_scale(c.width, c.height, c.display) == doctest::Approx(c.scale));
    }
}
