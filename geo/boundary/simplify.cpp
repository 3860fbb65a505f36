#include "geo/boundary/simplify.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "geo/core/segment.h"

namespace geo {
namespace {

double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

/// The point farthest from a segment, among those between two places of a ring, and how far it is,
/// squared.
std::pair<std::size_t, double> farthest_between(const Ring& ring, std::size_t first,
                                                std::size_t last) {
    std::pair<std::size_t, double> farthest{first, -1};
    const Point a = ring[first], b = ring[last % ring.size()];
    for (std::size_t i = first + 1; i < last; ++i)
        if (const double off = distance_to_segment_squared(ring[i], a, b); off > farthest.second)
            farthest = {i, off};
    return farthest;
}

/// Not recursive: a ring of half a million points may be split that often.
void keep_what_matters(const Ring& ring, std::size_t first, std::size_t last, double tolerance,
                       std::vector<bool>& kept) {
    std::vector<std::pair<std::size_t, std::size_t>> due{{first, last}};
    while (!due.empty()) {
        const auto [from, to] = due.back();
        due.pop_back();
        const auto [middle, off] = farthest_between(ring, from, to);
        if (off <= tolerance * tolerance) continue;
        kept[middle] = true;
        due.emplace_back(from, middle);
        due.emplace_back(middle, to);
    }
}

std::size_t farthest_from(const Ring& ring, Point p) {
    std::size_t farthest = 0;
    for (std::size_t i = 1; i < ring.size(); ++i)
        if (distance(ring[i], p) > distance(ring[farthest], p)) farthest = i;
    return farthest;
}

}  // namespace

Ring simplified(const Ring& ring, double tolerance) {
    if (ring.size() <= 3) return ring;
    std::vector<bool> kept(ring.size());
    const std::size_t middle = farthest_from(ring, ring[0]);
    if (middle == 0) return ring;
    kept[0] = kept[middle] = true;
    keep_what_matters(ring, 0, middle, tolerance, kept);
    keep_what_matters(ring, middle, ring.size(), tolerance, kept);
    if (std::ranges::count(kept, true) == 2) {
        const auto [on_this_side, off] = farthest_between(ring, 0, middle);
        const auto [on_that_side, off_there] = farthest_between(ring, middle, ring.size());
        kept[off >= off_there ? on_this_side : on_that_side] = true;
    }
    Ring result;
    for (std::size_t i = 0; i < ring.size(); ++i)
        if (kept[i]) result.push_back(ring[i]);
    return result;
}

MultiPolygon simplified(const MultiPolygon& parts, double tolerance) {
    MultiPolygon result;
    for (const Polygon& part : parts) {
        Polygon& polygon = result.emplace_back();
        polygon.shell = simplified(part.shell, tolerance);
        for (const Ring& hole : part.holes)
            if (std::abs(signed_area(hole)) > tolerance * tolerance)
                polygon.holes.push_back(simplified(hole, tolerance));
    }
    return result;
}

}  // namespace geo
