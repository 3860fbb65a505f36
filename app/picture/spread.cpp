#include "app/picture/spread.h"

#include <algorithm>
#include <map>

#include "app/picture/parts.h"
#include "app/text/text.h"

namespace app {
namespace {

constexpr int ticks_wanted = 4;

SpreadGroup group_of(std::string name, const std::vector<const FigureSpread::Dot*>& dots) {
    SpreadGroup group;
    group.name = std::move(name);
    std::vector<double> values;
    for (const FigureSpread::Dot* dot : dots) {
        values.push_back(dot->value);
        group.areas.push_back(dot->area);
    }
    std::ranges::sort(group.areas);  // register order, as of all that is marked
    group.summary = *geo::summary_of(values);
    const double reach = 1.5 * (group.summary.upper_quartile - group.summary.lower_quartile);
    const double lowest = group.summary.lower_quartile - reach;
    const double highest = group.summary.upper_quartile + reach;
    group.low = group.summary.max;
    group.high = group.summary.min;
    for (const FigureSpread::Dot* dot : dots) {
        if (dot->value < lowest || dot->value > highest) {
            group.outliers.push_back(dot->area);
            continue;
        }
        group.low = std::min(group.low, dot->value);
        group.high = std::max(group.high, dot->value);
    }
    return group;
}

/// Groups by the larger area that each lies in, in register order.
std::vector<SpreadGroup> by_region(const geo::Atlas& atlas, const FigureSpread& spread) {
    std::map<geo::AreaIndex, std::vector<const FigureSpread::Dot*>> members;
    for (const FigureSpread::Dot& dot : spread.dots) {
        const geo::Area& area = atlas.areas[dot.area];
        if (const auto region = area.region ? area.region : area.country)
            members[*region].push_back(&dot);
    }
    std::vector<SpreadGroup> groups;
    for (const auto& [region, dots] : members)
        groups.push_back(group_of(atlas.areas[region].name, dots));
    return groups;
}

std::vector<SpreadGroup> by_regime(const geo::Atlas& atlas, const FigureSpread& spread, int year) {
    std::vector<const FigureSpread::Dot*> inside, outside;
    for (const FigureSpread::Dot& dot : spread.dots) {
        const bool is_in =
            atlas.areas.parent(dot.area, geo::Level::combined_authority, year).has_value();
        (is_in ? inside : outside).push_back(&dot);
    }
    std::vector<SpreadGroup> groups;
    if (!inside.empty()) groups.push_back(group_of(tr("In an authority"), inside));
    if (!outside.empty()) groups.push_back(group_of(tr("Outside"), outside));
    return groups;
}

}  // namespace

std::optional<FigureSpread> spread_of(const geo::Atlas& atlas, const Scene& scene) {
    const Choropleth shown = choropleth_of(atlas, scene);
    const geo::LayerView& view = shown.view;
    if (shown.categorical || view.with_value == 0) return std::nullopt;
    FigureSpread spread;
    spread.axis = axis_of(atlas, scene, shown, view.values(),
                          shown.change ? std::nullopt : england_in(atlas, shown), ticks_wanted);
    for (std::size_t i = 0; i < view.areas.size(); ++i)
        if (const auto index = shown.class_at(i))
            spread.dots.push_back({view.areas[i], *view.figures[i]->value,
                                   shown.colours[static_cast<std::size_t>(*index)]});
    std::ranges::stable_sort(spread.dots, {}, &FigureSpread::Dot::value);
    if (!has_small_areas(view.level)) return spread;
    spread.regimes = by_regime(atlas, spread, std::max(view.boundary_year, view.year));
    spread.regions = by_region(atlas, spread);
    return spread;
}

std::string group_in_words(const geo::Layer& layer, const SpreadGroup& group) {
    const auto said = [&](double value) { return geo::say_number(layer, value); };
    return say("{}, {} areas: median {}, half of them {} to {}", group.name, group.summary.n,
               said(group.summary.median), said(group.summary.lower_quartile),
               said(group.summary.upper_quartile));
}

}  // namespace app
