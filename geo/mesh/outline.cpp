#include "geo/mesh/outline.h"

#include <algorithm>
#include <span>

#include "geo/mesh/orientation.h"

namespace geo {
namespace {

using Number = std::uint32_t;

double squared_distance(Point a, Point b) {
    return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

class OutlineBuilder {
public:
    explicit OutlineBuilder(const Polygon& polygon) {
        add_ring(polygon.shell, true);
        for (const Ring& hole : polygon.holes)
            if (hole.size() >= 3) holes_.push_back(westernmost(add_ring(hole, false)));
    }

    std::optional<Outline> take() {
        // From west to east, so that whatever lies west of a hole is part of the walk already.
        std::ranges::sort(holes_, {}, [this](Number corner) { return at(corner); });
        for (Number hole : holes_) {
            const std::optional<Number> outer = corner_seen_from(hole);
            if (!outer) return std::nullopt;
            join(*outer, hole);
        }
        return std::move(outline_);
    }

private:
    Corner& corner(Number number) { return outline_.corners[number]; }
    const Corner& corner(Number number) const { return outline_.corners[number]; }
    Point at(Number number) const { return corner(number).at; }

    /// Links a ring's corners so that the ground lies to the left; returns its first corner.
    Number add_ring(const Ring& ring, bool is_shell) {
        const auto first = static_cast<Number>(outline_.corners.size());
        const auto size = static_cast<Number>(ring.size());
        const bool forwards = (signed_area(ring) > 0) == is_shell;
        for (Number i = 0; i < size; ++i) {
            const Number next = first + (i + 1) % size, last = first + (i + size - 1) % size;
            outline_.corners.push_back(
                {ring[i], first + i, forwards ? last : next, forwards ? next : last});
        }
        return first;
    }

    template <class Visit>
    void walk(Number start, Visit visit) const {
        Number here = start;
        do {
            visit(here);
            here = corner(here).after;
        } while (here != start);
    }

    Number westernmost(Number start) const {
        Number best = start;
        walk(start, [&](Number here) {
            if (at(here) < at(best)) best = here;
        });
        return best;
    }

    /// The start of the first edge that a ray from p to the west meets. Only edges that run down
    /// have their ground on the east, where p is.
    std::optional<Number> edge_west_of(Point p) const {
        std::optional<Number> best;
        double best_x = 0;
        walk(0, [&](Number here) {
            const Point a = at(here), b = at(corner(here).after);
            if (!(a.y >= p.y && p.y >= b.y && a.y > b.y) || orientation(a, b, p) < 0) return;
            const double x = p.y == a.y   ? a.x
                             : p.y == b.y ? b.x
                                          : a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x);
            if (!best || x > best_x) best = here, best_x = x;
        });
        return best;
    }

    /// A corner of the walk that can be joined to the hole's corner by a straight line, or touches
    /// it.
    std::optional<Number> corner_seen_from(Number hole) const {
        const Point from = at(hole);
        if (const auto touching = corner_at(from, at(corner(hole).after))) return touching;
        const std::optional<Number> edge = edge_west_of(from);
        if (!edge) return std::nullopt;
        return corner_at(point_seen_along(from, at(*edge), at(corner(*edge).after)), from);
    }

    /// Of several corners at a place, the one on whose ground the way to `towards` begins.
    std::optional<Number> corner_at(Point place, Point towards) const {
        std::optional<Number> found;
        walk(0, [&](Number here) {
            if (at(here) == place && (!found || is_within_corner(here, towards))) found = here;
        });
        return found;
    }

    /// The edge's western end, unless corners stand between: then the one that comes first when the
    /// line of sight turns from due west to that end. (a, b) is the edge, running down.
    Point point_seen_along(Point from, Point a, Point b) const {
        Point best = from.y == a.y ? a : from.y == b.y ? b : std::min(a, b);
        const double low = std::min(from.y, best.y), high = std::max(from.y, best.y);
        const int side = best.y >= from.y ? 1 : -1;
        walk(0, [&](Number here) {
            const Point p = at(here);
            if (p.y < low || p.y > high || p.x > from.x || p == from) return;
            if (orientation(a, b, p) < 0) return;
            const int turn = orientation(from, best, p) * side;
            if (turn > 0 || (turn == 0 && squared_distance(from, p) < squared_distance(from, best)))
                best = p;
        });
        return best;
    }

    /// Does the way from the corner to p begin on its ground?
    bool is_within_corner(Number number, Point p) const {
        const Point a = at(corner(number).before), b = at(number), c = at(corner(number).after);
        const bool left_of_first = orientation(a, b, p) >= 0;
        const bool left_of_second = orientation(b, c, p) >= 0;
        return orientation(a, b, c) > 0 ? left_of_first && left_of_second
                                        : left_of_first || left_of_second;
    }

    void link(Number first, Number second) {
        corner(first).after = second;
        corner(second).before = first;
    }

    /// Walks on from `outer` into the hole, round it and back.
    void join(Number outer, Number hole) {
        const Number after_outer = corner(outer).after, after_hole = corner(hole).after;
        if (at(outer) == at(hole)) {
            link(outer, after_hole);
            link(hole, after_outer);
            return;
        }
        const auto copies = static_cast<Number>(outline_.corners.size());
        const Number outer_again = copies, hole_again = copies + 1;
        outline_.corners.push_back(Corner{corner(outer)});
        outline_.corners.push_back(Corner{corner(hole)});
        link(corner(hole).before, hole_again);
        link(hole_again, outer_again);
        link(outer_again, after_outer);
        link(outer, hole);
    }

    Outline outline_;
    std::vector<Number> holes_;  // the westernmost corner of each
};

/// Appends the edge's start, then the points that lie strictly within it, in order.
void append_split(Point a, Point b, std::span<const Point> points, Ring& ring) {
    Extent box;
    box.include(a);
    box.include(b);
    ring.push_back(a);
    const auto split = ring.size();
    for (Point p : points)
        if (box.contains(p) && p != a && p != b && orientation(a, b, p) == 0) ring.push_back(p);
    const auto first_within = ring.begin() + static_cast<std::ptrdiff_t>(split);
    std::ranges::sort(first_within, ring.end(), {},
                      [a](Point p) { return squared_distance(a, p); });
    ring.erase(std::unique(first_within, ring.end()), ring.end());
}

Ring split_at(const Ring& ring, std::span<const Point> points) {
    Ring result;
    for (std::size_t i = 0; i < ring.size(); ++i)
        append_split(ring[i], ring[(i + 1) % ring.size()], points, result);
    return result;
}

}  // namespace

std::vector<Point> points_of(const Polygon& polygon) {
    std::vector<Point> points = polygon.shell;
    for (const Ring& hole : polygon.holes) points.insert(points.end(), hole.begin(), hole.end());
    return points;
}

std::optional<Outline> outline_of(const Polygon& polygon) { return OutlineBuilder{polygon}.take(); }

Polygon split_where_rings_touch(const Polygon& polygon) {
    const std::vector<Point> points = points_of(polygon);
    Polygon result{split_at(polygon.shell, points), {}};
    for (const Ring& hole : polygon.holes) result.holes.push_back(split_at(hole, points));
    return result;
}

}  // namespace geo
