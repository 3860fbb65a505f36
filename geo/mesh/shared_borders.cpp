#include "geo/mesh/shared_borders.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <optional>
#include <utility>

namespace geo {
namespace {

using Number = std::uint32_t;

std::uint64_t spread(std::uint64_t a, std::uint64_t b) {
    // Multiplying by odd constants near 2^64 times the golden ratio spreads the high bits, which
    // neighbouring coordinates share, and the low ones, which are zero, over the whole word.
    const std::uint64_t mixed = a * 0x9E3779B97F4A7C15u ^ b * 0xC2B2AE3D27D4EB4Fu;
    return mixed ^ (mixed >> 29);
}

/// Numbers things in order of appearance. Open addressing in one array: a fifth of the time of
/// std::unordered_map for the four million points of a country's small areas.
class Numbering {
public:
    explicit Numbering(std::size_t most)
        : slots_(std::bit_ceil(std::max<std::size_t>(most * 3 / 2, 16)), nobody) {}

    /// Has the memory that number_of will look at fetched meanwhile.
    void prefetch(std::uint64_t hash) const { __builtin_prefetch(&slots_[hash & mask()]); }
    /// The number that number_of will try first.
    std::optional<Number> likely(std::uint64_t hash) const {
        const Number number = slots_[hash & mask()];
        return number == nobody ? std::nullopt : std::optional(number);
    }

    /// The number for which `same` holds, or else `next`, which is then given out.
    template <class Same>
    Number number_of(std::uint64_t hash, Number next, const Same& same) {
        for (std::size_t at = hash & mask();; at = (at + 1) & mask()) {
            if (slots_[at] == nobody) return slots_[at] = next;
            if (same(slots_[at])) return slots_[at];
        }
    }

private:
    static constexpr Number nobody = ~Number{0};
    std::size_t mask() const { return slots_.size() - 1; }
    std::vector<Number> slots_;
};

std::size_t count_points(std::span<const MultiPolygon> features) {
    std::size_t count = 0;
    for (const MultiPolygon& parts : features)
        for (const Polygon& part : parts) {
            count += part.shell.size();
            for (const Ring& hole : part.holes) count += hole.size();
        }
    return count;
}

/// Rings as numbers of their corners, and which corners end lines.
class Corners {
public:
    explicit Corners(std::size_t points) : numbering_(points) {
        at_.reserve(points);  // pages that are not touched cost nothing
        walk_.reserve(points);
    }

    /// A ring of fewer than two different points has no corners. Its points lie anywhere in memory:
    /// all are asked for before the first is waited for.
    void add(const Ring& ring) {
        const std::size_t first = walk_.size();
        hashes_.clear();
        for (const Point p : ring) {
            hashes_.push_back(hash_of(p));
            numbering_.prefetch(hashes_.back());
        }
        for (const std::uint64_t hash : hashes_)
            if (const auto number = numbering_.likely(hash)) __builtin_prefetch(&at_[*number]);
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Number corner = number_of(ring[i], hashes_[i]);
            if (walk_.size() == first || walk_.back() != corner) walk_.push_back(corner);
        }
        while (walk_.size() > first + 1 && walk_.back() == walk_[first]) walk_.pop_back();
        if (walk_.size() < first + 2) walk_.resize(first);
        first_.push_back(walk_.size());
    }

    void find_nodes() {
        struct Beside {
            Number one = nobody, other = nobody;
        };
        std::vector<Beside> beside(at_.size());
        is_node_.assign(at_.size(), false);
        for (std::size_t r = 0; r < rings(); ++r) {
            const auto ring = (*this)[r];
            for (std::size_t i = 0; i < ring.size(); ++i) {
                Number one = ring[i == 0 ? ring.size() - 1 : i - 1];
                Number other = ring[i + 1 == ring.size() ? 0 : i + 1];
                if (one > other) std::swap(one, other);
                Beside& known = beside[ring[i]];
                if (known.one == nobody) known = {one, other};
                // A line that turns back upon itself ends there.
                if (known.one != one || known.other != other || one == other)
                    is_node_[ring[i]] = true;
            }
        }
    }

    std::size_t rings() const { return first_.size() - 1; }
    std::span<const Number> operator[](std::size_t ring) const {
        return {walk_.data() + first_[ring], walk_.data() + first_[ring + 1]};
    }
    bool is_node(Number corner) const { return is_node_[corner]; }
    Point at(Number corner) const { return at_[corner]; }
    std::size_t count() const { return at_.size(); }
    /// A line ends at each visit of a node, or is a whole ring.
    std::size_t most_lines() const {
        return rings() + static_cast<std::size_t>(std::ranges::count_if(
                             walk_, [this](Number corner) { return is_node_[corner] != 0; }));
    }

private:
    static constexpr Number nobody = ~Number{0};

    static std::uint64_t hash_of(Point p) {
        return spread(std::bit_cast<std::uint64_t>(p.x), std::bit_cast<std::uint64_t>(p.y));
    }

    Number number_of(Point p, std::uint64_t hash) {
        const auto x = std::bit_cast<std::uint64_t>(p.x), y = std::bit_cast<std::uint64_t>(p.y);
        const auto next = static_cast<Number>(at_.size());
        const Number number = numbering_.number_of(hash, next, [&](Number other) {
            return std::bit_cast<std::uint64_t>(at_[other].x) == x &&
                   std::bit_cast<std::uint64_t>(at_[other].y) == y;
        });
        if (number == next) at_.push_back(p);
        return number;
    }

    Numbering numbering_;
    std::vector<std::uint64_t> hashes_;  // of the ring that is added
    std::vector<Point> at_;
    std::vector<Number> walk_;
    std::vector<std::size_t> first_{0};
    std::vector<char> is_node_;
};

/// Cuts rings into lines. From a node a line can go on in one way only, so its first two corners
/// tell it from all others.
class Cutter {
public:
    explicit Cutter(const Corners& corners) : corners_(corners), numbering_(corners.most_lines()) {
        coverage_.borders.points.reserve(corners.count() + corners.count() / 4);
    }

    /// The rings are to be cut in their order.
    void cut(std::size_t number, Number owner) {
        const auto ring = corners_[number];
        const auto first =
            std::ranges::find_if(ring, [&](Number corner) { return corners_.is_node(corner); });
        if (!ring.empty() && first == ring.end())
            add_closed(ring, owner);
        else if (!ring.empty())
            add_lines(ring, static_cast<std::size_t>(first - ring.begin()), owner);
        coverage_.rings.first_step.push_back(static_cast<Number>(coverage_.rings.steps.size()));
    }

    Coverage take() {
        put_owners();
        return std::move(coverage_);
    }

    Rings& rings() { return coverage_.rings; }

private:
    struct Owned {
        Number line, owner;
    };

    void add_lines(std::span<const Number> ring, std::size_t node, Number owner) {
        line_.assign(1, ring[node]);
        for (std::size_t i = 1; i <= ring.size(); ++i) {
            const std::size_t at = node + i;
            const Number corner = ring[at < ring.size() ? at : at - ring.size()];
            line_.push_back(corner);
            if (!corners_.is_node(corner)) continue;
            step(owner);
            line_.assign(1, corner);
        }
    }

    /// Without nodes: begun at the lowest corner, so that whoever walks it finds the same line.
    void add_closed(std::span<const Number> ring, Number owner) {
        const auto lowest = static_cast<std::size_t>(std::ranges::min_element(ring) - ring.begin());
        line_.clear();
        for (std::size_t i = 0; i <= ring.size(); ++i)
            line_.push_back(ring[(lowest + i) % ring.size()]);
        step(owner);
    }

    /// Walks the line that was collected, and adds it when nobody has yet.
    void step(Number owner) {
        const std::pair forwards{line_[0], line_[1]};
        const std::pair backwards{line_[line_.size() - 1], line_[line_.size() - 2]};
        const bool is_turned = backwards < forwards;
        const std::pair begin = is_turned ? backwards : forwards;
        const auto next = static_cast<Number>(coverage_.borders.size());
        const Number number =
            numbering_.number_of(spread(begin.first, begin.second), next,
                                 [&](Number line) { return begins_[line] == begin; });
        if (number == next) {
            begins_.push_back(begin);
            if (is_turned) std::ranges::reverse(line_);
            for (const Number corner : line_)
                coverage_.borders.points.push_back(corners_.at(corner));
            coverage_.borders.first_point.push_back(
                static_cast<Number>(coverage_.borders.points.size()));
            coverage_.borders.first_owner.push_back(0);
        }
        coverage_.rings.steps.push_back(2 * number + (is_turned ? 1 : 0));
        owned_.push_back({number, owner});
    }

    /// Sorts who owns what by line. Owners came in ascending order and stay so.
    void put_owners() {
        BorderLines& borders = coverage_.borders;
        std::vector<Number> last(borders.size(), ~Number{0});
        const auto is_new = [&last](const Owned& one) {
            return std::exchange(last[one.line], one.owner) != one.owner;
        };
        for (const Owned& one : owned_)
            if (is_new(one)) ++borders.first_owner[one.line + 1];
        for (std::size_t i = 1; i < borders.first_owner.size(); ++i)
            borders.first_owner[i] += borders.first_owner[i - 1];
        borders.owners.resize(borders.first_owner.back());
        std::vector<Number> next = borders.first_owner;
        last.assign(last.size(), ~Number{0});
        for (const Owned& one : owned_)
            if (is_new(one)) borders.owners[next[one.line]++] = one.owner;
    }

    const Corners& corners_;
    Numbering numbering_;
    std::vector<std::pair<Number, Number>> begins_;  // of each line: its first two corners
    std::vector<Number> line_;
    std::vector<Owned> owned_;
    Coverage coverage_;
};

}  // namespace

void BorderLines::add(std::span<const Point> line, std::span<const std::uint32_t> its_owners) {
    points.insert(points.end(), line.begin(), line.end());
    first_point.push_back(static_cast<Number>(points.size()));
    owners.insert(owners.end(), its_owners.begin(), its_owners.end());
    first_owner.push_back(static_cast<Number>(owners.size()));
}

Coverage coverage_of(std::span<const MultiPolygon> features) {
    Corners corners(count_points(features));
    for (const MultiPolygon& parts : features)
        for (const Polygon& part : parts) {
            corners.add(part.shell);
            for (const Ring& hole : part.holes) corners.add(hole);
        }
    corners.find_nodes();

    Cutter cutter(corners);
    std::size_t ring = 0;
    for (Number feature = 0; feature < features.size(); ++feature) {
        for (const Polygon& part : features[feature]) {
            for (std::size_t i = 0; i <= part.holes.size(); ++i) cutter.cut(ring++, feature);
            cutter.rings().first_ring.push_back(static_cast<Number>(ring));
        }
        cutter.rings().first_polygon.push_back(
            static_cast<Number>(cutter.rings().first_ring.size() - 1));
    }
    return cutter.take();
}

MultiPolygon polygons_of(const BorderLines& borders, const Rings& rings, std::uint32_t feature) {
    const auto ring_of = [&](std::uint32_t number) {
        Ring ring;
        for (std::uint32_t s = rings.first_step[number]; s < rings.first_step[number + 1]; ++s) {
            const std::span<const Point> line = borders[rings.steps[s] / 2].points;
            // The last point is the next line's first.
            if (rings.steps[s] % 2 == 0)
                ring.insert(ring.end(), line.begin(), line.end() - 1);
            else
                ring.insert(ring.end(), line.rbegin(), line.rend() - 1);
        }
        return ring;
    };
    MultiPolygon parts;
    for (std::uint32_t p = rings.first_polygon[feature]; p < rings.first_polygon[feature + 1];
         ++p) {
        Polygon& part = parts.emplace_back();
        part.shell = ring_of(rings.first_ring[p]);
        for (std::uint32_t r = rings.first_ring[p] + 1; r < rings.first_ring[p + 1]; ++r)
            part.holes.push_back(ring_of(r));
    }
    return parts;
}

}  // namespace geo
