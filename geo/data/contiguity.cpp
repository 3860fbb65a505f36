#include "geo/data/contiguity.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace geo {
namespace {

using PlaceOf = std::span<const std::optional<std::uint32_t>>;

constexpr std::array<std::string_view, 2> contiguity_codes{"queen", "rook"};
constexpr std::array<std::string_view, 2> island_rule_codes{"leave-out", "join-nearest"};

template <class Enum, std::size_t n>
std::optional<Enum> enum_of(const std::array<std::string_view, n>& codes, std::string_view code) {
    const auto found = std::ranges::find(codes, code);
    if (found == codes.end()) return std::nullopt;
    return static_cast<Enum>(found - codes.begin());
}

/// Each place with each other of them; equal ones pair with themselves, which weights pass over.
void add_pairs(std::vector<NeighbourPair>& pairs, std::span<const std::uint32_t> places) {
    for (std::size_t i = 0; i < places.size(); ++i)
        for (std::size_t j = i + 1; j < places.size(); ++j) pairs.push_back({places[i], places[j]});
}

std::vector<std::uint32_t> places_at(const BorderLine& line, PlaceOf place_of) {
    std::vector<std::uint32_t> places;
    for (const std::uint32_t owner : line.owners)
        if (place_of[owner]) places.push_back(*place_of[owner]);
    return places;
}

std::vector<NeighbourPair> pairs_with_edges(const Geometry& geometry, PlaceOf place_of) {
    std::vector<NeighbourPair> pairs;
    for (const BorderLine line : geometry.borders) add_pairs(pairs, places_at(line, place_of));
    return pairs;
}

/// Lines end wherever features meet in a point, so only their ends are looked at.
std::vector<NeighbourPair> pairs_with_points(const Geometry& geometry, PlaceOf place_of) {
    struct Corner {
        Point at;
        std::uint32_t place;
        auto operator<=>(const Corner&) const = default;
    };
    std::vector<Corner> corners;
    for (const BorderLine line : geometry.borders)
        for (const std::uint32_t place : places_at(line, place_of)) {
            corners.push_back({line.points.front(), place});
            corners.push_back({line.points.back(), place});
        }
    std::ranges::sort(corners);
    corners.erase(std::unique(corners.begin(), corners.end()), corners.end());
    std::vector<NeighbourPair> pairs;
    std::vector<std::uint32_t> here;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        if (i > 0 && corners[i].at != corners[i - 1].at) here.clear();
        for (const std::uint32_t place : here) pairs.push_back({place, corners[i].place});
        here.push_back(corners[i].place);
    }
    return pairs;
}

double squared_distance(const Extent& a, const Extent& b) {
    const double x = std::max({0.0, a.min_x - b.max_x, b.min_x - a.max_x});
    const double y = std::max({0.0, a.min_y - b.max_y, b.min_y - a.max_y});
    return x * x + y * y;
}

double squared_distance(std::span<const Point> some, std::span<const Point> others) {
    double least = std::numeric_limits<double>::infinity();
    for (const Point a : some)
        for (const Point b : others)
            least = std::min(least, (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
    return least;
}

void add_shells(std::vector<Point>& points, const Geometry& geometry, std::uint32_t feature) {
    for (const Polygon& part : polygons_of(geometry.borders, geometry.rings, feature))
        points.insert(points.end(), part.shell.begin(), part.shell.end());
}

/// The place whose border points come nearest to an island's; nothing where there is no other.
std::optional<std::uint32_t> nearest_place(const Geometry& geometry, PlaceOf place_of,
                                           std::uint32_t island) {
    std::vector<Point> shore;
    Extent extent;
    std::vector<std::uint32_t> others;
    for (std::uint32_t feature = 0; feature < geometry.areas.size(); ++feature) {
        if (!place_of[feature]) continue;
        if (*place_of[feature] == island) {
            add_shells(shore, geometry, feature);
            extent.include(geometry.extents[feature]);
        } else {
            others.push_back(feature);
        }
    }
    const auto from_box = [&](std::uint32_t feature) {
        return squared_distance(extent, geometry.extents[feature]);
    };
    std::ranges::stable_sort(others, {}, from_box);
    std::optional<std::uint32_t> nearest;
    double least = std::numeric_limits<double>::infinity();
    for (const std::uint32_t feature : others) {
        if (from_box(feature) >= least) break;
        std::vector<Point> border;
        add_shells(border, geometry, feature);
        const double distance = squared_distance(shore, border);
        if (distance < least) least = distance, nearest = *place_of[feature];
    }
    return nearest;
}

/// The position in the view of the area that each feature is part of.
std::vector<std::optional<std::size_t>> positions_of(const Atlas& atlas, const LayerView& view,
                                                     const Geometry& geometry) {
    std::vector<std::optional<std::size_t>> positions;
    for (const auto& group : grouping_of(atlas, geometry, view.level, view.boundary_year))
        positions.push_back(group ? view.position(*group) : std::nullopt);
    return positions;
}

/// Leaves places out of a sample.
void keep(SpatialSample& sample, std::span<const std::size_t> places) {
    sample.weights = sample.weights.among(places);
    for (std::size_t i = 0; i < places.size(); ++i) {
        sample.areas[i] = sample.areas[places[i]];
        sample.values[i] = sample.values[places[i]];
    }
    sample.areas.resize(places.size());
    sample.values.resize(places.size());
}

}  // namespace

std::string_view code_of(Contiguity contiguity) {
    return contiguity_codes[static_cast<std::size_t>(contiguity)];
}

std::optional<Contiguity> contiguity_of(std::string_view code) {
    return enum_of<Contiguity>(contiguity_codes, code);
}

std::string_view code_of(IslandRule rule) {
    return island_rule_codes[static_cast<std::size_t>(rule)];
}

std::optional<IslandRule> island_rule_of(std::string_view code) {
    return enum_of<IslandRule>(island_rule_codes, code);
}

SpatialWeights contiguity_weights(const Geometry& geometry, PlaceOf place_of, std::size_t places,
                                  Contiguity contiguity, IslandRule islands) {
    std::vector<NeighbourPair> pairs = contiguity == Contiguity::rook
                                           ? pairs_with_edges(geometry, place_of)
                                           : pairs_with_points(geometry, place_of);
    SpatialWeights weights(places, pairs);
    if (islands == IslandRule::leave_out) return weights;
    for (const std::size_t place : weights.islands()) {
        const auto island = static_cast<std::uint32_t>(place);
        if (const auto nearest = nearest_place(geometry, place_of, island))
            pairs.push_back({island, *nearest});
    }
    return {places, pairs};
}

std::vector<AreaIndex> areas_beside(const Geometry& geometry,
                                    std::span<const std::optional<AreaIndex>> areas,
                                    AreaIndex area) {
    std::vector<AreaIndex> beside;
    for (const BorderLine border : geometry.borders) {
        const auto is_own = [&](std::uint32_t owner) { return areas[owner] == area; };
        if (std::ranges::none_of(border.owners, is_own)) continue;
        for (const std::uint32_t owner : border.owners)
            if (areas[owner] && areas[owner] != area) beside.push_back(*areas[owner]);
    }
    std::ranges::sort(beside);
    beside.erase(std::unique(beside.begin(), beside.end()), beside.end());
    return beside;
}

std::vector<std::vector<AreaIndex>> pieces_of(const Atlas& atlas, AreaIndex area, int year) {
    const std::vector<AreaIndex> districts = atlas.areas.members(area, Level::district, year);
    if (!atlas.districts || districts.empty()) return {};
    std::vector<std::optional<std::uint32_t>> place_of;
    for (const AreaIndex feature : atlas.districts->areas) {
        const auto found = std::ranges::lower_bound(districts, feature);
        place_of.push_back(
            found != districts.end() && *found == feature
                ? std::optional(static_cast<std::uint32_t>(found - districts.begin()))
                : std::nullopt);
    }
    const SpatialWeights touching =
        contiguity_weights(*atlas.districts, place_of, districts.size(), Contiguity::rook);
    struct Piece {
        std::vector<AreaIndex> districts;
        double people = 0;
    };
    std::vector<Piece> pieces;
    std::vector<bool> seen(districts.size());
    for (std::size_t first = 0; first < districts.size(); ++first) {
        if (seen[first]) continue;
        seen[first] = true;
        std::vector<std::size_t> reached{first};
        for (std::size_t next = 0; next < reached.size(); ++next)
            for (const std::uint32_t neighbour : touching.neighbours_of(reached[next]))
                if (!seen[neighbour]) {
                    seen[neighbour] = true;
                    reached.push_back(neighbour);
                }
        std::ranges::sort(reached);
        Piece& piece = pieces.emplace_back();
        for (const std::size_t place : reached) {
            piece.districts.push_back(districts[place]);
            piece.people += atlas.areas[districts[place]].population.value_or(0);
        }
    }
    std::ranges::stable_sort(pieces, std::ranges::greater{}, &Piece::people);
    std::vector<std::vector<AreaIndex>> parts;
    for (Piece& piece : pieces) parts.push_back(std::move(piece.districts));
    return parts;
}

Result<SpatialSample> spatial_sample_of(const Atlas& atlas, const LayerView& view,
                                        Contiguity contiguity, IslandRule islands) {
    if (view.layer->kind != LayerKind::numeric)
        return failure("'" + view.layer->id +
                       "' is of kinds, not of numbers; choose another layer");
    if (!atlas.districts || atlas.districts->areas.empty())
        return failure(
            "the package has no boundaries, so neighbours are not known; add boundaries to it");
    const auto positions = positions_of(atlas, view, *atlas.districts);
    std::vector<bool> has_ground(view.areas.size());
    for (const auto& position : positions)
        if (position) has_ground[*position] = true;

    SpatialSample sample;
    std::vector<std::optional<std::uint32_t>> place_at(view.areas.size());
    for (std::size_t i = 0; i < view.areas.size(); ++i) {
        const auto& figure = view.figures[i];
        if (!figure || !figure->value) {
            ++sample.without_figure;
        } else if (!has_ground[i]) {
            ++sample.without_ground;
        } else {
            place_at[i] = static_cast<std::uint32_t>(sample.areas.size());
            sample.areas.push_back(view.areas[i]);
            sample.values.push_back(*figure->value);
        }
    }
    std::vector<std::optional<std::uint32_t>> place_of;
    for (const auto& position : positions)
        place_of.push_back(position ? place_at[*position] : std::nullopt);

    const auto weights = [&](IslandRule rule) {
        return contiguity_weights(*atlas.districts, place_of, sample.areas.size(), contiguity,
                                  rule);
    };
    sample.weights = weights(IslandRule::leave_out);
    std::vector<std::size_t> connected;
    for (std::size_t place = 0; place < sample.areas.size(); ++place)
        if (sample.weights.neighbours_of(place).empty())
            sample.islands.push_back(sample.areas[place]);
        else
            connected.push_back(place);
    if (sample.islands.empty()) return sample;
    if (islands == IslandRule::join_nearest)
        sample.weights = weights(islands);
    else
        keep(sample, connected);
    return sample;
}

}  // namespace geo
