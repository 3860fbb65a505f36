#include "geo/boundary/surely_valid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <tuple>
#include <utility>
#include <vector>

namespace geo {
namespace {

/// 1 or -1 for a point surely left or right of the line from a to b; 0 where rounding may decide.
int surely_beside(Point a, Point b, Point p) {
    constexpr double error_bound = 3.3306690738754716e-16;
    const double one = (a.x - p.x) * (b.y - p.y), other = (a.y - p.y) * (b.x - p.x);
    const double turn = one - other;
    if (!(std::abs(turn) > error_bound * (std::abs(one) + std::abs(other)))) return 0;
    return turn > 0 ? 1 : -1;
}

/// True when c and d lie surely on one side of the line through a and b.
bool surely_on_one_side(Point a, Point b, Point c, Point d) {
    const int side = surely_beside(a, b, c);
    return side != 0 && side == surely_beside(a, b, d);
}

constexpr float beyond = std::numeric_limits<float>::infinity();

/// The boxes of eight segments that follow each other, and the box of all. As floats, which keep
/// the order of what they are rounded from: boxes that overlap still do.
struct Block {
    static constexpr std::size_t size = 8;
    std::array<float, size> left = filled(beyond), right = filled(-beyond), bottom = filled(beyond),
                            top = filled(-beyond);
    float all_left = beyond, all_right = -beyond, all_bottom = beyond, all_top = -beyond;

private:
    static constexpr std::array<float, size> filled(float value) {
        std::array<float, size> all{};
        all.fill(value);
        return all;
    }
};

/// The boxes of a ring's segments: of most, one comparison tells that they are far from another.
struct Boxes {
    std::vector<Block> blocks;

    void fill(const Ring& ring) {
        blocks.assign((ring.size() + Block::size - 1) / Block::size, Block{});
        const auto place = [&ring](std::size_t i) {
            return std::pair{static_cast<float>(ring[i].x - ring[0].x),
                             static_cast<float>(ring[i].y - ring[0].y)};
        };
        auto from = place(0);
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const auto to = place(i + 1 == ring.size() ? 0 : i + 1);
            Block& block = blocks[i / Block::size];
            const std::size_t k = i % Block::size;
            std::tie(block.left[k], block.right[k]) = std::minmax({from.first, to.first});
            std::tie(block.bottom[k], block.top[k]) = std::minmax({from.second, to.second});
            block.all_left = std::min(block.all_left, block.left[k]);
            block.all_right = std::max(block.all_right, block.right[k]);
            block.all_bottom = std::min(block.all_bottom, block.bottom[k]);
            block.all_top = std::max(block.all_top, block.top[k]);
            from = to;
        }
    }

    /// Calls `visit(j)` for each segment j > i whose block has one near to segment i, until it
    /// returns false.
    template <class Visit>
    bool for_each_near(std::size_t i, std::size_t count, const Visit& visit) const {
        const Block& own = blocks[i / Block::size];
        const std::size_t k = i % Block::size;
        const float left = own.left[k], right = own.right[k], bottom = own.bottom[k],
                    top = own.top[k];
        for (std::size_t b = i / Block::size; b < blocks.size(); ++b) {
            const Block& block = blocks[b];
            if (block.all_left > right || block.all_right < left || block.all_bottom > top ||
                block.all_top < bottom)
                continue;
            std::array<float, Block::size> apart;
            for (std::size_t j = 0; j < Block::size; ++j)
                apart[j] = std::max(std::max(block.left[j] - right, left - block.right[j]),
                                    std::max(block.bottom[j] - top, bottom - block.top[j]));
            const std::size_t past = std::min(count, (b + 1) * Block::size);
            for (std::size_t j = std::max(i + 1, b * Block::size); j < past; ++j)
                if (apart[j - b * Block::size] <= 0 && !visit(j)) return false;
        }
        return true;
    }
};

/// Of segments that follow each other: they meet in their common end and nowhere else.
bool surely_goes_on(Point a, Point b, Point c) {
    const double forward = (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y);
    return forward > 0 || surely_beside(a, b, c) != 0;
}

/// A ring that goes round the middle of its box once, and nowhere back, crosses itself nowhere. So
/// do most small areas, and nothing else is to be found out about them.
bool surely_goes_round(const Ring& ring) {
    Extent box;
    for (const Point p : ring) box.include(p);
    const Point middle = box.centre();
    int way = 0, turns = 0;
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
        const Point a = ring[before], b = ring[i];
        const int side = surely_beside(a, b, middle);
        if (side == 0 || side == -way) return false;
        way = side;
        turns += static_cast<int>(a.y <= middle.y && b.y > middle.y);
    }
    return turns == 1;
}

bool is_surely_simple(const Ring& ring, Boxes& boxes) {
    constexpr std::size_t most = 4096;  // beyond, GEOS's index is faster than each against each
    const std::size_t count = ring.size();
    if (count < 3 || count > most) return false;
    if (surely_goes_round(ring)) return true;
    const auto point = [&ring, count](std::size_t i) { return ring[i < count ? i : i - count]; };
    for (std::size_t i = 0; i < count; ++i) {
        const Point a = ring[i], b = point(i + 1);
        if (a == b || !std::isfinite(a.x) || !std::isfinite(a.y)) return false;
        if (!surely_goes_on(a, b, point(i + 2))) return false;
    }
    boxes.fill(ring);
    for (std::size_t i = 0; i < count; ++i) {
        const bool is_clear = boxes.for_each_near(i, count, [&](std::size_t j) {
            if (j - i == 1 || j - i == count - 1) return true;
            const Point a = ring[i], b = point(i + 1), c = ring[j], d = point(j + 1);
            return surely_on_one_side(a, b, c, d) || surely_on_one_side(c, d, a, b);
        });
        if (!is_clear) return false;
    }
    return true;
}

}  // namespace

bool is_surely_valid(const MultiPolygon& parts) {
    Boxes of_segments;
    std::vector<Extent> boxes;
    for (const Polygon& part : parts) {
        if (!part.holes.empty() || !is_surely_simple(part.shell, of_segments)) return false;
        Extent box;
        for (const Point p : part.shell) box.include(p);
        for (const Extent& other : boxes)
            if (box.overlaps(other)) return false;  // they may lie in or touch each other
        boxes.push_back(box);
    }
    return !parts.empty();
}

}  // namespace geo
