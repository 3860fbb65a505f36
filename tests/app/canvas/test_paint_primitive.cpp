#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

#include "app/canvas/paint_primitive.h"
#include "tests/app/canvas/drawn_list.h"

using namespace app;

namespace {

constexpr int side = 64;
constexpr ImU32 half_white = IM_COL32(255, 255, 255, 128), white = IM_COL32(255, 255, 255, 255);

/// What comes of a list on black ground: how bright each pixel is.
std::vector<int> painted(DrawnList& drawn, const LetterTexture& letters) {
    std::vector<std::uint32_t> pixels(side * side, opaque_pixel({0, 0, 0, 255}, PixelOrder::rgba));
    const FramePixels frame{pixels.data(), side, side, side};
    DrawTiles tiles;
    tiles.take(drawn.data());
    for (std::size_t tile = 0; tile < tiles.size(); ++tile)
        tiles.for_each(tile, [&](const Primitive& one) {
            paint_primitive(one, letters, PixelOrder::rgba, tiles.box_of(tile), frame);
        });
    std::vector<int> bright;
    for (const std::uint32_t pixel : pixels) {
        std::uint8_t bytes[4];
        std::memcpy(bytes, &pixel, sizeof bytes);
        CHECK(bytes[0] == bytes[1]);
        CHECK(bytes[3] == 255);
        bright.push_back(bytes[0]);
    }
    return bright;
}

/// A texture that is white all over: what shapes are drawn with.
LetterTexture all_white() {
    static const std::uint8_t texel = 255;
    return {&texel, 1, 1};
}

double sum_of(const std::vector<int>& bright) {
    double sum = 0;
    for (const int one : bright) sum += one / 255.0;
    return sum;
}

}  // namespace

TEST_CASE("a rectangle covers the pixels whose middles it holds") {
    DrawnList drawn(side, side);
    drawn.list().PrimReserve(6, 4);
    drawn.list().PrimRect({10.4f, 20.6f}, {12.6f, 22.4f}, white);
    const auto bright = painted(drawn, all_white());
    CHECK(sum_of(bright) == 3);
    for (const int x : {10, 11, 12}) CHECK(bright[static_cast<std::size_t>(21 * side + x)] == 255);
}

TEST_CASE("triangles about a point cover each pixel once, across tiles too") {
    DrawnList drawn(side, side);
    constexpr int corners = 13;
    const ImVec2 middle{31.3f, 30.7f};
    const auto corner = [&](int i) {
        const float angle = static_cast<float>(i) * 6.2831853f / corners;
        return ImVec2{middle.x + 29 * std::cos(angle), middle.y + 29 * std::sin(angle)};
    };
    for (int i = 0; i < corners; ++i) {
        drawn.list().PrimReserve(3, 3);
        for (const ImVec2& p : {middle, corner(i), corner((i + 1) % corners)})
            drawn.list().PrimVtx(p, {0, 0}, half_white);
    }
    const auto bright = painted(drawn, all_white());
    CHECK(std::ranges::all_of(bright, [](int one) { return one == 0 || one == 128; }));
    const double area = corners / 2.0 * 29 * 29 * std::sin(6.2831853 / corners);
    CHECK(sum_of(bright) / (128 / 255.0) == doctest::Approx(area).epsilon(0.01));
}

TEST_CASE("a smooth disc is as large as it says, and its edge is soft") {
    DrawnList drawn(side, side);
    drawn.list().AddCircleFilled({32, 32}, 20, white, 64);
    const auto bright = painted(drawn, all_white());
    CHECK(sum_of(bright) == doctest::Approx(3.14159 * 20 * 20).epsilon(0.01));
    CHECK(std::ranges::any_of(bright, [](int one) { return one > 60 && one < 200; }));
}

TEST_CASE("a letter is laid texel by texel, in part where it is clipped") {
    const std::uint8_t texels[]{0,   0,   0,   0,   0,  //
                                0,   255, 128, 64,  0,  //
                                0,   32,  16,  8,   0,  //
                                255, 255, 255, 255, 255};
    const LetterTexture letters{texels, 5, 4};
    DrawnList drawn(side, side);
    const auto letter = [&] {
        drawn.list().PrimReserve(6, 4);
        drawn.list().PrimRectUV({40, 31}, {43, 33}, {0.2f, 0.25f}, {0.8f, 0.75f}, white);
    };
    letter();
    const auto whole = painted(drawn, letters);
    const auto at = [&](const std::vector<int>& bright, int x, int y) {
        return bright[static_cast<std::size_t>(y * side + x)];
    };
    const int rows[2][3]{{255, 128, 64}, {32, 16, 8}};
    for (int y = 0; y < 2; ++y)
        for (int x = 0; x < 3; ++x) CHECK(at(whole, 40 + x, 31 + y) == rows[y][x]);
    CHECK(sum_of(whole) == doctest::Approx((255 + 128 + 64 + 32 + 16 + 8) / 255.0));

    drawn.begin();
    drawn.list().PushClipRect({41, 32}, {42, 60});
    letter();
    CHECK(sum_of(painted(drawn, letters)) == doctest::Approx(16 / 255.0));
}

TEST_CASE("a letter of another size is drawn between its texels") {
    const std::uint8_t texels[]{0, 100, 0, 100};
    DrawnList drawn(side, side);
    drawn.list().PrimReserve(6, 4);
    drawn.list().PrimRectUV({8, 8}, {12, 12}, {0, 0}, {1, 1}, white);
    const auto bright = painted(drawn, {texels, 2, 2});
    const int row[]{0, 25, 75, 100};
    for (int x = 0; x < 4; ++x) CHECK(bright[static_cast<std::size_t>(9 * side + 8 + x)] == row[x]);
}

TEST_CASE("windows want blue first") {
    const std::uint32_t pixel = opaque_pixel({1, 2, 3, 0}, PixelOrder::bgra);
    std::uint8_t bytes[4];
    std::memcpy(bytes, &pixel, sizeof bytes);
    CHECK(bytes[0] == 3);
    CHECK(bytes[1] == 2);
    CHECK(bytes[2] == 1);
    CHECK(bytes[3] == 255);
}
