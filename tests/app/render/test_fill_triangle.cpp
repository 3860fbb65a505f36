#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "app/render/fill_triangle.h"

using namespace app;

TEST_CASE("triangles that share edges cover each pixel between them once") {
    constexpr int size = 40;
    std::mt19937 random(11);
    std::uniform_real_distribution<float> anywhere(-5, 45);
    std::uniform_int_distribution<int> halves(0, 80);
    for (int round = 0; round < 500; ++round) {
        // A fan around a point; every other one has corners on pixel centres and edges.
        const auto place = [&] {
            return round % 2 ? PixelPoint{anywhere(random), anywhere(random)}
                             : PixelPoint{static_cast<float>(halves(random)) / 2.0f,
                                          static_cast<float>(halves(random)) / 2.0f};
        };
        const PixelPoint middle = place();
        const std::vector<PixelPoint> around{{-9, -9}, {50, -9}, {50, 50}, {-9, 50}};
        std::vector<int> covered(size * size, 0);
        for (std::size_t i = 0; i < around.size(); ++i)
            fill_triangle(middle, around[i], around[(i + 1) % 4], {0, size}, size,
                          [&](int row, int first, int past) {
                              for (int x = first; x < past; ++x)
                                  ++covered[static_cast<std::size_t>(row * size + x)];
                          });
        CAPTURE(round);
        CHECK(std::ranges::all_of(covered, [](int n) { return n == 1; }));
    }
}

TEST_CASE("a pixel is filled when its centre lies in the triangle") {
    int filled = 0;
    const auto count = [&](int, int first, int past) { filled += past - first; };
    fill_triangle({0, 0}, {10, 0}, {0, 10}, {0, 20}, 20, count);
    CHECK(filled == 45);  // 55 lattice centres less the ten on the slope, which is the right edge
    filled = 0;
    fill_triangle({0.6f, 0.6f}, {1.4f, 0.6f}, {1, 1.4f}, {0, 20}, 20, count);
    CHECK(filled == 0);
    fill_triangle({3, 3}, {3, 3}, {8, 8}, {0, 20}, 20, count);
    CHECK(filled == 0);
}
