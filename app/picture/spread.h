#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/picture/axis.h"
#include "geo/stats/summary.h"

namespace app {

/// Some of the areas, as a box plot shows their figures.
/// source  Tukey (1977), "Exploratory data analysis": whiskers to the last figures within 1.5 times
///         the middle half beyond it, single points further out
struct SpreadGroup {
    std::string name;  // "London"; "Outside combined authorities"
    geo::Summary summary;
    double low = 0, high = 0;  // ends of the whiskers
    std::vector<geo::AreaIndex> areas, outliers;
};

/// How the figures of a map are spread: every area, and areas in groups.
struct FigureSpread {
    struct Dot {
        geo::AreaIndex area{};
        double value = 0;
        Rgba colour;  // on the map
    };
    Axis axis;                         // of every figure, with England's where there is one
    std::vector<Dot> dots;             // lowest first
    std::vector<SpreadGroup> regimes;  // in a combined authority or London, and outside; of levels
                                       // where areas may be either
    std::vector<SpreadGroup> regions;  // by region or nation; none of levels as large as these
};

/// Of the active pane; nothing of kinds, or without figures.
std::optional<FigureSpread> spread_of(const geo::Atlas& atlas, const Scene& scene);

/// "33 areas: median £767, half of them £712 to £815".
std::string group_in_words(const geo::Layer& layer, const SpreadGroup& group);

}  // namespace app
