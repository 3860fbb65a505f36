#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/picture/axis.h"
#include "geo/data/view.h"

namespace app {

/// The figures of areas that have one in each of two views, in the order of x's areas.
struct FigurePairs {
    std::vector<geo::AreaIndex> areas;
    std::vector<double> x, y;
};
FigurePairs pairs_of(const geo::LayerView& x, const geo::LayerView& y);

struct ScatterDot {
    geo::AreaIndex area{};
    double x = 0, y = 0;        // in the units of their layers
    bool in_authority = false;  // combined authority or London
};

/// Two layers against each other: a dot for each area with a figure in both.
struct ScatterPlot {
    Axis x, y;  // with England's figures, where both layers have one
    std::vector<ScatterDot> dots;
    bool has_regimes = false;  // at this level, areas may or may not be in a combined authority
    const geo::Layer* x_layer = nullptr;
    const geo::Layer* y_layer = nullptr;
    int x_year = 0;       // of the pane
    std::string finding;  // "Pearson 0.62 (0.51 to 0.71), Spearman 0.60, 147 areas."
};

/// Of the first pane's layer upwards, and of the next one rightwards that shows another layer at
/// the same level; both numeric. Nothing where there are no such two, fewer than three areas have
/// both figures, or those of a layer are all equal.
std::optional<ScatterPlot> scatter_of(const geo::Atlas& atlas, const Scene& scene);

/// "29 of 147 areas, 25 of them in a combined authority or London; medians 55.1 and £578": those
/// brushed, the median of the first layer before that of the second.
std::string brush_in_words(const ScatterPlot& plot, std::span<const ScatterDot> brushed);

}  // namespace app
