#include "app/picture/scatter.h"

#include <algorithm>

#include "app/picture/findings.h"
#include "app/picture/parts.h"
#include "app/text/text.h"
#include "geo/stats/correlation.h"
#include "geo/stats/summary.h"

namespace app {
namespace {

constexpr int ticks_wanted = 6;

bool is_numeric(const geo::Atlas& atlas, const Pane& pane) {
    return atlas.layer(pane.layer)->kind == geo::LayerKind::numeric;
}

/// The pane that the first one is set against.
std::optional<std::size_t> second_pane(const geo::Atlas& atlas, const std::vector<Pane>& panes) {
    if (!is_numeric(atlas, panes.front())) return std::nullopt;
    for (std::size_t i = 1; i < panes.size(); ++i)
        if (panes[i].layer != panes.front().layer && panes[i].level == panes.front().level &&
            is_numeric(atlas, panes[i]))
            return i;
    return std::nullopt;
}

std::string finding_of(const geo::Correlation& pearson, const geo::Correlation& spearman,
                       std::size_t n, int inherited) {
    const std::string of_pearson = pearson.interval ? say("{} ({} to {})", decimal(pearson.r, 2),
                                                          decimal(pearson.interval->lower, 2),
                                                          decimal(pearson.interval->upper, 2))
                                                    : decimal(pearson.r, 2);
    return say("Pearson {}, Spearman {}, {} areas.", of_pearson, decimal(spearman.r, 2), n) +
           caution_of_inherited(inherited);
}

}  // namespace

FigurePairs pairs_of(const geo::LayerView& x, const geo::LayerView& y) {
    FigurePairs pairs;
    for (std::size_t i = 0; i < x.areas.size(); ++i) {
        const auto at = y.position(x.areas[i]);
        if (!at || !x.figures[i] || !x.figures[i]->value) continue;
        if (!y.figures[*at] || !y.figures[*at]->value) continue;
        pairs.areas.push_back(x.areas[i]);
        pairs.x.push_back(*x.figures[i]->value);
        pairs.y.push_back(*y.figures[*at]->value);
    }
    return pairs;
}

std::optional<ScatterPlot> scatter_of(const geo::Atlas& atlas, const Scene& scene) {
    const auto second = second_pane(atlas, scene.panes);
    if (!second) return std::nullopt;
    const Scene of_y = seen_through(scene, 0), of_x = seen_through(scene, *second);
    const Choropleth y = choropleth_of(atlas, of_y), x = choropleth_of(atlas, of_x);
    const FigurePairs pairs = pairs_of(x.view, y.view);
    const auto pearson = geo::pearson_correlation(pairs.x, pairs.y);
    const auto spearman = geo::spearman_correlation(pairs.x, pairs.y);
    if (!pearson || !spearman) return std::nullopt;

    std::optional<double> england_x = england_in(atlas, x), england_y = england_in(atlas, y);
    if (!england_x || !england_y) england_x = england_y = std::nullopt;
    ScatterPlot plot{
        axis_of(atlas, of_x, x, pairs.x, england_x, ticks_wanted),
        axis_of(atlas, of_y, y, pairs.y, england_y, ticks_wanted),
        {},
        has_small_areas(y.view.level),
        x.view.layer,
        y.view.layer,
        of_x.pane().year,
        finding_of(*pearson, *spearman, pairs.areas.size(), x.view.inherited + y.view.inherited)};
    const int year = std::max(y.view.boundary_year, y.view.year);
    for (std::size_t i = 0; i < pairs.areas.size(); ++i)
        plot.dots.push_back(
            {pairs.areas[i], pairs.x[i], pairs.y[i],
             atlas.areas.parent(pairs.areas[i], geo::Level::combined_authority, year).has_value()});
    return plot;
}

std::string brush_in_words(const ScatterPlot& plot, std::span<const ScatterDot> brushed) {
    if (brushed.empty()) return {};
    std::vector<double> x, y;
    for (const ScatterDot& dot : brushed) {
        x.push_back(dot.x);
        y.push_back(dot.y);
    }
    const auto median = [](const geo::Layer& layer, const std::vector<double>& values) {
        return geo::say_number(layer, geo::summary_of(values)->median);
    };
    std::string words = say("Brushed: {} of {} areas", brushed.size(), plot.dots.size());
    if (plot.has_regimes)
        words += say(", {} in an authority",
                     std::ranges::count(brushed, true, &ScatterDot::in_authority));
    return words + say("; medians {} and {}.", median(*plot.y_layer, y), median(*plot.x_layer, x));
}

}  // namespace app
