#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "geo/area/lineage.h"
#include "geo/data/view.h"

namespace geo {

/// One layer in one year over the areas of one level: how each area comes by its figure.
/// Its own comes first; then one worked out from its parts; then that of the larger area it lies
/// in.
class Join {
public:
    Join(const Atlas& atlas, const Layer& layer, Level level, int year, int boundary_year,
         Boundaries boundaries = Boundaries::of_the_figures);

    const std::vector<AreaIndex>& areas() const { return areas_; }  // in force, in register order
    std::optional<ShownFigure> figure_of(AreaIndex area) const;

private:
    using Parts =
        std::unordered_map<AreaIndex, std::vector<AreaIndex>>;  // by the area they make up

    /// A supposed authority has no part in the figure of a county that it holds some districts of.
    void leave_out_broken_counties();
    /// Publishers give figures for London as a region; its authority covers the same ground.
    std::optional<ShownFigure> of_same_ground(AreaIndex area) const;
    /// The area's own, or what its predecessors' figures come to on its ground.
    std::optional<ShownFigure> own_or_carried(AreaIndex area) const;
    std::optional<ShownFigure> carried(AreaIndex area) const;
    std::optional<ShownFigure> derived(AreaIndex area) const;
    std::optional<ShownFigure> combined(AreaIndex area, const std::vector<AreaIndex>& parts) const;
    /// 1 where parts add up; nothing where a mean's denominator is not known.
    std::optional<double> weight_in_whole(AreaIndex part, int year) const;
    std::optional<ShownFigure> inherited(AreaIndex area) const;

    const Atlas& atlas_;
    const Layer& layer_;
    const Layer* weights_;  // nullptr: none named, or none of that name
    Level level_;
    int year_, boundary_year_;
    std::vector<AreaIndex> areas_;
    std::vector<Parts> parts_;       // of each finer level: districts, then upper-tier areas
    std::vector<Lineage> lineages_;  // of the level and each finer one, where figures are carried
};

/// A figure as an area's own, without any joining.
ShownFigure shown(const Figure& figure);

/// The figure of the year nearest to `year`: the latest not after it, or else the first one.
const Figure* nearest_figure(const Layer& layer, AreaIndex area, int year);

}  // namespace geo
