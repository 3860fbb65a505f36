#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/scene/scene.h"
#include "geo/data/view.h"

namespace app {

/// The figures of areas that have one in each of two views, in the order of x's areas.
struct FigurePairs {
    std::vector<geo::AreaIndex> areas;
    std::vector<double> x, y;
};
FigurePairs pairs_of(const geo::LayerView& x, const geo::LayerView& y);

/// A layer along one side of a scatter plot.
struct ScatterAxis {
    struct Tick {
        double value = 0;  // round
        std::string label;
    };
    std::string title, subtitle;  // "Weekly pay"; "£, 2025"
    std::vector<Tick> ticks;
    double low = 0, high = 0;       // of the scale: every figure, with some room
    std::optional<double> england;  // its figure, where both layers have one
    /// Where a value stands: 0 at the low end, 1 at the high one.
    double along(double value) const { return (value - low) / (high - low); }
};

struct ScatterDot {
    geo::AreaIndex area{};
    double x = 0, y = 0;        // in the units of their layers
    bool in_authority = false;  // combined authority or London
};

/// Two layers against each other: a dot for each area with a figure in both.
struct ScatterPlot {
    ScatterAxis x, y;
    std::vector<ScatterDot> dots;
    bool has_regimes = false;  // at this level, areas may or may not be in a combined authority
    std::string finding;       // "Pearson 0.62 (0.51 to 0.71), Spearman 0.60, 147 areas."
};

/// Of the first pane's layer upwards, and of the next one rightwards that shows another layer at
/// the same level; both numeric. Nothing where there are no such two, fewer than three areas have
/// both figures, or those of a layer are all equal.
std::optional<ScatterPlot> scatter_of(const geo::Atlas& atlas, const Scene& scene);

}  // namespace app
