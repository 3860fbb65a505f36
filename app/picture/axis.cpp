#include "app/picture/axis.h"

#include <algorithm>

#include "app/picture/parts.h"

namespace app {
namespace {

constexpr double room = 0.04;  // of the scale, at each end

}  // namespace

Axis axis_of(const geo::Atlas& atlas, const Scene& scene, const Choropleth& choropleth,
             std::span<const double> values, std::optional<double> benchmark, int ticks) {
    Axis axis;
    axis.title = choropleth.view.layer->short_label;
    axis.subtitle = subtitle_of(atlas, scene, choropleth);
    axis.benchmark = benchmark;
    if (const auto round = geo::pretty_breaks(values, ticks))
        for (const double value : round->interior)
            axis.ticks.push_back({value, say_shown(choropleth, value)});
    if (values.empty()) return axis;
    const auto [least, most] = std::ranges::minmax(values);
    axis.low = std::min(least, benchmark.value_or(least));
    axis.high = std::max(most, benchmark.value_or(most));
    // One value alone stands in the middle.
    const double span = axis.high > axis.low ? axis.high - axis.low : 1;
    const double margin = axis.high > axis.low ? room * span : span / 2;
    axis.low -= margin;
    axis.high += margin;
    return axis;
}

}  // namespace app
