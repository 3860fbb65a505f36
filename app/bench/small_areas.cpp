#include "app/bench/small_areas.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <utility>

#include "geo/mesh/locate.h"

namespace app {
namespace {

using geo::MultiPolygon;
using geo::Point;
using geo::Ring;
using Rings = std::vector<Ring>;

enum class Axis : std::uint8_t { x, y };
double& along(Point& p, Axis axis) { return axis == Axis::x ? p.x : p.y; }
double along(const Point& p, Axis axis) { return axis == Axis::x ? p.x : p.y; }

/// Where the stretch between two points meets a line; the same whichever end is named first.
Point crossing(Point a, Point b, Axis axis, double line) {
    if (b < a) std::swap(a, b);
    const Axis other = axis == Axis::x ? Axis::y : Axis::x;
    const double from = along(a, axis), to = along(b, axis);
    Point p;
    along(p, axis) = line;
    along(p, other) =
        along(a, other) + (line - from) / (to - from) * (along(b, other) - along(a, other));
    return p;
}

struct Halves {
    Rings below, above;
};

/// Cuts closed rings of known winding (shells anticlockwise, holes clockwise) along a line that
/// goes through none of their points.
class Cutter {
public:
    Cutter(Axis axis, double line) : axis_(axis), line_(line) {}

    Halves cut(const Rings& rings) {
        Halves halves;
        for (const Ring& ring : rings) take(ring, halves);
        number_crossings();
        join(below_, halves.below);
        join(above_, halves.above);
        return halves;
    }

private:
    struct Chain {
        Ring points;  // begins and ends on the line
        std::size_t start = 0, end = 0;
        bool used = false;
    };
    bool is_below(Point p) const { return along(p, axis_) < line_; }

    void take(const Ring& ring, Halves& halves) {
        const std::size_t n = ring.size();
        std::size_t first = 0;
        while (first < n && is_below(ring[first]) == is_below(ring[(first + 1) % n])) ++first;
        if (first == n) {
            (is_below(ring.front()) ? halves.below : halves.above).push_back(ring);
            return;
        }
        Chain chain;
        for (std::size_t i = 0; i <= n; ++i) {
            const Point here = ring[(first + i) % n], next = ring[(first + i + 1) % n];
            if (i > 0) chain.points.push_back(here);
            if (is_below(here) == is_below(next)) continue;
            const Point met = crossing(here, next, axis_, line_);
            if (i > 0) {
                chain.points.push_back(met);
                (is_below(here) ? below_ : above_).push_back(std::exchange(chain, {}));
            }
            chain.points = {met};
        }
    }

    /// Along the line the ground begins and ends in turn: crossings 0 and 1 bound it, 2 and 3 …
    void number_crossings() {
        std::vector<std::pair<Point, std::size_t*>> met;
        for (Chain& chain : below_) met.emplace_back(chain.points.front(), &chain.start);
        for (Chain& chain : below_) met.emplace_back(chain.points.back(), &chain.end);
        std::ranges::sort(met, {}, [](const auto& one) { return one.first; });
        std::map<Point, std::size_t> numbers;
        for (std::size_t i = 0; i < met.size(); ++i) {
            *met[i].second = i;
            numbers.emplace(met[i].first, i);
        }
        for (Chain& chain : above_) {
            chain.start = numbers.at(chain.points.front());
            chain.end = numbers.at(chain.points.back());
        }
    }

    static void join(std::vector<Chain>& chains, Rings& rings) {
        std::map<std::size_t, Chain*> starting;
        for (Chain& chain : chains) starting.emplace(chain.start, &chain);
        for (Chain& begun : chains) {
            Ring ring;
            for (Chain* chain = &begun; chain != nullptr && !chain->used;) {
                chain->used = true;
                ring.insert(ring.end(), chain->points.begin(), chain->points.end());
                const auto next = starting.find(chain->end ^ 1);
                chain = next == starting.end() ? nullptr : next->second;
            }
            if (ring.size() >= 3) rings.push_back(std::move(ring));
        }
    }

    Axis axis_;
    double line_;
    std::vector<Chain> below_, above_;
};

/// Lines at whole multiples of `step`, moved so as to meet no point with a few decimals.
struct Grid {
    double step;
    static constexpr double off = 0.000123;
    double line(std::int64_t number) const { return static_cast<double>(number) * step + off; }
    std::int64_t cell(double x) const {
        return static_cast<std::int64_t>(std::floor((x - off) / step));
    }
};

/// Hands `keep` the rings between each two neighbouring lines.
template <class Keep>
void slices(Rings rings, Axis axis, const Grid& grid, const Keep& keep) {
    double least = std::numeric_limits<double>::infinity(), most = -least;
    for (const Ring& ring : rings)
        for (const Point& p : ring) {
            least = std::min(least, along(p, axis));
            most = std::max(most, along(p, axis));
        }
    for (std::int64_t i = grid.cell(least) + 1; !rings.empty() && grid.line(i) < most; ++i) {
        Halves halves = Cutter(axis, grid.line(i)).cut(rings);
        if (!halves.below.empty()) keep(std::move(halves.below));
        rings = std::move(halves.above);
    }
    if (!rings.empty()) keep(std::move(rings));
}

std::uint64_t scrambled(std::uint64_t x) {  // splitmix64
    x += 0x9E3779B97F4A7C15u;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    return x ^ (x >> 31);
}

/// Bends what runs along the grid's lines: each stretch gets points of its own, moved across it by
/// an amount that hangs on its two ends alone, so that both neighbours bend alike.
class Bender {
public:
    Bender(const Grid& grid, std::uint64_t seed) : grid_(grid), seed_(seed) {}

    Ring bent(const Ring& ring) const {
        Ring out;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Point from = ring[i], to = ring[(i + 1) % ring.size()];
            out.push_back(from);
            if (on_line(from.x) && from.x == to.x) bend(from, to, Axis::x, out);
            if (on_line(from.y) && from.y == to.y) bend(from, to, Axis::y, out);
        }
        return out;
    }

private:
    static constexpr int added = 5;
    bool on_line(double x) const {
        return grid_.line(static_cast<std::int64_t>(std::round((x - Grid::off) / grid_.step))) == x;
    }

    void bend(Point from, Point to, Axis axis, Ring& out) const {
        const bool backwards = to < from;
        if (backwards) std::swap(from, to);
        const double length = std::abs(to.x - from.x) + std::abs(to.y - from.y);
        // Short of the ends, so that lines do not cross where four cells meet.
        const double most = std::min(length, grid_.step) * 0.03;
        Ring points;
        for (int i = 1; i <= added; ++i) {
            const double share = i / (added + 1.0);
            Point p{std::lerp(from.x, to.x, share), std::lerp(from.y, to.y, share)};
            const std::uint64_t dice =
                scrambled(std::bit_cast<std::uint64_t>(p.x) ^
                          scrambled(std::bit_cast<std::uint64_t>(p.y) ^ seed_));
            along(p, axis) += most * (static_cast<double>(dice >> 11) * 0x1p-52 - 1);
            points.push_back(p);
        }
        if (backwards) std::ranges::reverse(points);
        out.insert(out.end(), points.begin(), points.end());
    }

    Grid grid_;
    std::uint64_t seed_;
};

/// Shells anticlockwise, holes clockwise.
Rings wound(const MultiPolygon& area) {
    Rings rings;
    const auto add = [&](Ring ring, bool anticlockwise) {
        if ((signed_area(ring) > 0) != anticlockwise) std::ranges::reverse(ring);
        rings.push_back(std::move(ring));
    };
    for (const geo::Polygon& part : area) {
        add(part.shell, true);
        for (const Ring& hole : part.holes) add(hole, false);
    }
    return rings;
}

MultiPolygon polygons_of(const Rings& rings) {
    MultiPolygon parts;
    for (const Ring& ring : rings)
        if (signed_area(ring) > 0) parts.push_back({ring, {}});
    for (const Ring& ring : rings) {
        if (signed_area(ring) >= 0) continue;
        const auto around = std::ranges::find_if(parts, [&](const geo::Polygon& part) {
            return geo::contains({{part.shell, {}}}, ring.front());
        });
        if (around != parts.end()) around->holes.push_back(ring);
    }
    return parts;
}

}  // namespace

std::vector<MultiPolygon> small_areas_of(std::span<const MultiPolygon> areas, std::size_t count,
                                         std::uint64_t seed) {
    double ground = 0;
    for (const MultiPolygon& area : areas)
        for (const geo::Polygon& part : area) ground += area_of(part);
    const Grid grid{std::sqrt(ground / static_cast<double>(std::max<std::size_t>(count, 1)))};
    const Bender bender(grid, seed);
    std::vector<MultiPolygon> small;
    for (const MultiPolygon& area : areas)
        slices(wound(area), Axis::x, grid, [&](Rings column) {
            slices(std::move(column), Axis::y, grid, [&](Rings cell) {
                for (Ring& ring : cell) ring = bender.bent(ring);
                if (MultiPolygon parts = polygons_of(cell); !parts.empty())
                    small.push_back(std::move(parts));
            });
        });
    return small;
}

}  // namespace app
