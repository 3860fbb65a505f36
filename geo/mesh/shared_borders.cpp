#include "geo/mesh/shared_borders.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <future>
#include <optional>
#include <utility>

namespace geo {
namespace {

using Number = std::uint32_t;

using Hash = std::uint32_t;

constexpr Number nobody = ~Number{0};

Hash spread(std::uint64_t a, std::uint64_t b) {
    // Only the high bits of coordinates differ, and a product's bits know none above them: so the
    // high ones are folded upon the low ones before the second. The constants are odd, near 2^64
    // times the golden ratio.
    const std::uint64_t mixed = a * 0x9E3779B97F4A7C15u ^ b * 0xC2B2AE3D27D4EB4Fu;
    return static_cast<Hash>((mixed ^ (mixed >> 32)) * 0x9E3779B97F4A7C15u >> 32);
}

/// Numbers things in order of appearance. Open addressing in one array: a fifth of the time of
/// std::unordered_map for the four million points of a country's small areas. Hashes stand beside
/// the numbers, so that no thing is looked at, far away in memory, but the one that is meant.
class Numbering {
public:
    /// Has the memory that number_of will look at fetched meanwhile.
    void prefetch(Hash hash) const { __builtin_prefetch(&slots_[hash & mask()]); }
    /// The number that number_of will most likely find.
    std::optional<Number> likely(Hash hash) const {
        for (std::size_t at = hash & mask();; at = (at + 1) & mask()) {
            if (slots_[at].number == nobody) return std::nullopt;
            if (slots_[at].hash == hash) return slots_[at].number;
        }
    }

    void make_room(std::size_t more) {
        const std::size_t least = (size_ + more) * 3 / 2;
        if (least <= slots_.size()) return;
        const std::vector<Slot> before =
            std::exchange(slots_, std::vector<Slot>(std::bit_ceil(least)));
        for (const Slot& slot : before) {
            if (slot.number == nobody) continue;
            std::size_t at = slot.hash & mask();
            while (slots_[at].number != nobody) at = (at + 1) & mask();
            slots_[at] = slot;
        }
    }

    /// The number for which `same` holds, or else the next one, which is then given out. There must
    /// be room.
    template <class Same>
    Number number_of(Hash hash, const Same& same) {
        for (std::size_t at = hash & mask();; at = (at + 1) & mask()) {
            Slot& slot = slots_[at];
            if (slot.number == nobody) {
                slot = {hash, size_};
                return size_++;
            }
            if (slot.hash == hash && same(slot.number)) return slot.number;
        }
    }

private:
    struct Slot {
        Hash hash = 0;
        Number number = nobody;
    };
    std::size_t mask() const { return slots_.size() - 1; }
    std::vector<Slot> slots_;
    Number size_ = 0;
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

}  // namespace

/// Rings as numbers of their corners, and which corners end lines.
class CoverageMaker::Corners {
public:
    explicit Corners(std::size_t points) {
        corners_.reserve(points);  // pages that are not touched cost nothing
        walk_.reserve(points);
        numbering_.make_room(points / 4);  // fewer corners than that no country has
    }

    /// A ring of fewer than two different points has no corners. Its points lie anywhere in memory:
    /// all are asked for before the first is waited for.
    void add(const Ring& ring) {
        numbering_.make_room(ring.size());
        const std::size_t first = walk_.size();
        hashes_.clear();
        for (const Point p : ring) {
            hashes_.push_back(hash_of(p));
            numbering_.prefetch(hashes_.back());
        }
        for (const Hash hash : hashes_)
            if (const auto number = numbering_.likely(hash)) __builtin_prefetch(&corners_[*number]);
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Number corner = number_of(ring[i], hashes_[i]);
            if (walk_.size() == first || walk_.back() != corner) walk_.push_back(corner);
        }
        while (walk_.size() > first + 1 && walk_.back() == walk_[first]) walk_.pop_back();
        if (walk_.size() < first + 2) walk_.resize(first);
        first_.push_back(walk_.size());
        find_nodes((*this)[rings() - 1]);
    }

    std::size_t rings() const { return first_.size() - 1; }
    std::span<const Number> operator[](std::size_t ring) const {
        return {walk_.data() + first_[ring], walk_.data() + first_[ring + 1]};
    }
    bool is_node(Number corner) const { return corners_[corner].one == node; }
    Point at(Number corner) const { return corners_[corner].at; }
    /// The last line found that begins at a corner. A ring is asked for its nodes before: a closed
    /// line makes one of where it begins.
    Number& first_line(Number corner) {
        Corner& one = corners_[corner];
        if (one.one != node) one = {one.at, node, nobody};
        return one.other;
    }
    /// A line ends at each visit of a node, or is a whole ring.
    std::size_t most_steps() const {
        return rings() + static_cast<std::size_t>(std::ranges::count_if(
                             walk_, [this](Number corner) { return is_node(corner); }));
    }

private:
    static constexpr Number node = nobody - 1;

    /// A point, and the corners beside it in every ring so far: with others it is a node, and
    /// `other` the last line found that begins there.
    struct Corner {
        Point at;
        Number one = nobody, other = nobody;
    };

    static Hash hash_of(Point p) {
        return spread(std::bit_cast<std::uint64_t>(p.x), std::bit_cast<std::uint64_t>(p.y));
    }

    Number number_of(Point p, Hash hash) {
        const auto x = std::bit_cast<std::uint64_t>(p.x), y = std::bit_cast<std::uint64_t>(p.y);
        const Number number = numbering_.number_of(hash, [&](Number other) {
            return std::bit_cast<std::uint64_t>(at(other).x) == x &&
                   std::bit_cast<std::uint64_t>(at(other).y) == y;
        });
        if (number == corners_.size()) corners_.push_back({p});
        return number;
    }

    void find_nodes(std::span<const Number> ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            Number one = ring[i == 0 ? ring.size() - 1 : i - 1];
            Number other = ring[i + 1 == ring.size() ? 0 : i + 1];
            if (one > other) std::swap(one, other);
            Corner& known = corners_[ring[i]];
            if (known.one == nobody) known.one = one, known.other = other;
            // A line that turns back upon itself ends there.
            if (known.one != one || known.other != other || one == other)
                known.one = node, known.other = nobody;
        }
    }

    Numbering numbering_;
    std::vector<Hash> hashes_;  // of the ring that is added
    std::vector<Corner> corners_;
    std::vector<Number> walk_;
    std::vector<std::size_t> first_{0};
};

/// Some corners of a ring, one after the other; beyond the ring's last comes its first.
struct Stretch {
    std::span<const Number> ring;
    std::size_t at = 0, size = 0;

    Number operator[](std::size_t i) const {
        const std::size_t place = at + i;
        return ring[place < ring.size() ? place : place - ring.size()];
    }
    std::pair<Number, Number> forwards() const { return {(*this)[0], (*this)[1]}; }
    std::pair<Number, Number> backwards() const { return {(*this)[size - 1], (*this)[size - 2]}; }
    /// A line runs the way whose first two corners are lower, whoever walks it.
    bool is_turned() const { return backwards() < forwards(); }
};

/// Cuts rings into lines. From a node a line can go on in one way only, so its first two corners
/// tell it from all others.
class CoverageMaker::Cutter {
public:
    Cutter(Corners& corners, Rings rings) : corners_(corners) {
        coverage_.rings = std::move(rings);
        const std::size_t steps = corners.most_steps();
        lines_.reserve(steps);
        coverage_.rings.steps.reserve(steps);
        coverage_.rings.first_step.reserve(corners.rings() + 1);
        coverage_.borders.first_point.reserve(steps);
    }

    Coverage cut() {
        for (Number ring = 0; ring < corners_.rings(); ++ring) cut(ring);
        // Most of both is memory that is touched for the first time.
        std::future<void> owning = std::async(std::launch::async, [this] { put_owners(); });
        put_points();
        owning.get();
        return std::move(coverage_);
    }

private:
    /// Where a line was found, and what tells it from others that begin at its first corner.
    struct Line {
        Number ring, at, second;
        Number next;  // that begins there
    };

    void cut(Number number) {
        const std::span<const Number> ring = corners_[number];
        const auto first =
            std::ranges::find_if(ring, [&](Number corner) { return corners_.is_node(corner); });
        if (!ring.empty()) {
            // Without nodes: begun at the lowest corner, so that whoever walks it finds the same.
            const auto begin = first == ring.end() ? std::ranges::min_element(ring) : first;
            Stretch line{ring, static_cast<std::size_t>(begin - ring.begin()), 1};
            for (std::size_t left = ring.size(); left > 0; --left) {
                ++line.size;
                if (left > 1 && !corners_.is_node(line[line.size - 1])) continue;
                step(number, line);
                line = {ring, (line.at + line.size - 1) % ring.size(), 1};
            }
        }
        coverage_.rings.first_step.push_back(static_cast<Number>(coverage_.rings.steps.size()));
    }

    /// Walks a line, and notes it when nobody has yet.
    void step(Number ring, const Stretch& line) {
        const bool is_turned = line.is_turned();
        const auto [begin, second] = is_turned ? line.backwards() : line.forwards();
        Number& first = corners_.first_line(begin);
        Number number = first;
        while (number != nobody && lines_[number].second != second) number = lines_[number].next;
        if (number == nobody) {
            number = static_cast<Number>(lines_.size());
            lines_.push_back({ring, static_cast<Number>(line.at), second, first});
            first = number;
            points_ += line.size;
            coverage_.borders.first_point.push_back(static_cast<Number>(points_));
        }
        coverage_.rings.steps.push_back(2 * number + (is_turned ? 1 : 0));
    }

    void put_points() {
        BorderLines& borders = coverage_.borders;
        borders.points.reserve(points_);
        for (Number i = 0; i < lines_.size(); ++i) {
            const Stretch line{corners_[lines_[i].ring], lines_[i].at,
                               borders.first_point[i + 1] - borders.first_point[i]};
            const bool is_turned = line.is_turned();
            for (std::size_t k = 0; k < line.size; ++k)
                borders.points.push_back(corners_.at(line[is_turned ? line.size - 1 - k : k]));
        }
    }

    /// For each feature in turn, the lines that it owns, each once.
    template <class Visit>
    void for_each_owned(const Visit& visit) const {
        const Rings& rings = coverage_.rings;
        std::vector<Number> last(lines_.size(), nobody);
        for (Number owner = 0; owner + 1 < rings.first_polygon.size(); ++owner) {
            const Number first = rings.first_ring[rings.first_polygon[owner]];
            const Number past = rings.first_ring[rings.first_polygon[owner + 1]];
            for (Number s = rings.first_step[first]; s < rings.first_step[past]; ++s) {
                const Number line = rings.steps[s] / 2;
                if (std::exchange(last[line], owner) != owner) visit(line, owner);
            }
        }
    }

    void put_owners() {
        BorderLines& borders = coverage_.borders;
        borders.first_owner.assign(lines_.size() + 1, 0);
        for_each_owned([&](Number line, Number) { ++borders.first_owner[line + 1]; });
        for (std::size_t i = 1; i < borders.first_owner.size(); ++i)
            borders.first_owner[i] += borders.first_owner[i - 1];
        borders.owners.resize(borders.first_owner.back());
        std::vector<Number> next = borders.first_owner;
        for_each_owned([&](Number line, Number owner) { borders.owners[next[line]++] = owner; });
    }

    Corners& corners_;
    std::vector<Line> lines_;
    std::size_t points_ = 0;  // of all lines
    Coverage coverage_;
};

CoverageMaker::CoverageMaker(std::size_t points) : corners_(std::make_unique<Corners>(points)) {}
CoverageMaker::~CoverageMaker() = default;
CoverageMaker::CoverageMaker(CoverageMaker&&) noexcept = default;
CoverageMaker& CoverageMaker::operator=(CoverageMaker&&) noexcept = default;

void CoverageMaker::add(const MultiPolygon& feature) {
    for (const Polygon& part : feature) {
        corners_->add(part.shell);
        for (const Ring& hole : part.holes) corners_->add(hole);
        rings_.first_ring.push_back(static_cast<Number>(corners_->rings()));
    }
    rings_.first_polygon.push_back(static_cast<Number>(rings_.first_ring.size() - 1));
}

Coverage CoverageMaker::take() { return Cutter(*corners_, std::move(rings_)).cut(); }

void BorderLines::add(std::span<const Point> line, std::span<const std::uint32_t> its_owners) {
    points.insert(points.end(), line.begin(), line.end());
    first_point.push_back(static_cast<Number>(points.size()));
    owners.insert(owners.end(), its_owners.begin(), its_owners.end());
    first_owner.push_back(static_cast<Number>(owners.size()));
}

Coverage coverage_of(std::span<const MultiPolygon> features) {
    CoverageMaker maker(count_points(features));
    for (const MultiPolygon& feature : features) maker.add(feature);
    return maker.take();
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
