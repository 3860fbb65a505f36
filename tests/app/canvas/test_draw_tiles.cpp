#include <doctest/doctest.h>

#include <set>

#include "app/canvas/draw_tiles.h"
#include "tests/app/canvas/drawn_list.h"

using namespace app;

namespace {

constexpr int width = 700, height = 200;
constexpr ImU32 ink = IM_COL32(20, 30, 40, 255);

/// The tiles that differ from those shown, by their upper left corners.
std::set<std::pair<int, int>> differing(const DrawTiles& tiles) {
    std::set<std::pair<int, int>> all;
    for (std::size_t i = 0; i < tiles.size(); ++i)
        if (tiles.differs(i)) all.emplace(tiles.box_of(i).left, tiles.box_of(i).top);
    return all;
}

void draw(DrawnList& drawn, float left, ImU32 colour = ink) {
    drawn.begin();
    drawn.list().AddRectFilled({10, 10}, {20, 20}, ink);
    drawn.list().AddRectFilled({left, 50}, {left + 10, 60}, colour);
}

}  // namespace

TEST_CASE("tiles cover the frame once") {
    DrawnList drawn(width, height);
    DrawTiles tiles;
    tiles.take(drawn.data());
    int pixels = 0;
    for (std::size_t i = 0; i < tiles.size(); ++i)
        pixels += tiles.box_of(i).width() * tiles.box_of(i).height();
    CHECK(pixels == width * height);
}

TEST_CASE("what was shown and is drawn again changes no tile") {
    DrawnList drawn(width, height);
    DrawTiles tiles;
    draw(drawn, 150);
    tiles.take(drawn.data());
    CHECK(tiles.any_differs());
    tiles.note_shown();
    draw(drawn, 150);
    tiles.take(drawn.data());
    CHECK_FALSE(tiles.any_differs());
    tiles.forget_shown();
    CHECK(tiles.any_differs());
}

TEST_CASE("what moves or changes its colour changes the tiles it left and those it came to") {
    DrawnList drawn(width, height);
    DrawTiles tiles;
    draw(drawn, 150);
    tiles.take(drawn.data());
    tiles.note_shown();
    draw(drawn, 150, IM_COL32(20, 30, 41, 255));
    tiles.take(drawn.data());
    CHECK(differing(tiles) == std::set<std::pair<int, int>>{{128, 32}});
    draw(drawn, 380);
    tiles.take(drawn.data());
    CHECK(differing(tiles) == std::set<std::pair<int, int>>{{128, 32}, {256, 32}, {384, 32}});
}

TEST_CASE("what is clipped away is in no tile, and another clip rectangle is a change") {
    DrawnList drawn(width, height);
    DrawTiles tiles;
    const auto clipped_at = [&](float right) {
        drawn.begin();
        drawn.list().PushClipRect({0, 0}, {right, 30});
        drawn.list().AddRectFilled({10, 10}, {200, 200}, ink);
        tiles.take(drawn.data());
    };
    clipped_at(100);
    std::size_t found = 0;
    for (std::size_t i = 0; i < tiles.size(); ++i)
        tiles.for_each(i, [&](const Primitive& one) {
            ++found;
            CHECK(one.box == PixelBox{10, 10, 100, 30});
        });
    CHECK(found == 1);
    tiles.note_shown();
    clipped_at(90);
    CHECK(differing(tiles) == std::set<std::pair<int, int>>{{0, 0}});
}
