#include "app/render/morph.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include "app/picture/between.h"
#include "app/picture/flight.h"
#include "app/render/simplified_lines.h"
#include "geo/mesh/triangulate.h"

namespace app {
namespace {

constexpr double tolerance = 0.5;      // pixels that an outline may be off while it moves
constexpr double least_island = 1.5;   // pixels across: smaller ones are not missed
constexpr double same_share = 1e-9;    // of an outline's length: nearer points are one
constexpr std::size_t keeps_all = 61;  // points of a line that is not thinned out: a circle's
constexpr std::size_t samples = 48;    // of outlines, to see how they fit best

geo::Point mixed(geo::Point a, geo::Point b, double t) {
    return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

/// A border's stretch of a ring: from one of the ring's points to another one, onwards.
struct Stretch {
    std::uint32_t border = 0;
    std::size_t first = 0, last = 0;  // last may be the ring's size: its first point again
};

/// A closed outline, anticlockwise, and the borders it is made of.
struct BorderRing {
    geo::Ring points;
    std::vector<Stretch> stretches;
    std::vector<std::uint32_t> triangles;  // three of the points each
};

void turn_round(BorderRing& ring) {
    const std::size_t size = ring.points.size();
    std::reverse(ring.points.begin() + 1, ring.points.end());
    for (Stretch& s : ring.stretches) s = {s.border, size - s.last, size - s.first};
}

/// The outlines of one feature, chained from its borders, which are thinned out alike for both of
/// their sides.
class RingFinder {
public:
    RingFinder(const MapPicture& picture)
        : geometry_(*picture.geometry),
          metres_(tolerance * picture.camera.metres_per_pixel),
          borders_of_(geometry_.areas.size()) {
        for (std::uint32_t b = 0; b < geometry_.borders.size(); ++b)
            for (const std::uint32_t owner : geometry_.borders[b].owners)
                borders_of_[owner].push_back(b);
    }

    /// The largest first. Where an outline would cross itself less is left out of it.
    std::vector<BorderRing> rings_of(std::uint32_t feature) const {
        std::vector<BorderRing> rings;
        for (const double share : {1.0, 0.25, 0.0}) {
            rings = rings_within(feature, metres_ * share);
            if (rings.empty() || triangulate(rings.front())) break;
        }
        for (BorderRing& ring : rings)
            if (ring.triangles.empty() && !triangulate(ring)) ring.triangles = fan_of(ring);
        return rings;
    }

private:
    static bool triangulate(BorderRing& ring) {
        auto triangles = geo::triangulate({ring.points, {}});
        if (!triangles || triangles->points.size() != ring.points.size()) return false;
        ring.triangles = std::move(triangles->indices);
        return true;
    }

    /// For an outline that is broken: covers it, and a little more.
    static std::vector<std::uint32_t> fan_of(const BorderRing& ring) {
        std::vector<std::uint32_t> fan;
        for (std::uint32_t i = 1; i + 1 < ring.points.size(); ++i)
            for (const std::uint32_t corner : {0u, i, i + 1}) fan.push_back(corner);
        return fan;
    }

    std::vector<BorderRing> rings_within(std::uint32_t feature, double metres) const {
        std::vector<std::uint32_t> open = borders_of_[feature];
        std::vector<BorderRing> rings;
        while (!open.empty()) {
            BorderRing ring = ring_from(open, metres);
            if (ring.points.size() < 3) continue;
            if (geo::signed_area(ring.points) < 0) turn_round(ring);
            rings.push_back(std::move(ring));
        }
        std::ranges::sort(rings, std::ranges::greater{},
                          [](const BorderRing& r) { return geo::signed_area(r.points); });
        return rings;
    }

    std::vector<geo::Point> thinned(std::uint32_t border, double metres) const {
        const std::span<const geo::Point> all = geometry_.borders[border].points;
        const bool closed = all.front() == all.back();
        // What is round stays round.
        if (closed && all.size() <= keeps_all) return {all.begin(), all.end()};
        std::vector<geo::Point> points;
        const std::vector<float> counts = significance(all);
        for (std::size_t i = 0; i < all.size(); ++i)
            if (counts[i] >= metres) points.push_back(all[i]);
        return points;
    }

    BorderRing ring_from(std::vector<std::uint32_t>& open, double metres) const {
        BorderRing ring;
        geo::Point end = geometry_.borders[open.back()].points.front();
        const geo::Point start = end;
        for (auto next = open.end() - 1; next != open.end(); next = next_at(open, end)) {
            const std::uint32_t border = *next;
            open.erase(next);
            std::vector<geo::Point> points = thinned(border, metres);
            if (points.front() != end) std::ranges::reverse(points);
            const std::size_t first = ring.points.size();
            ring.points.insert(ring.points.end(), points.begin(), points.end() - 1);
            ring.stretches.push_back({border, first, ring.points.size()});
            end = points.back();
            if (end == start) break;
        }
        return ring;
    }

    std::vector<std::uint32_t>::iterator next_at(std::vector<std::uint32_t>& open,
                                                 geo::Point end) const {
        return std::ranges::find_if(open, [&](std::uint32_t border) {
            const auto points = geometry_.borders[border].points;
            return points.front() == end || points.back() == end;
        });
    }

    const geo::Geometry& geometry_;
    double metres_;
    std::vector<std::vector<std::uint32_t>> borders_of_;
};

/// A ring by the share of its length: 0 at its first point, 1 there again.
class Walk {
public:
    explicit Walk(const geo::Ring& ring) : ring_(ring) {
        double length = 0;
        for (std::size_t i = 0; i <= ring.size(); ++i) {
            at_.push_back(length);
            const geo::Point a = ring[i % ring.size()], b = ring[(i + 1) % ring.size()];
            length += std::hypot(b.x - a.x, b.y - a.y);
        }
        for (double& share : at_) share /= at_.back();
    }

    double share_at(std::size_t point) const { return at_[point]; }

    geo::Point at(double share) const {
        share -= std::floor(share);
        const auto past = std::ranges::upper_bound(at_, share);
        const auto i = static_cast<std::size_t>(past - at_.begin()) - 1;
        if (i >= ring_.size()) return ring_.front();
        const double part = (share - at_[i]) / (at_[i + 1] - at_[i]);
        return mixed(ring_[i], ring_[(i + 1) % ring_.size()], part);
    }

private:
    const geo::Ring& ring_;
    std::vector<double> at_;  // of each point, and 1
};

geo::Point middle_of(const geo::Ring& ring) { return geo::extent_of({{ring, {}}}).centre(); }

/// How much further on `to` begins than `from`, so that their points have the shortest ways when
/// one is laid over the other.
double best_turn(const Walk& from, const Walk& to, geo::Point from_middle, geo::Point to_middle) {
    std::array<geo::Point, samples> a, b;
    for (std::size_t i = 0; i < samples; ++i) {
        a[i] = from.at(static_cast<double>(i) / samples);
        b[i] = to.at(static_cast<double>(i) / samples);
    }
    double best = -1;
    std::size_t turn = 0;
    for (std::size_t t = 0; t < samples; ++t) {
        double alike = 0;
        for (std::size_t i = 0; i < samples; ++i) {
            const geo::Point other = b[(i + t) % samples];
            alike += (a[i].x - from_middle.x) * (other.x - to_middle.x) +
                     (a[i].y - from_middle.y) * (other.y - to_middle.y);
        }
        if (t == 0 || alike > best) best = alike, turn = t;
    }
    return static_cast<double>(turn) / samples;
}

bool is_convex(const geo::Ring& ring) {
    const double slack = 1e-6 * std::abs(geo::signed_area(ring));
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const geo::Point a = ring[i], b = ring[(i + 1) % ring.size()],
                         c = ring[(i + 2) % ring.size()];
        if ((b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x) < -slack) return false;
    }
    return true;
}

/// Which feature that is shown stands for each area.
std::map<geo::AreaIndex, std::uint32_t> shown_features(const MapPicture& picture) {
    std::map<geo::AreaIndex, std::uint32_t> features;
    for (std::uint32_t f = 0; f < picture.fills.size(); ++f)
        if (picture.fills[f].kind != FillKind::hidden)
            features.emplace(picture.geometry->areas[f], f);
    return features;
}

}  // namespace

/// Collects the points, triangles and lines of each area.
class Morph::Builder {
public:
    explicit Builder(Morph& morph) : morph_(morph), from_rings_(morph.from_), to_rings_(morph.to_) {
        morph_.from_side_.lines_of_border.resize(morph.from_.geometry->borders.size());
        morph_.to_side_.lines_of_border.resize(morph.to_.geometry->borders.size());
    }

    void add(geo::AreaIndex area, std::uint32_t from, std::uint32_t to) {
        auto from_rings = from_rings_.rings_of(from), to_rings = to_rings_.rings_of(to);
        if (from_rings.empty() || to_rings.empty()) return;
        from_ = from, to_ = to;
        feature_ = static_cast<std::uint32_t>(morph_.areas_.size());
        morph_.areas_.push_back(area);
        morph_.fills_.emplace_back(from, to);
        morph_.first_triangle_.push_back(static_cast<std::uint32_t>(morph_.triangles_.size() / 3));
        add_outline(from_rings.front(), to_rings.front());
        const geo::Point from_middle = middle_of(from_rings.front().points);
        const geo::Point to_middle = middle_of(to_rings.front().points);
        for (std::size_t i = 1; i < from_rings.size(); ++i)
            if (is_seen(from_rings[i], morph_.from_)) add_island(from_rings[i], to_middle, true);
        for (std::size_t i = 1; i < to_rings.size(); ++i)
            if (is_seen(to_rings[i], morph_.to_)) add_island(to_rings[i], from_middle, false);
    }

private:
    static bool is_seen(const BorderRing& ring, const MapPicture& picture) {
        const geo::Extent extent = geo::extent_of({{ring.points, {}}});
        return std::max(extent.width(), extent.height()) >
               least_island * picture.camera.metres_per_pixel;
    }

    /// The outline with every point of either map, each at its share of the way round.
    void add_outline(const BorderRing& from, const BorderRing& to) {
        const Walk from_walk(from.points), to_walk(to.points);
        const double turn =
            best_turn(from_walk, to_walk, middle_of(from.points), middle_of(to.points));
        std::vector<double> shares;
        for (std::size_t i = 0; i < from.points.size(); ++i)
            shares.push_back(from_walk.share_at(i));
        for (std::size_t i = 0; i < to.points.size(); ++i)
            shares.push_back(within_one(to_walk.share_at(i) - turn));
        std::ranges::sort(shares);
        const auto is_same = [](double a, double b) { return b - a < same_share; };
        shares.erase(std::unique(shares.begin(), shares.end(), is_same), shares.end());

        const auto first = static_cast<std::uint32_t>(morph_.points_.size());
        for (const double share : shares) put({from_walk.at(share), to_walk.at(share + turn)});
        if (is_convex(from.points))
            add_triangles(to, to_walk, turn, shares, first);
        else
            add_triangles(from, from_walk, 0, shares, first);
        for (const Stretch& s : from.stretches)
            add_line(morph_.from_side_, s.border, first, shares, from_walk.share_at(s.first),
                     from_walk.share_at(s.last));
        for (const Stretch& s : to.stretches)
            add_line(morph_.to_side_, s.border, first, shares, to_walk.share_at(s.first) - turn,
                     to_walk.share_at(s.last) - turn);
    }

    /// An outline that only one map has: on the other it is a point.
    void add_island(const BorderRing& ring, geo::Point point, bool is_from) {
        const auto first = static_cast<std::uint32_t>(morph_.points_.size());
        for (const geo::Point p : ring.points) put(is_from ? Pair{p, point} : Pair{point, p});
        for (const std::uint32_t i : ring.triangles) morph_.triangles_.push_back(first + i);
        Side& side = is_from ? morph_.from_side_ : morph_.to_side_;
        const auto size = static_cast<std::uint32_t>(ring.points.size());
        for (const Stretch& s : ring.stretches) {
            begin_line(side, s.border);
            for (std::size_t i = s.first; i <= s.last; ++i)
                morph_.line_points_.push_back(first + static_cast<std::uint32_t>(i) % size);
            end_line();
        }
    }

    static double within_one(double share) { return share - std::floor(share); }

    void put(Pair point) {
        morph_.points_.push_back(point);
        morph_.feature_.push_back(feature_);
    }

    /// The ring's triangles, those at its edge with the points that the other ring adds there. On a
    /// convex outline any triangles between its points cover it: so they are those of the other
    /// one.
    void add_triangles(const BorderRing& ring, const Walk& walk, double turn,
                       const std::vector<double>& shares, std::uint32_t first) {
        const auto size = static_cast<std::uint32_t>(ring.points.size());
        const auto all = static_cast<std::uint32_t>(shares.size());
        std::vector<std::uint32_t> place(size);  // of the ring's points among all
        for (std::uint32_t i = 0; i < size; ++i) {
            const double share = within_one(walk.share_at(i) - turn);
            const auto found = std::ranges::lower_bound(shares, share - same_share);
            place[i] = static_cast<std::uint32_t>(found - shares.begin()) % all;
        }
        std::vector<std::uint32_t> corners;
        for (std::size_t t = 0; t < ring.triangles.size(); t += 3) {
            corners.clear();
            for (std::size_t k = 0; k < 3; ++k) {
                const std::uint32_t a = ring.triangles[t + k], b = ring.triangles[t + (k + 1) % 3];
                corners.push_back(place[a]);
                if (b != (a + 1) % size) continue;
                for (std::uint32_t i = (place[a] + 1) % all; i != place[b]; i = (i + 1) % all)
                    corners.push_back(i);
            }
            for (std::size_t i = 1; i + 1 < corners.size(); ++i)
                for (const std::uint32_t corner : {corners[0], corners[i], corners[i + 1]})
                    morph_.triangles_.push_back(first + corner);
        }
    }

    void add_line(Side& side, std::uint32_t border, std::uint32_t first,
                  const std::vector<double>& shares, double from, double to) {
        const double turns = std::floor(from + same_share);
        from -= turns, to -= turns;
        begin_line(side, border);
        const std::size_t size = shares.size();
        for (std::size_t i = 0; i < 2 * size; ++i) {
            const double share = shares[i % size] + (i < size ? 0 : 1);
            if (share >= from - same_share && share <= to + same_share)
                morph_.line_points_.push_back(first + static_cast<std::uint32_t>(i % size));
        }
        end_line();
    }

    void begin_line(Side& side, std::uint32_t border) {
        const auto number = static_cast<std::uint32_t>(morph_.lines_.size());
        side.lines_of_border[border].emplace_back(number,
                                                  &side == &morph_.from_side_ ? from_ : to_);
        morph_.lines_.push_back(
            {feature_, static_cast<std::uint32_t>(morph_.line_points_.size()), 0});
    }
    void end_line() {
        morph_.lines_.back().past = static_cast<std::uint32_t>(morph_.line_points_.size());
    }

    Morph& morph_;
    RingFinder from_rings_, to_rings_;
    std::uint32_t from_ = 0, to_ = 0, feature_ = 0;  // the area's numbers on the maps, and here
};

Morph::Morph(const MapPicture& from, const MapPicture& to) : from_(from), to_(to) {
    Builder builder(*this);
    const auto in_from = shown_features(from), in_to = shown_features(to);
    // The largest first, so that a district within another one is seen on it.
    std::vector<std::pair<double, geo::AreaIndex>> order;
    for (const auto& [area, feature] : in_from)
        if (in_to.contains(area)) {
            const geo::Extent& extent = from.geometry->extents[feature];
            order.emplace_back(-extent.width() * extent.height(), area);
        }
    std::ranges::sort(order);
    for (const auto& [size, area] : order) builder.add(area, in_from.at(area), in_to.at(area));
    first_triangle_.push_back(static_cast<std::uint32_t>(triangles_.size() / 3));
}

std::vector<LinePass> Morph::passes(const MapPicture& picture, const Side& side,
                                    double strength) const {
    std::vector<LinePass> passes;
    if (strength <= 0) return passes;
    for (const LinePass& pass : picture.lines) {
        LinePass moved{{}, pass.colour, pass.width, pass.dashed, {}};
        moved.colour.a = static_cast<std::uint8_t>(std::lround(pass.colour.a * strength));
        for (const std::uint32_t border : pass.borders)
            for (const auto& [line, owner] : side.lines_of_border[border])
                if (pass.inside.empty() || pass.inside[owner]) moved.borders.push_back(line);
        passes.push_back(std::move(moved));
    }
    return passes;
}

MapPicture Morph::at(double t) const {
    auto geometry = std::make_shared<geo::Geometry>();
    geometry->areas = areas_;
    geometry->extents.resize(areas_.size());
    geometry->origin = mixed(from_.geometry->origin, to_.geometry->origin, t);
    geo::Mesh mesh;
    mesh.triangles = triangles_;
    mesh.first_triangle = first_triangle_;
    mesh.vertices.reserve(points_.size());
    std::vector<geo::Point> points;
    points.reserve(points_.size());
    for (std::size_t i = 0; i < points_.size(); ++i) {
        const geo::Point p = mixed(points_[i].from, points_[i].to, t);
        points.push_back(p);
        geometry->extents[feature_[i]].include(p);
        mesh.vertices.push_back({static_cast<float>(p.x - geometry->origin.x),
                                 static_cast<float>(p.y - geometry->origin.y), feature_[i]});
    }
    geometry->set_mesh(std::move(mesh));
    for (const geo::Extent& extent : geometry->extents) geometry->extent.include(extent);
    std::vector<geo::Point> border;
    for (const Line& line : lines_) {
        border.clear();
        for (std::uint32_t i = line.first; i < line.past; ++i)
            border.push_back(points[line_points_[i]]);
        geometry->borders.add(border, {&line.feature, 1});
    }

    MapPicture picture;
    picture.camera = Flight(from_.camera, to_.camera, to_.size).at(t);
    picture.size = to_.size;
    picture.background = between(from_.background, to_.background, t);
    picture.hatch_line = between(from_.hatch_line, to_.hatch_line, t);
    for (const auto& [from, to] : fills_)
        picture.fills.push_back(between(from_.fills[from], to_.fills[to], t));
    // The lines of one map give way to the other's while both are loose from each other.
    const double shift = std::clamp((t - 0.3) / 0.4, 0.0, 1.0);
    picture.lines = passes(from_, from_side_, 1 - shift);
    for (LinePass& pass : passes(to_, to_side_, shift)) picture.lines.push_back(std::move(pass));
    picture.geometry = std::move(geometry);
    return picture;
}

}  // namespace app
