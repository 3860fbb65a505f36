#include "geo/boundary/surely_valid.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
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

struct Segment {
    Point from, to;
    double left, right, bottom, top;
    std::uint32_t number;  // in its ring
};

/// True when both ends of `other` lie surely on one side of `line`.
bool surely_beside(const Segment& line, const Segment& other) {
    const int side = surely_beside(line.from, line.to, other.from);
    return side != 0 && side == surely_beside(line.from, line.to, other.to);
}

/// Of segments that follow each other: they meet in their common end and nowhere else.
bool surely_goes_on(const Segment& first, const Segment& second) {
    const double forward = (first.to.x - first.from.x) * (second.to.x - second.from.x) +
                           (first.to.y - first.from.y) * (second.to.y - second.from.y);
    return forward > 0 || surely_beside(first.from, first.to, second.to) != 0;
}

bool is_surely_simple(const Ring& ring, std::vector<Segment>& segments) {
    const auto count = static_cast<std::uint32_t>(ring.size());
    if (count < 3) return false;
    segments.clear();
    for (std::uint32_t i = 0; i < count; ++i) {
        const Point a = ring[i], b = ring[i + 1 == count ? 0 : i + 1];
        if (a == b || !std::isfinite(a.x) || !std::isfinite(a.y)) return false;
        segments.push_back({a, b, std::min(a.x, b.x), std::max(a.x, b.x), std::min(a.y, b.y),
                            std::max(a.y, b.y), i});
    }
    for (std::uint32_t i = 0; i < count; ++i)
        if (!surely_goes_on(segments[i], segments[i + 1 == count ? 0 : i + 1])) return false;
    std::ranges::sort(segments, {}, &Segment::left);
    for (std::size_t i = 0; i < segments.size(); ++i)
        for (std::size_t j = i + 1; j < segments.size() && segments[j].left <= segments[i].right;
             ++j) {
            const Segment &a = segments[i], &b = segments[j];
            if (a.top < b.bottom || b.top < a.bottom) continue;
            const std::uint32_t apart =
                a.number > b.number ? a.number - b.number : b.number - a.number;
            if (apart == 1 || apart == count - 1) continue;
            if (!surely_beside(a, b) && !surely_beside(b, a)) return false;
        }
    return true;
}

}  // namespace

bool is_surely_valid(const MultiPolygon& parts) {
    std::vector<Segment> segments;
    std::vector<Extent> boxes;
    for (const Polygon& part : parts) {
        if (!part.holes.empty() || !is_surely_simple(part.shell, segments)) return false;
        Extent box;
        for (const Point p : part.shell) box.include(p);
        for (const Extent& other : boxes)
            if (box.overlaps(other)) return false;  // they may lie in or touch each other
        boxes.push_back(box);
    }
    return !parts.empty();
}

}  // namespace geo
