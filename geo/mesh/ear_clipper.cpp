#include "geo/mesh/ear_clipper.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "geo/core/plane.h"
#include "geo/mesh/orientation.h"

namespace geo {
namespace {

using Number = std::uint32_t;

/// Corners in square cells, about one to a cell, to be asked for by box.
class CornerGrid {
public:
    CornerGrid(const std::vector<Corner>& corners, const std::vector<Number>& members)
        : corners_(corners) {
        for (const Corner& corner : corners) extent_.include(corner.at);
        const double ground = std::max(extent_.width(), 1e-9) * std::max(extent_.height(), 1e-9);
        const double size = std::sqrt(ground / static_cast<double>(members.size() + 1));
        cell_ = std::max(size, std::max(extent_.width(), extent_.height()) / 4096);
        columns_ = column_of(extent_.max_x) + 1;
        first_.resize(columns_ * (row_of(extent_.max_y) + 1) + 1);
        for (Number member : members) ++first_[cell_of(corners[member].at) + 1];
        for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
        end_.assign(first_.begin(), first_.end() - 1);
        members_.resize(members.size());
        for (Number member : members) members_[end_[cell_of(corners[member].at)]++] = member;
    }

    void remove(Number member) {
        const std::size_t cell = cell_of(corners_[member].at);
        const auto begin = members_.begin() + first_[cell];
        const auto end = members_.begin() + end_[cell];
        const auto found = std::find(begin, end, member);
        if (found == end) return;
        *found = *(end - 1);
        --end_[cell];
    }

    /// Is there a corner in the box of which the test is true?
    template <class Test>
    bool any_in(const Extent& box, Test test) const {
        const std::size_t last_row = row_of(box.max_y), last_column = column_of(box.max_x);
        for (std::size_t row = row_of(box.min_y); row <= last_row; ++row)
            for (std::size_t column = column_of(box.min_x); column <= last_column; ++column) {
                const std::size_t cell = row * columns_ + column;
                for (Number i = first_[cell]; i < end_[cell]; ++i)
                    if (box.contains(corners_[members_[i]].at) && test(members_[i])) return true;
            }
        return false;
    }

private:
    std::size_t column_of(double x) const {
        return static_cast<std::size_t>((x - extent_.min_x) / cell_);
    }
    std::size_t row_of(double y) const {
        return static_cast<std::size_t>((y - extent_.min_y) / cell_);
    }
    std::size_t cell_of(Point p) const { return row_of(p.y) * columns_ + column_of(p.x); }

    const std::vector<Corner>& corners_;
    Extent extent_;
    double cell_ = 1;
    std::size_t columns_ = 1;
    std::vector<Number> first_, end_;  // of each cell, in members_
    std::vector<Number> members_;
};

class EarClipper {
public:
    explicit EarClipper(const Outline& outline)
        : corners_(outline.corners), convex_(corners_.size()), reflex_(corners_, note_convex()) {}

    std::vector<Number> clip() {
        Number here = 0;
        std::size_t left = corners_.size();
        for (std::size_t refused = 0; left >= 3 && refused <= left;) {
            const Corner corner = corners_[here];
            if (is_ear(here)) {
                append_triangle(here);
                // Leaving the next corner alone for now keeps the triangles from becoming a fan.
                here = corners_[corner.after].after;
            } else if (is_spike(here)) {
                here = corner.before;
            } else {
                here = corner.after;
                ++refused;
                continue;
            }
            cut(corner);
            refused = 0;
            --left;
        }
        return std::move(triangles_);
    }

private:
    Point at(Number number) const { return corners_[number].at; }

    int turn_at(Number number) const {
        return orientation(at(corners_[number].before), at(number), at(corners_[number].after));
    }

    void link(Number first, Number second) {
        corners_[first].after = second;
        corners_[second].before = first;
    }

    void note_turn(Number corner) {
        const bool convex = turn_at(corner) > 0;
        if (convex && !convex_[corner]) reflex_.remove(corner);
        convex_[corner] = static_cast<char>(convex);
    }

    /// Returns the other corners: reflex ones, and those on a straight line.
    std::vector<Number> note_convex() {
        std::vector<Number> others;
        for (Number i = 0; i < corners_.size(); ++i) {
            convex_[i] = static_cast<char>(turn_at(i) > 0);
            if (!convex_[i]) others.push_back(i);
        }
        return others;
    }

    /// Can the corner be cut off without cutting into anything else?
    bool is_ear(Number number) const {
        const Corner& corner = corners_[number];
        // Beside a spike the walk may have no ground, though the turn looks like it.
        if (!convex_[number] || is_spike(corner.before) || is_spike(corner.after)) return false;
        const Point a = at(corners_[number].before), b = at(number), c = at(corners_[number].after);
        Extent box;
        for (Point p : {a, b, c}) box.include(p);
        // A corner within the triangle makes a reflex one there, so only those need to be asked.
        return !reflex_.any_in(box, [&](Number other) { return stands_in(other, a, b, c); });
    }

    bool stands_in(Number other, Point a, Point b, Point c) const {
        const Point p = at(other);
        // Through a or c nothing can enter that has no reflex corner further in. Through b an edge
        // can: it leaves again across the cut.
        if (p == a || p == c) return false;
        if (p == b) {
            const auto enters = [&](Point q) {
                return orientation(a, b, q) > 0 && orientation(b, c, q) > 0;
            };
            return enters(at(corners_[other].before)) || enters(at(corners_[other].after));
        }
        return orientation(a, b, p) >= 0 && orientation(b, c, p) >= 0 && orientation(c, a, p) >= 0;
    }

    /// A corner where the walk turns back on itself, or stands still: no ground to cut off.
    bool is_spike(Number number) const {
        if (convex_[number] || turn_at(number) != 0) return false;
        const Point a = at(corners_[number].before), b = at(number), c = at(corners_[number].after);
        return (a.x - b.x) * (c.x - b.x) + (a.y - b.y) * (c.y - b.y) >= 0;
    }

    void append_triangle(Number number) {
        const Corner& corner = corners_[number];
        triangles_.insert(triangles_.end(), {corners_[corner.before].point, corner.point,
                                             corners_[corner.after].point});
    }

    void cut(const Corner& corner) {
        link(corner.before, corner.after);
        for (Number neighbour : {corner.before, corner.after}) note_turn(neighbour);
    }

    std::vector<Corner> corners_;
    std::vector<char> convex_;
    CornerGrid reflex_;
    std::vector<Number> triangles_;
};

}  // namespace

std::vector<std::uint32_t> clip_ears(const Outline& outline) { return EarClipper{outline}.clip(); }

}  // namespace geo
