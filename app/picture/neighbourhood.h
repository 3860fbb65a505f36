#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "app/picture/comparison.h"
#include "app/picture/metric_scores.h"
#include "app/scene/scene.h"

namespace app {

/// What makes areas neighbours: alike by the statistics office's reckoning, or side by side.
enum class NeighbourKind : std::uint8_t { in_all, in_economy, in_people, on_the_ground };
inline constexpr std::array all_neighbour_kinds{NeighbourKind::in_all, NeighbourKind::in_economy,
                                                NeighbourKind::in_people,
                                                NeighbourKind::on_the_ground};
/// "Alike in all together", "Side by side", as a choice.
const char* title_of(NeighbourKind kind);

/// A neighbour, with why it is one and its figure.
struct NeighbourRow {
    geo::AreaIndex area{};
    std::string name;
    std::string why;                // "In economy and people; 0.4 apart"
    std::string near;               // "Near: smoking, weekly pay. Apart: house prices"
    std::string told;               // the figures that these rest on
    std::optional<double> apart{};  // how far figures lie apart: mean of standard deviations
    ComparedFigure figure{};        // of the layer on show
};

/// The neighbours of an area: the nearest first, as their kind reckons.
struct Neighbourhood {
    geo::AreaIndex area{};
    std::string name;
    ComparisonColumn column;  // the layer on show
    ComparedFigure own{};     // of the area itself
    std::vector<NeighbourRow> rows{};
    std::string method{};  // who reckons so, and what the atlas itself works out
};

/// The level at which an area has its neighbours; nothing where no map has it.
std::optional<geo::Level> level_of_neighbours(const geo::Atlas& atlas, geo::AreaIndex area);

/// Of an area, with the figures of the active pane. `metrics` are scored for its level: how far two
/// areas lie apart is the mean difference of their scores, people and people per km² (of
/// logarithms) among them.
Neighbourhood neighbourhood_of(const geo::Atlas& atlas, const Scene& scene, geo::AreaIndex area,
                               NeighbourKind kind, const std::vector<ScoredMetric>& metrics);

}  // namespace app
