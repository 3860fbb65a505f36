#include "app/picture/neighbourhood.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "app/picture/findings.h"
#include "app/picture/words.h"
#include "app/text/text.h"
#include "geo/core/characters.h"
#include "geo/data/contiguity.h"
#include "geo/stats/standard_scores.h"

namespace app {
namespace {

using geo::AreaIndex;

constexpr std::size_t near_named = 2, near_told = 6, least_measures = 6;

/// A figure of every area of a level, on one scale.
struct Measure {
    std::string label;
    std::map<AreaIndex, double> scores;
    std::map<AreaIndex, std::string> said;
};

/// Of logarithms, as places differ in size by orders of magnitude.
template <class Value>
Measure measure_of(const geo::Atlas& atlas, geo::Level level, const char* label,
                   const Value& value) {
    Measure measure{label, {}, {}};
    std::vector<AreaIndex> areas;
    std::vector<double> logarithms;
    for (const AreaIndex area : atlas.areas.in_force(level, atlas.boundary_year)) {
        const geo::Area& its = atlas.areas[area];
        if (!its.population || *its.population <= 0 || its.area_km2 <= 0) continue;
        areas.push_back(area);
        logarithms.push_back(std::log(value(its)));
        measure.said[area] = with_thousands(std::round(value(its)));
    }
    if (const auto scores = geo::standard_scores(logarithms))
        for (std::size_t i = 0; i < areas.size(); ++i) measure.scores[areas[i]] = (*scores)[i];
    return measure;
}

std::vector<Measure> measures_of(const geo::Atlas& atlas, geo::Level level,
                                 const std::vector<ScoredMetric>& metrics) {
    std::vector<Measure> measures{
        measure_of(atlas, level, tr("People"), [](const geo::Area& a) { return *a.population; }),
        measure_of(atlas, level, tr("People per km²"),
                   [](const geo::Area& a) { return *a.population / a.area_km2; })};
    for (const ScoredMetric& metric : metrics) {
        const geo::Layer& layer = *metric.layer;
        Measure& measure = measures.emplace_back();
        measure.label = layer.short_label.empty() ? layer.label : layer.short_label;
        for (const auto& [area, score] : metric.areas) {
            measure.scores[area] = score.score;
            measure.said[area] = geo::say_value(layer, score.value);
        }
    }
    return measures;
}

/// How far two areas lie apart in one measure.
struct Distance {
    const Measure* measure = nullptr;
    double apart = 0;
};

std::vector<Distance> distances_of(const std::vector<Measure>& measures, AreaIndex area,
                                   AreaIndex other) {
    std::vector<Distance> distances;
    for (const Measure& measure : measures) {
        const auto one = measure.scores.find(area), two = measure.scores.find(other);
        if (one != measure.scores.end() && two != measure.scores.end())
            distances.push_back({&measure, std::abs(one->second - two->second)});
    }
    std::ranges::stable_sort(distances, {}, &Distance::apart);
    return distances;
}

/// What is nearest of two areas and what lies furthest apart, with the figures.
void add_reasons(NeighbourRow& row, const std::vector<Measure>& measures, AreaIndex area) {
    const std::vector<Distance> distances = distances_of(measures, area, row.area);
    if (distances.size() < least_measures) return;
    double sum = 0;
    for (const Distance& one : distances) sum += one.apart;
    row.apart = sum / static_cast<double>(distances.size());
    std::string near;
    for (std::size_t i = 0; i < near_named; ++i)
        near += (i == 0 ? "" : ", ") + distances[i].measure->label;
    row.near = say("Near: {}. Apart: {}", near, distances.back().measure->label);
    const auto line = [&](const Distance& one) {
        return say("{}: {} and {}", one.measure->label, one.measure->said.at(area),
                   one.measure->said.at(row.area));
    };
    row.told = tr("Nearest, by the atlas's reckoning:");
    for (std::size_t i = 0; i < std::min(near_told, distances.size()); ++i)
        row.told += "\n" + line(distances[i]);
    row.told += "\n" + std::string(tr("Furthest apart:")) + "\n" + line(distances.back());
}

std::string_view code_of(NeighbourKind kind) {
    switch (kind) {
        case NeighbourKind::in_economy:
            return "economic";
        case NeighbourKind::in_people:
            return "demographic";
        case NeighbourKind::in_all:
        case NeighbourKind::on_the_ground:
            break;
    }
    return geo::neighbours_in_all;
}

std::vector<AreaIndex> neighbours_on_the_ground(const geo::Atlas& atlas, AreaIndex area,
                                                geo::Level level) {
    if (!atlas.districts) return {};
    const int year = atlas.areas[area].vintage.end.value_or(atlas.boundary_year);
    return geo::areas_beside(*atlas.districts,
                             geo::grouping_of(atlas, *atlas.districts, level, year), area);
}

/// Among the nearest of which kinds one area has another.
std::string alike_in(const geo::Atlas& atlas, AreaIndex area, AreaIndex neighbour) {
    const auto is_among = [&](std::string_view kind) {
        const std::vector<AreaIndex> these = geo::neighbours_of(atlas, area, kind);
        return std::ranges::find(these, neighbour) != these.end();
    };
    const bool economy = is_among("economic"), people = is_among("demographic");
    if (economy && people) return tr("In economy and in people");
    if (economy) return tr("In economy");
    if (people) return tr("In people");
    return is_among(geo::neighbours_in_all) ? tr("In all together") : "";
}

std::string method_of(NeighbourKind kind, geo::Level level, std::size_t measures) {
    const std::string order =
        kind == NeighbourKind::on_the_ground
            ? tr("Areas that share a border, the nearest in figures first.")
            : tr("Statistical nearest neighbours of the Office for National Statistics, in its "
                 "order.");
    return order + " " +
           say("Derived by the atlas: how far apart, as the mean difference of up to {} figures "
               "(metrics, people, people per km²), in standard deviations of all {}.",
               measures, plural_of(level));
}

/// Has comparison_of tell the figures of the active pane for some areas.
Comparison figures_of(const geo::Atlas& atlas, const Scene& scene, AreaIndex area,
                      const std::vector<AreaIndex>& neighbours) {
    Scene asked = scene;
    asked.panes = {scene.pane()};
    asked.active = 0;
    asked.table_order = {};
    asked.pinned = {atlas.areas[area].id};
    for (const AreaIndex one : neighbours) asked.pinned.push_back(atlas.areas[one].id);
    return comparison_of(atlas, asked).value();
}

}  // namespace

const char* title_of(NeighbourKind kind) {
    switch (kind) {
        case NeighbourKind::in_all:
            return tr("Alike in all together");
        case NeighbourKind::in_economy:
            return tr("Alike in economy");
        case NeighbourKind::in_people:
            return tr("Alike in people");
        case NeighbourKind::on_the_ground:
            return tr("Side by side");
    }
    return "";
}

std::optional<geo::Level> level_of_neighbours(const geo::Atlas& atlas, AreaIndex area) {
    return atlas.areas.finest_map_of(area);
}

Neighbourhood neighbourhood_of(const geo::Atlas& atlas, const Scene& scene, AreaIndex area,
                               NeighbourKind kind, const std::vector<ScoredMetric>& metrics) {
    const geo::Level level = level_of_neighbours(atlas, area).value_or(scene.pane().level);
    const std::vector<AreaIndex> neighbours = kind == NeighbourKind::on_the_ground
                                                  ? neighbours_on_the_ground(atlas, area, level)
                                                  : geo::neighbours_of(atlas, area, code_of(kind));
    Comparison comparison = figures_of(atlas, scene, area, neighbours);
    const std::vector<Measure> measures = measures_of(atlas, level, metrics);
    Neighbourhood out{area, atlas.areas[area].name, std::move(comparison.columns.front()),
                      std::move(comparison.rows.front().figures.front())};
    for (std::size_t i = 0; i < neighbours.size(); ++i) {
        NeighbourRow row{neighbours[i],
                         atlas.areas[neighbours[i]].name,
                         alike_in(atlas, area, neighbours[i]),
                         {},
                         {}};
        row.figure = std::move(comparison.rows[i + 1].figures.front());
        add_reasons(row, measures, area);
        if (row.apart)
            row.why += (row.why.empty() ? "" : "; ") + say("{} apart", decimal(*row.apart, 1));
        row.why = geo::capitalised(row.why);
        out.rows.push_back(std::move(row));
    }
    if (kind == NeighbourKind::on_the_ground)
        std::ranges::stable_sort(out.rows, {},
                                 [](const NeighbourRow& row) { return row.apart.value_or(1e9); });
    out.method = method_of(kind, level, measures.size());
    return out;
}

}  // namespace app
