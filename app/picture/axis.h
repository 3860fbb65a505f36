#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/picture/choropleth.h"

namespace app {

/// A layer along one side of a plot.
struct Axis {
    struct Tick {
        double value = 0;  // round
        std::string label;
    };
    std::string title, subtitle;  // "Weekly pay"; "£, 2025"
    std::vector<Tick> ticks;
    double low = 0, high = 0;         // of the scale: every figure, with some room
    std::optional<double> benchmark;  // marked on it
    /// Where a value stands: 0 at the low end, 1 at the high one.
    double along(double value) const { return (value - low) / (high - low); }
};

/// With about so many ticks and a scale that holds all `values`, and room for the benchmark.
Axis axis_of(const geo::Atlas& atlas, const Scene& scene, const Choropleth& choropleth,
             std::span<const double> values, std::optional<double> benchmark, int ticks);

}  // namespace app
