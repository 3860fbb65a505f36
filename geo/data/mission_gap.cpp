#include "geo/data/mission_gap.h"

#include <algorithm>
#include <cmath>

#include "geo/area/known_areas.h"
#include "geo/stats/quantile.h"
#include "geo/stats/standard_scores.h"

namespace geo {
namespace {

constexpr std::size_t third = 3;

bool measures_need(const Layer& layer, std::string_view mission) {
    return layer.theme == Theme::missions && layer.group == mission &&
           layer.kind == LayerKind::numeric && layer.polarity != Polarity::neutral &&
           !layer.is_count;
}

/// The score of one metric at each of the places that have a figure; empty where it tells nothing
/// apart.
std::vector<std::optional<double>> need_by(const LayerView& view, const MissionGap& gap,
                                           Polarity polarity) {
    std::vector<std::size_t> places;
    std::vector<double> values;
    for (std::size_t i = 0; i < gap.places.size(); ++i) {
        const auto position = view.position(gap.places[i].area);
        if (!position || !view.figures[*position] || !view.figures[*position]->value) continue;
        places.push_back(i);
        values.push_back(*view.figures[*position]->value);
    }
    if (values.size() < 2) return {};
    std::vector<double> sorted = values;
    std::ranges::sort(sorted);
    const double low = quantile_of(sorted, 1, 20), high = quantile_of(sorted, 19, 20);
    for (double& value : values) value = std::clamp(value, low, high);
    const auto scores = standard_scores(values);
    if (!scores) return {};
    const double sign = polarity == Polarity::lower_is_better ? 1 : -1;
    std::vector<std::optional<double>> need(gap.places.size());
    for (std::size_t i = 0; i < places.size(); ++i) need[places[i]] = sign * (*scores)[i];
    return need;
}

/// A score is no surer than what it is made of.
void rest_on(Basis& score, Basis basis) {
    if (basis >= Basis::recalled) score = std::max(score, basis);
}

void add_need(const Atlas& atlas, const MetricWeights& weights, MissionGap& gap) {
    struct Sum {
        double score = 0, weight = 0;
    };
    std::vector<Sum> sums(gap.places.size());
    double all_weights = 0;
    for (const Layer& layer : atlas.layers) {
        if (!measures_need(layer, gap.mission)) continue;
        const auto chosen = weights.find(layer.id);
        const double weight = chosen == weights.end() ? 1 : std::max(0.0, chosen->second);
        const auto year = latest_year_of(atlas, layer, gap.level);
        gap.metrics.push_back({&layer, weight, year.value_or(0), 0});
        if (!year) continue;
        const LayerView view = view_of(atlas, layer, gap.level, *year);
        const auto need = need_by(view, gap, layer.polarity);
        if (need.empty()) continue;
        all_weights += weight;
        for (std::size_t i = 0; i < need.size(); ++i) {
            if (!need[i]) continue;
            ++gap.metrics.back().areas;
            if (weight == 0) continue;
            sums[i].score += weight * *need[i];
            sums[i].weight += weight;
            ++gap.places[i].metrics;
            const auto& figure = view.figures[*view.position(gap.places[i].area)];
            rest_on(gap.places[i].need_basis, figure->basis);
        }
    }
    for (std::size_t i = 0; i < sums.size(); ++i)
        if (sums[i].weight > 0 && 2 * sums[i].weight >= all_weights)
            gap.places[i].need = sums[i].score / sums[i].weight;
}

/// What holding a power to some degree counts for.
double share_of(PowerStatus status) {
    return status == PowerStatus::held ? 1 : status == PowerStatus::partial ? 0.5 : 0;
}

void add_power(const Atlas& atlas, MissionGap& gap) {
    for (const Power& power : atlas.powers)
        if (std::ranges::find(power.missions, gap.mission) != power.missions.end())
            gap.powers.push_back(&power);
    if (gap.powers.empty()) return;
    for (GapPlace& place : gap.places) place.power = 0.0;
    for (const Power* power : gap.powers) {
        const Layer* layer = atlas.layer(power_layer_id(power->id));
        if (layer == nullptr) continue;
        const LayerView view = view_of(atlas, *layer, gap.level, atlas.present_year);
        for (GapPlace& place : gap.places) {
            const auto position = view.position(place.area);
            if (!position || !view.figures[*position] || !view.figures[*position]->value) continue;
            const auto status = static_cast<PowerStatus>(*view.figures[*position]->value);
            *place.power += share_of(status) / static_cast<double>(gap.powers.size());
            if (share_of(status) > 0) rest_on(place.power_basis, view.figures[*position]->basis);
        }
    }
}

int class_between(double value, const std::array<double, 2>& breaks) {
    return (value >= breaks[0] ? 1 : 0) + (value >= breaks[1] ? 1 : 0);
}

std::vector<Category> nine_kinds() {
    constexpr std::array need{"Least need", "Middling need", "Most need"};
    constexpr std::array power{"few powers", "some powers", "most powers"};
    std::vector<Category> kinds;
    for (std::size_t n = 0; n < third; ++n)
        for (std::size_t p = 0; p < third; ++p)
            kinds.push_back({fmt::format("need-{}-power-{}", n + 1, p + 1),
                             fmt::format("{}, {}", need[n], power[p])});
    return kinds;
}

}  // namespace

std::optional<int> MissionGap::cell_of(const GapPlace& place) const {
    if (!place.need || !place.power) return std::nullopt;
    return 3 * class_between(*place.need, need_breaks) + class_between(*place.power, power_breaks);
}

MissionGap mission_gap(const Atlas& atlas, std::string_view mission, Level level,
                       const MetricWeights& weights) {
    MissionGap gap{
        .mission = std::string(mission), .level = level, .metrics = {}, .powers = {}, .places = {}};
    const auto country = atlas.areas.find(england);
    for (const AreaIndex area : atlas.areas.in_force(level, atlas.present_year))
        if (atlas.areas[area].country == country) gap.places.push_back({.area = area});
    add_need(atlas, weights, gap);
    add_power(atlas, gap);
    std::vector<double> needs;
    for (const GapPlace& place : gap.places)
        if (place.need) needs.push_back(*place.need);
    if (needs.empty()) return gap;
    std::ranges::sort(needs);
    gap.need_breaks = {quantile_of(needs, 1, third), quantile_of(needs, 2, third)};
    return gap;
}

MissionGap with_powers_of(const Atlas& atlas, MissionGap gap) {
    gap.powers.clear();
    for (GapPlace& place : gap.places) {
        place.power.reset();
        place.power_basis = Basis::derived;
    }
    add_power(atlas, gap);
    return gap;
}

Layer layer_of(const Atlas& atlas, const MissionGap& gap) {
    Layer layer{.id = std::string(gap_layer_id),
                .theme = Theme::missions,
                .group = gap.mission,
                .label = "Need and power",
                .short_label = "Need and power",
                .description =
                    "Need: the mean of the mission's metrics as standard scores. Power: the share "
                    "of the mission's powers that the authority holds.",
                .unit = "need and power",
                .kind = LayerKind::categorical,
                .categories = nine_kinds(),
                .lasting = Lasting::until_the_next};
    for (const NeedMetric& metric : gap.metrics) {
        layer.restrict_like(*metric.layer);
        if (layer.source.find(metric.layer->source) == std::string::npos)
            layer.source += (layer.source.empty() ? "" : "; ") + metric.layer->source;
    }
    if (!gap.metrics.empty()) layer.licence = gap.metrics.front().layer->licence;
    for (const GapPlace& place : gap.places)
        if (const auto cell = gap.cell_of(place))
            layer.figures.push_back({.area = place.area,
                                     .year = static_cast<std::int16_t>(atlas.present_year),
                                     .basis = place.basis(),
                                     .status = FigureStatus::derived,
                                     .value = static_cast<double>(*cell)});
    return layer;
}

}  // namespace geo
