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

/// A figure in the making, of those of parts.
class Whole {
public:
    explicit Whole(AreaIndex area)
        : figure_{.area = area,
                  .from = area,
                  .status = FigureStatus::derived,
                  .basis = Basis::derived} {}

    /// False for a part of another year: votes of different years have different causes, and their
    /// mean would be of no election.
    bool add(const ShownFigure& part, double weight) {
        const bool first = figure_.parts++ == 0;
        if (first) figure_.year = part.year;
        if (part.year != figure_.year) return false;
        keep_if_shared(figure_.period, part.period, first);
        keep_if_shared(figure_.source, part.source, first);
        figure_.basis = joint_basis(figure_.basis, part.basis);
        figure_.carried = figure_.carried || part.carried;
        if (part.marker != Marker::none) figure_.marker = part.marker;
        sum_ += *part.value * weight;
        weighted_.push_back({*part.value, weight});
        return true;
    }

    bool empty() const { return figure_.parts == 0; }

    ShownFigure take(bool as_sum) && {
        figure_.value = as_sum ? std::optional(sum_) : weighted_mean(weighted_);
        return figure_;
    }

private:
    ShownFigure figure_;
    double sum_ = 0;
    std::vector<Weighted> weighted_;
};

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

Join::Join(const Atlas& atlas, const Layer& layer, Level level, int year, int boundary_year,
           Boundaries boundaries)
    : atlas_(atlas),
      layer_(layer),
      weights_(layer.weight.empty() ? nullptr : atlas.layer(layer.weight)),
      level_(level),
      year_(year),
      boundary_year_(boundary_year),
      areas_(atlas.areas.in_force(level, boundary_year)) {
    if (layer.kind != LayerKind::numeric) return;
    if (boundaries == Boundaries::of_today && year < boundary_year)
        for (const Level one : {Level::district, Level::upper_tier})
            lineages_.emplace_back(atlas.areas, one, year, boundary_year);
    if (layer.upwards == Joining::none) return;
    for (const Level finer : finer_levels(level)) {
        Parts& parts = parts_.emplace_back();
        for (const AreaIndex part : atlas.areas.in_force(finer, boundary_year))
            for (const AreaIndex whole : atlas.areas.parents(part, level, boundary_year))
                parts[whole].push_back(part);
    }
    if (parts_.size() > 1) leave_out_broken_counties();
}

void Join::leave_out_broken_counties() {
    std::erase_if(parts_[1], [&](const auto& made_of) {
        const auto& [whole, counties] = made_of;
        if (!atlas_.areas[whole].supposed) return false;
        const std::vector<AreaIndex>& districts = parts_[0][whole];
        return std::ranges::any_of(districts, [&](AreaIndex district) {
            const auto county = atlas_.areas.parent(district, Level::upper_tier, boundary_year_);
            return county && std::ranges::find(counties, *county) == counties.end();
        });
    });
}

std::optional<ShownFigure> Join::figure_of(AreaIndex area) const {
    if (std::optional<ShownFigure> own = own_or_carried(area)) return own;
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

std::optional<ShownFigure> Join::own_or_carried(AreaIndex area) const {
    if (const Figure* own = layer_.at(area, year_)) return shown(*own);
    return carried(area);
}

std::optional<ShownFigure> Join::carried(AreaIndex area) const {
    for (const Lineage& lineage : lineages_) {
        const std::span<const Predecessor> before = lineage.before(area);
        if (before.empty()) continue;
        // A figure that cannot be added up or averaged still holds where one area became others.
        if (layer_.upwards == Joining::none && before.size() > 1) continue;
        Whole whole(area);
        for (const Predecessor& one : before) {
            const Figure* figure = layer_.at(one.area, year_);
            const auto weight =
                figure == nullptr ? std::nullopt : weight_in_whole(one.area, figure->year);
            if (!weight || !figure->value) {
                whole = Whole(area);
                break;
            }
            whole.add(shown(*figure), *weight * one.share);
        }
        if (whole.empty()) continue;
        ShownFigure made = std::move(whole).take(layer_.upwards == Joining::sum);
        made.basis = std::max(made.basis, Basis::estimate);
        made.carried = true;
        return made;
    }
    return std::nullopt;
}

std::optional<ShownFigure> Join::derived(AreaIndex area) const {
    for (const Parts& level_parts : parts_) {
        const auto parts = level_parts.find(area);
        if (parts == level_parts.end()) continue;
        if (std::optional<ShownFigure> whole = combined(area, parts->second)) return whole;
    }
    return std::nullopt;
}

std::optional<double> Join::weight_in_whole(AreaIndex part, int year) const {
    if (layer_.upwards != Joining::mean) return 1.0;
    if (weights_ == nullptr) return std::nullopt;
    return weight_of(*weights_, part, year);
}

std::optional<ShownFigure> Join::combined(AreaIndex area,
                                          const std::vector<AreaIndex>& parts) const {
    Whole whole(area);
    for (const AreaIndex part : parts) {
        const auto figure = own_or_carried(part);
        const auto weight = weight_in_whole(part, figure ? figure->year : year_);
        if (weight && *weight == 0) continue;
        if (!weight || !figure || !figure->value) return std::nullopt;
        if (!whole.add(*figure, *weight)) return std::nullopt;
    }
    if (whole.empty()) return std::nullopt;
    return std::move(whole).take(layer_.upwards == Joining::sum);
}

std::optional<ShownFigure> Join::inherited(AreaIndex area) const {
    if (layer_.downwards != Joining::inherit) return std::nullopt;
    for (const Level larger : inherited_from) {
        if (larger <= level_) continue;
        for (const AreaIndex parent : atlas_.areas.parents(area, larger, boundary_year_)) {
            const Figure* figure = parent == area ? nullptr : layer_.at(parent, year_);
            if (figure == nullptr) continue;
            ShownFigure lent = shown(*figure);
            lent.area = area;
            lent.status = FigureStatus::inherited;
            return lent;
        }
    }
    return std::nullopt;
}

}  // namespace geo
