#include "geo/data/join.h"

#include <algorithm>
#include <array>

#include "geo/stats/aggregate.h"

namespace geo {
namespace {

std::vector<Level> finer_levels(Level level) {
    if (level == Level::district) return {};
    if (level == Level::upper_tier) return {Level::district};
    return {Level::district, Level::upper_tier};
}

constexpr std::array inherited_from{Level::upper_tier, Level::combined_authority};

/// The denominator of a part. Populations of a neighbouring year will do; an electorate is that of
/// the very vote or none.
std::optional<double> weight_of(const Layer& weights, AreaIndex area, int year) {
    const Figure* figure = weights.theme == Theme::turnout ? weights.at(area, year)
                                                           : nearest_figure(weights, area, year);
    return figure == nullptr ? std::nullopt : figure->value;
}

/// A whole is no surer than its least sure part.
Basis joint_basis(Basis whole, Basis part) {
    return part >= Basis::recalled ? std::max(whole, part) : whole;
}

void keep_if_shared(TextIndex& whole, TextIndex part, bool first) {
    if (first)
        whole = part;
    else if (whole != part)
        whole = 0;
}

}  // namespace

const Figure* nearest_figure(const Layer& layer, AreaIndex area, int year) {
    const std::span<const Figure> known = layer.of(area);
    if (known.empty()) return nullptr;
    const auto later = std::ranges::upper_bound(
        known, year, {}, [](const Figure& figure) { return int{figure.year}; });
    return later == known.begin() ? &known.front() : &*std::prev(later);
}

ShownFigure shown(const Figure& figure) {
    return {.area = figure.area,
            .from = figure.area,
            .value = figure.value,
            .interval = figure.interval,
            .status = figure.status,
            .basis = figure.basis,
            .marker = figure.marker,
            .year = figure.year,
            .period = figure.period,
            .source = figure.source,
            .note = figure.note};
}

Join::Join(const Atlas& atlas, const Layer& layer, Level level, int year, int boundary_year)
    : atlas_(atlas),
      layer_(layer),
      weights_(layer.weight.empty() ? nullptr : atlas.layer(layer.weight)),
      level_(level),
      year_(year),
      boundary_year_(boundary_year),
      areas_(atlas.areas.in_force(level, boundary_year)) {
    if (layer.upwards == Joining::none || layer.kind != LayerKind::numeric) return;
    for (const Level finer : finer_levels(level)) {
        Parts& parts = parts_.emplace_back();
        for (const AreaIndex part : atlas.areas.in_force(finer, boundary_year))
            if (const auto whole = atlas.areas.parent(part, level, boundary_year))
                parts[*whole].push_back(part);
    }
}

std::optional<ShownFigure> Join::figure_of(AreaIndex area) const {
    if (const Figure* own = layer_.at(area, year_)) return shown(*own);
    if (std::optional<ShownFigure> regions = of_same_ground(area)) return regions;
    if (std::optional<ShownFigure> made = derived(area)) return made;
    return inherited(area);
}

std::optional<ShownFigure> Join::of_same_ground(AreaIndex area) const {
    const Area& one = atlas_.areas[area];
    if (!one.levels.contains(Level::greater_london) || !one.region) return std::nullopt;
    const Figure* figure = layer_.at(*one.region, year_);
    if (figure == nullptr) return std::nullopt;
    ShownFigure same = shown(*figure);
    same.area = area;
    return same;
}

std::optional<ShownFigure> Join::derived(AreaIndex area) const {
    for (const Parts& level_parts : parts_) {
        const auto parts = level_parts.find(area);
        if (parts == level_parts.end()) continue;
        if (std::optional<ShownFigure> whole = combined(area, parts->second)) return whole;
    }
    return std::nullopt;
}

std::optional<ShownFigure> Join::combined(AreaIndex area,
                                          const std::vector<AreaIndex>& parts) const {
    const bool mean = layer_.upwards == Joining::mean;
    if (mean && weights_ == nullptr) return std::nullopt;
    ShownFigure whole{
        .area = area, .from = area, .status = FigureStatus::derived, .basis = Basis::derived};
    double sum = 0;
    std::vector<Weighted> weighted;
    for (const AreaIndex part : parts) {
        const Figure* figure = layer_.at(part, year_);
        const std::optional<double> weight =
            mean ? weight_of(*weights_, part, figure == nullptr ? year_ : figure->year) : 1.0;
        if (weight && *weight == 0) continue;
        if (!weight || figure == nullptr || !figure->value) return std::nullopt;
        const bool first = whole.parts++ == 0;
        if (first) whole.year = figure->year;
        // Votes of different years have different causes; their mean would be of no election.
        if (figure->year != whole.year) return std::nullopt;
        keep_if_shared(whole.period, figure->period, first);
        keep_if_shared(whole.source, figure->source, first);
        whole.basis = joint_basis(whole.basis, figure->basis);
        if (figure->marker != Marker::none) whole.marker = figure->marker;
        sum += *figure->value;
        weighted.push_back({*figure->value, *weight});
    }
    if (whole.parts == 0) return std::nullopt;
    whole.value = mean ? weighted_mean(weighted) : std::optional(sum);
    return whole;
}

std::optional<ShownFigure> Join::inherited(AreaIndex area) const {
    if (layer_.downwards != Joining::inherit) return std::nullopt;
    for (const Level larger : inherited_from) {
        if (larger <= level_) continue;
        const auto parent = atlas_.areas.parent(area, larger, boundary_year_);
        if (!parent || *parent == area) continue;
        const Figure* figure = layer_.at(*parent, year_);
        if (figure == nullptr) continue;
        ShownFigure lent = shown(*figure);
        lent.area = area;
        lent.status = FigureStatus::inherited;
        return lent;
    }
    return std::nullopt;
}

}  // namespace geo
