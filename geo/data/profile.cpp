#include "geo/data/profile.h"

#include <algorithm>
#include <set>

#include "geo/data/join.h"

namespace geo {
namespace {

/// What stands until the next is not looked for further back than this many figures.
constexpr int most_tries = 3;

/// The years in which an area or its parts may have a figure, the newest first.
std::vector<int> years_to_try(const Atlas& atlas, const Layer& layer, AreaIndex area,
                              const std::vector<AreaIndex>& districts, int boundary_year) {
    std::set<int, std::greater<>> years;
    const auto add = [&](AreaIndex one) {
        for (const Figure& figure : layer.of(one))
            if (figure.value && figure.year <= atlas.present_year) years.insert(figure.year);
    };
    add(area);
    if (layer.upwards != Joining::none && !districts.empty()) {
        add(districts.front());
        if (const auto county =
                atlas.areas.parent(districts.front(), Level::upper_tier, boundary_year))
            add(*county);
    }
    std::vector<int> newest(years.begin(), years.end());
    if (newest.size() > most_tries) newest.resize(most_tries);
    return newest;
}

/// What districts have of a layer that cannot be put together; nothing where any has none.
std::optional<ProfileLine> spread_of(const Atlas& atlas, const Layer& layer,
                                     const std::vector<AreaIndex>& districts) {
    if (districts.empty() || layer.of(districts.front()).empty()) return std::nullopt;
    const auto known = layer.of(districts.front());
    const auto newest = std::ranges::find_if(known.rbegin(), known.rend(), [&](const Figure& one) {
        return one.value && one.year <= atlas.present_year;
    });
    if (newest == known.rend()) return std::nullopt;
    ProfileLine line{.layer = &layer, .year = newest->year};
    Interval range{*newest->value, *newest->value};
    for (const AreaIndex district : districts) {
        const Figure* figure = layer.at(district, line.year);
        if (figure == nullptr || !figure->value) return std::nullopt;
        range.lower = std::min(range.lower, *figure->value);
        range.upper = std::max(range.upper, *figure->value);
    }
    line.districts = range;
    return line;
}

}  // namespace

int boundary_year_of(const Atlas& atlas, AreaIndex area) {
    const Vintage& vintage = atlas.areas[area].vintage;
    const int year = std::max(atlas.present_year, vintage.start.value_or(atlas.present_year));
    return std::min(year, vintage.end.value_or(year));
}

std::optional<ShownFigure> figure_in(const Atlas& atlas, const Layer& layer, AreaIndex area,
                                     int year) {
    const auto level = atlas.areas.finest_map_of(area);
    if (!level) return std::nullopt;
    const auto figure =
        Join(atlas, layer, *level, year, boundary_year_of(atlas, area)).figure_of(area);
    return figure && figure->value ? figure : std::nullopt;
}

std::vector<ProfileLine> profile_of(const Atlas& atlas, AreaIndex area) {
    const int boundary_year = boundary_year_of(atlas, area);
    std::vector<AreaIndex> districts = atlas.areas.members(area, Level::district, boundary_year);
    std::erase(districts, area);
    std::vector<ProfileLine> lines;
    for (const Layer& layer : atlas.layers) {
        if (layer.kind != LayerKind::numeric) continue;
        bool found = false;
        for (const int year : years_to_try(atlas, layer, area, districts, boundary_year)) {
            auto figure = figure_in(atlas, layer, area, year);
            if (!figure) continue;
            lines.push_back({.layer = &layer, .figure = figure, .year = year});
            found = true;
            break;
        }
        if (found || layer.upwards != Joining::none) continue;
        if (auto line = spread_of(atlas, layer, districts)) lines.push_back(*line);
    }
    return lines;
}

}  // namespace geo
