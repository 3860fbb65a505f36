#include "geo/data/view.h"

#include <algorithm>
#include <set>

#include "geo/data/join.h"

namespace geo {
namespace {

bool any_figure(const Atlas& atlas, const Layer& layer, Level level, int year, int boundary_year) {
    const Join join(atlas, layer, level, year, boundary_year);
    return std::ranges::any_of(join.areas(), [&](AreaIndex area) {
        const auto figure = join.figure_of(area);
        return figure && figure->value;
    });
}

/// The years of figures that areas of the level have of their own. What is withheld makes no year,
/// except where it ends something that stood.
std::set<int> own_years(const Atlas& atlas, const Layer& layer, Level level) {
    std::set<int> years;
    for (const Figure& figure : layer.figures)
        if ((figure.value || layer.lasting == Lasting::until_the_next) &&
            atlas.areas.stands_at(figure.area, level))
            years.insert(figure.year);
    return years;
}

LayerView joined(const Atlas& atlas, const Layer& layer, Level level, int year, int boundary_year,
                 Boundaries boundaries = Boundaries::of_the_figures) {
    const Join join(atlas, layer, level, year, boundary_year, boundaries);
    LayerView view{.layer = &layer, .level = level, .year = year, .boundary_year = boundary_year};
    view.areas = join.areas();
    view.figures.reserve(view.areas.size());
    for (const AreaIndex area : view.areas) {
        const auto& figure = view.figures.emplace_back(join.figure_of(area));
        if (!figure) continue;
        ++(figure->value ? view.with_value : view.withheld);
        if (figure->value && figure->status == FigureStatus::inherited) ++view.inherited;
        if (figure->value && figure->carried)
            ++view.carried;
        else if (figure->value && figure->from == area && figure->parts > 0)
            ++view.derived;
    }
    return view;
}

int figure_count(const LayerView& view) { return view.with_value + view.withheld; }

/// The areas of another level that have a figure of their own in the view's year.
std::vector<AreaIndex> areas_with_value(const Atlas& atlas, const LayerView& view, Level level) {
    std::vector<AreaIndex> areas = atlas.areas.in_force(level, view.boundary_year);
    std::erase_if(areas, [&](AreaIndex area) {
        const Figure* figure = view.layer->at(area, view.year);
        return figure == nullptr || !figure->value;
    });
    return areas;
}

/// How many of the areas without a figure lie around, or inside, areas of `level` that have one.
std::size_t blanks_met(const Atlas& atlas, const LayerView& view, const std::set<AreaIndex>& blank,
                       Level level, const std::vector<AreaIndex>& known) {
    std::set<AreaIndex> met;
    for (const AreaIndex area : known)
        if (const auto around = atlas.areas.parent(area, view.level, view.boundary_year))
            if (blank.contains(*around)) met.insert(*around);
    for (const AreaIndex area : blank)
        if (const auto around = atlas.areas.parent(area, level, view.boundary_year))
            if (std::ranges::binary_search(known, *around)) met.insert(area);
    return met.size();
}

std::vector<Level> better_levels(const Atlas& atlas, const LayerView& view) {
    std::set<AreaIndex> blank;
    for (std::size_t i = 0; i < view.areas.size(); ++i)
        if (!view.figures[i]) blank.insert(view.areas[i]);
    if (blank.empty() || 10 * blank.size() < view.areas.size()) return {};
    std::vector<Level> better;
    for (const Level level : map_levels) {
        if (level == view.level) continue;
        const std::vector<AreaIndex> known = areas_with_value(atlas, view, level);
        if (known.empty()) continue;
        const bool nothing_shown = blank.size() == view.areas.size();
        if (nothing_shown || 2 * blanks_met(atlas, view, blank, level, known) >= blank.size())
            better.push_back(level);
    }
    return better;
}

/// `view_of` without levels that show more; `years` are those of the layer at the level.
LayerView in_year(const Atlas& atlas, const Layer& layer, Level level,
                  const std::vector<int>& years, int year, Boundaries boundaries) {
    if (years.empty())
        return joined(atlas, layer, level, year, std::min(year, atlas.boundary_year));
    const auto later = std::ranges::upper_bound(years, year);
    const int shown_year = later == years.begin() ? years.front() : *std::prev(later);
    // What stands, stands on the areas of the year asked for: a result of 2022 on those of 2024.
    const int own_boundaries =
        layer.lasting == Lasting::until_the_next ? std::max(shown_year, year) : shown_year;
    const bool carry = boundaries == Boundaries::of_today && own_boundaries < atlas.boundary_year;
    LayerView view = carry
                         ? joined(atlas, layer, level, shown_year, atlas.boundary_year, boundaries)
                         : joined(atlas, layer, level, shown_year, own_boundaries);
    if (!carry && own_boundaries != atlas.boundary_year) {
        LayerView today = joined(atlas, layer, level, shown_year, atlas.boundary_year);
        if (figure_count(today) > figure_count(view)) view = std::move(today);
    }
    view.boundaries = boundaries;
    return view;
}

}  // namespace

std::optional<std::size_t> LayerView::position(AreaIndex area) const {
    const auto found = std::ranges::lower_bound(areas, area);  // register order is ascending
    if (found == areas.end() || *found != area) return std::nullopt;
    return static_cast<std::size_t>(found - areas.begin());
}

std::vector<double> LayerView::values() const {
    std::vector<double> values;
    for (const auto& figure : figures)
        if (figure && figure->value) values.push_back(*figure->value);
    return values;
}

std::vector<int> years_of(const Atlas& atlas, const Layer& layer, Level level) {
    std::set<int> years = own_years(atlas, layer, level);
    if (layer.upwards != Joining::none || layer.downwards != Joining::none) {
        std::set<int> others;
        for (const Figure& figure : layer.figures)
            if (!years.contains(figure.year)) others.insert(figure.year);
        for (const int year : others)
            if (any_figure(atlas, layer, level, year, year) ||
                any_figure(atlas, layer, level, year, atlas.boundary_year))
                years.insert(year);
    }
    return {years.begin(), years.end()};
}

std::optional<int> latest_year_of(const Atlas& atlas, const Layer& layer, Level level) {
    const std::vector<int> years = years_of(atlas, layer, level);
    std::vector<int> counts;
    for (const int year : years)
        counts.push_back(
            in_year(atlas, layer, level, years, year, Boundaries::of_the_figures).with_value);
    const int fullest = counts.empty() ? 0 : std::ranges::max(counts);
    const auto latest = [&](int until) -> std::optional<int> {
        for (std::size_t i = years.size(); i-- > 0;)
            if (years[i] <= until && 2 * counts[i] >= fullest) return years[i];
        return std::nullopt;
    };
    const std::optional<int> known = latest(atlas.present_year);
    return known ? known : latest(atlas.last_year);
}

LayerView view_of(const Atlas& atlas, const Layer& layer, Level level, int year,
                  Boundaries boundaries) {
    LayerView view = in_year(atlas, layer, level, years_of(atlas, layer, level), year, boundaries);
    view.better_levels = better_levels(atlas, view);
    return view;
}

std::vector<std::optional<AreaIndex>> grouping_of(const Atlas& atlas, const Geometry& geometry,
                                                  Level level, int boundary_year) {
    const int drawn = std::min(boundary_year, atlas.boundary_year);
    std::vector<std::optional<AreaIndex>> groups;
    groups.reserve(geometry.areas.size());
    for (const AreaIndex feature : geometry.areas)
        groups.push_back(atlas.areas[feature].vintage.in_force(drawn)
                             ? atlas.areas.parent(feature, level, boundary_year)
                             : std::nullopt);
    return groups;
}

}  // namespace geo
