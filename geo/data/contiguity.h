#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "geo/core/result.h"
#include "geo/data/view.h"
#include "geo/stats/spatial_weights.h"

namespace geo {

/// What makes areas neighbours.
enum class Contiguity : std::uint8_t {
    queen,  // they share a point
    rook,   // they share an edge
};
std::string_view code_of(Contiguity contiguity);  // "queen", "rook"
std::optional<Contiguity> contiguity_of(std::string_view code);

/// What is done with an area that has no neighbour.
enum class IslandRule : std::uint8_t {
    leave_out,     // of the statistics, and counted
    join_nearest,  // it and the area whose border points are nearest become neighbours
};
std::string_view code_of(IslandRule rule);  // "leave-out", "join-nearest"
std::optional<IslandRule> island_rule_of(std::string_view code);

/// Which places touch on the ground of a geometry. `place_of` says of each feature which place, of
/// `places`, it is part of; features of none are passed over. Borders are shared where points are
/// equal bit for bit, as BorderLines have them: an area across a river's mouth is no neighbour.
SpatialWeights contiguity_weights(const Geometry& geometry,
                                  std::span<const std::optional<std::uint32_t>> place_of,
                                  std::size_t places, Contiguity contiguity,
                                  IslandRule islands = IslandRule::leave_out);

/// The areas whose ground shares a line with an area's, in register order; `areas` says of each
/// feature what it is drawn as (grouping_of).
std::vector<AreaIndex> areas_beside(const Geometry& geometry,
                                    std::span<const std::optional<AreaIndex>> areas,
                                    AreaIndex area);

/// The parts of an area's ground that do not touch, each as its districts in register order, the
/// most populous first: one for an area of one piece. Districts touch where their outlines share a
/// line (rook contiguity); across water they do not.
std::vector<std::vector<AreaIndex>> pieces_of(const Atlas& atlas, AreaIndex area, int year);

/// The figures of a view, with the neighbourhood that spatial statistics are worked out in: areas
/// that have a figure, ground, and a neighbour that has both.
struct SpatialSample {
    std::vector<AreaIndex> areas;  // in register order
    std::vector<double> values;    // of each
    SpatialWeights weights;        // of each, row-standardised
    std::vector<AreaIndex>
        islands;  // with figure and ground, without neighbour: left out or joined
    int without_figure = 0, without_ground = 0;  // areas of the view that were left out
};

/// Fails where the layer is not numeric, or the atlas has no boundaries.
Result<SpatialSample> spatial_sample_of(const Atlas& atlas, const LayerView& view,
                                        Contiguity contiguity,
                                        IslandRule islands = IslandRule::leave_out);

}  // namespace geo
