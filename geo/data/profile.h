#pragma once

#include <optional>
#include <vector>

#include "geo/data/view.h"

namespace geo {

/// The year whose boundaries an area is looked at in: today's, those that a planned one waits for,
/// or the last of one that has ended.
int boundary_year_of(const Atlas& atlas, AreaIndex area);

/// What one layer says of an area.
struct ProfileLine {
    const Layer* layer = nullptr;
    std::optional<ShownFigure> figure{};
    /// Where parts of the layer can neither be added up nor averaged, as medians: from the least to
    /// the most that the area's districts have. Never with a figure.
    std::optional<Interval> districts{};
    int year = 0;  // of either
};

/// An area in all numeric layers that have something of it, in their order: its newest figures,
/// none of years to come, as maps of its level have them. Of what came of a vote or of three, only
/// what all districts had in the same year. `atlas` outlives what is returned.
std::vector<ProfileLine> profile_of(const Atlas& atlas, AreaIndex area);

/// A layer's figure of an area in one year, as a map of the area's level has it.
std::optional<ShownFigure> figure_in(const Atlas& atlas, const Layer& layer, AreaIndex area,
                                     int year);

}  // namespace geo
