#include "geo/mesh/shared_borders.h"

#include <algorithm>
#include <bit>
#include <map>
#include <unordered_map>
#include <utility>

namespace geo {
namespace {

using Number = std::uint32_t;

struct SameBits {
    bool operator()(Point a, Point b) const {
        return std::bit_cast<std::uint64_t>(a.x) == std::bit_cast<std::uint64_t>(b.x) &&
               std::bit_cast<std::uint64_t>(a.y) == std::bit_cast<std::uint64_t>(b.y);
    }
    std::size_t operator()(Point p) const {
        // Multiplying by odd constants near 2^64 times the golden ratio spreads the high bits,
        // which neighbouring coordinates share, and the low ones, which are zero, over the whole
        // word.
        const std::uint64_t mixed = std::bit_cast<std::uint64_t>(p.x) * 0x9E3779B97F4A7C15u ^
                                    std::bit_cast<std::uint64_t>(p.y) * 0xC2B2AE3D27D4EB4Fu;
        return mixed ^ (mixed >> 29);
    }
};

/// A stretch between two corners, lower number first, and who ends on it.
struct Edge {
    Number from = 0, to = 0, owner = 0;  // owner: a feature, later the number of a set of features
    auto operator<=>(const Edge&) const = default;
    bool same_place(const Edge& other) const { return from == other.from && to == other.to; }
};

/// All edges of all features between numbered corners, each once.
struct Network {
    std::vector<Point> corners;
    std::vector<Edge> edges;  // owner is a place in owner_sets
    std::vector<std::vector<Number>> owner_sets;
};

class NetworkBuilder {
public:
    explicit NetworkBuilder(std::size_t corners_expected) {
        numbers_.reserve(corners_expected);
        edges_.reserve(corners_expected);
    }

    void add(const Ring& ring, Number owner) {
        if (ring.size() < 2) return;
        const Number first = number_of(ring.front());
        Number before = first;
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const Number here = number_of(ring[i]);
            add_edge(before, here, owner);
            before = here;
        }
        add_edge(before, first, owner);
    }

    Network take() {
        std::ranges::sort(edges_);
        std::map<std::vector<Number>, Number> set_numbers;
        std::vector<Number> owners;
        for (std::size_t i = 0; i < edges_.size();) {
            Edge edge = edges_[i];
            owners.clear();
            for (; i < edges_.size() && edges_[i].same_place(edge); ++i)
                if (owners.empty() || owners.back() != edges_[i].owner)
                    owners.push_back(edges_[i].owner);
            const auto next = static_cast<Number>(set_numbers.size());
            const auto [known, is_new] = set_numbers.try_emplace(owners, next);
            if (is_new) network_.owner_sets.push_back(owners);
            edge.owner = known->second;
            network_.edges.push_back(edge);
        }
        return std::move(network_);
    }

private:
    Number number_of(Point p) {
        const auto next = static_cast<Number>(network_.corners.size());
        const auto [known, is_new] = numbers_.try_emplace(p, next);
        if (is_new) network_.corners.push_back(p);
        return known->second;
    }
    void add_edge(Number a, Number b, Number owner) {
        if (a != b) edges_.push_back({std::min(a, b), std::max(a, b), owner});
    }

    Network network_;
    std::unordered_map<Point, Number, SameBits, SameBits> numbers_;
    std::vector<Edge> edges_;
};

/// Walks a network's edges into lines as long as they can be.
class LineChainer {
public:
    explicit LineChainer(const Network& network)
        : network_(network), first_(network.corners.size() + 1), used_(network.edges.size()) {
        for (const Edge& edge : network.edges) ++first_[edge.from + 1], ++first_[edge.to + 1];
        for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
        at_corner_.resize(2 * network.edges.size());
        std::vector<Number> next = first_;
        for (Number i = 0; i < network.edges.size(); ++i) {
            at_corner_[next[network.edges[i].from]++] = i;
            at_corner_[next[network.edges[i].to]++] = i;
        }
    }

    std::vector<BorderLine> lines() {
        std::vector<BorderLine> result;
        const auto walk_all_from = [&](Number corner) {
            for (Number edge : edges_at(corner))
                if (!used_[edge]) result.push_back(line_from(corner, edge));
        };
        const auto count = static_cast<Number>(network_.corners.size());
        for (Number corner = 0; corner < count; ++corner)
            if (is_node(corner)) walk_all_from(corner);
        // What is left are closed lines without nodes: an island's coast.
        for (Number corner = 0; corner < count; ++corner) walk_all_from(corner);
        return result;
    }

private:
    std::span<const Number> edges_at(Number corner) const {
        return {at_corner_.data() + first_[corner], at_corner_.data() + first_[corner + 1]};
    }

    /// A line cannot pass through a corner where lines fork or its owners change.
    bool is_node(Number corner) const {
        const auto edges = edges_at(corner);
        return edges.size() != 2 ||
               network_.edges[edges[0]].owner != network_.edges[edges[1]].owner;
    }

    BorderLine line_from(Number start, Number edge) {
        BorderLine line{{network_.corners[start]}, network_.owner_sets[network_.edges[edge].owner]};
        for (Number corner = start;;) {
            used_[edge] = true;
            const Edge& walked = network_.edges[edge];
            corner = walked.from == corner ? walked.to : walked.from;
            line.points.push_back(network_.corners[corner]);
            if (corner == start || is_node(corner)) return line;
            const auto edges = edges_at(corner);
            edge = edges[0] == edge ? edges[1] : edges[0];
        }
    }

    const Network& network_;
    std::vector<Number> first_;      // per corner, into at_corner_
    std::vector<Number> at_corner_;  // edges that meet there
    std::vector<bool> used_;
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

std::vector<BorderLine> shared_borders(std::span<const MultiPolygon> features) {
    NetworkBuilder builder(count_points(features));
    for (Number feature = 0; feature < features.size(); ++feature)
        for (const Polygon& part : features[feature]) {
            builder.add(part.shell, feature);
            for (const Ring& hole : part.holes) builder.add(hole, feature);
        }
    const Network network = builder.take();
    return LineChainer{network}.lines();
}

}  // namespace geo
