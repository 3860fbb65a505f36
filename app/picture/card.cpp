#include <algorithm>

#include "app/picture/analysis.h"
#include "app/picture/data_words.h"
#include "app/picture/parts.h"
#include "app/picture/words.h"
#include "app/text/text.h"
#include "geo/core/characters.h"
#include "geo/data/benchmark.h"
#include "geo/data/source.h"
#include "geo/stats/summary.h"

namespace app {
namespace {

/// "Metropolitan district in West Yorkshire".
std::string what_of(const geo::Atlas& atlas, geo::AreaIndex index, int year) {
    const geo::Area& area = atlas.areas[index];
    std::string what = geo::capitalised(in_language(area.type));
    if (area.planned)
        what = say("Planned: {}", in_language(area.type));
    else if (area.vintage.end && *area.vintage.end < year)
        what = say("{}, until {}", what, *area.vintage.end);
    const auto authority = atlas.areas.parent(index, geo::Level::combined_authority, year);
    std::optional<geo::AreaIndex> parent = authority;
    if (!parent || *parent == index) parent = area.county;
    if (!parent || *parent == index) parent = area.region;
    if (!parent || *parent == index) parent = area.country;
    if (!parent || *parent == index) return what;
    return say("{} in {}", what, name_of(atlas.areas[*parent]));
}

/// How figures of areas that ended came to today's.
std::string carried_words(const geo::Layer& layer, const geo::ShownFigure& figure) {
    const auto parts = static_cast<std::size_t>(std::max(1, figure.parts));
    if (layer.upwards == geo::Joining::sum)
        return fmt::format(
            fmt::runtime(trn("Estimated: the count of {} area that ended, by its people.",
                             "Estimated: the counts of {} areas that ended, added up.", parts)),
            parts);
    if (layer.upwards == geo::Joining::mean && parts > 1)
        return say("Estimated: the mean of {} areas that ended, weighted by {}.", parts,
                   layer.weight);
    return tr("Estimated: the figure of the area that stood here before.");
}

/// Why an area has no figure at all.
std::string why_without(const geo::Atlas& atlas, const Choropleth& choropleth,
                        geo::AreaIndex area) {
    if (!atlas.areas[area].vintage.in_force(choropleth.view.boundary_year))
        return say("Not on this map: its figures are for the areas of {}.",
                   choropleth.view.boundary_year);
    if (choropleth.view.layer->theme == geo::Theme::own)
        return tr("Your table has none for this area.");
    if (!choropleth.view.better_levels.empty())
        return say("Published for {}.", plural_of(choropleth.view.better_levels.front()));
    const int position = choropleth.position_of[geo::at(area)];
    const NoData why = position < 0 ? NoData::not_published
                                    : choropleth.no_data[static_cast<std::size_t>(position)];
    if (why == NoData::other_country) return tr("These figures are of other countries.");
    if (why == NoData::other_boundaries)
        return tr("Published for the areas that stood here before or after, in other boundaries.");
    return tr("None is published for this area.");
}

std::string value_note_of(const geo::Atlas& atlas, const Choropleth& choropleth,
                          geo::AreaIndex area, const geo::ShownFigure* figure) {
    if (figure == nullptr) return why_without(atlas, choropleth, area);
    if (!figure->value) return geo::capitalised(withheld_words(figure->marker)) + ".";
    std::string note;
    const auto add = [&note](const std::string& sentence) {
        note += (note.empty() ? "" : " ") + sentence;
    };
    if (figure->status == geo::FigureStatus::inherited)
        add(say("Inherited: the figure of {}.", name_of(atlas.areas[figure->from])));
    if (figure->carried)
        add(carried_words(*choropleth.view.layer, *figure));
    else if (figure->status == geo::FigureStatus::derived && figure->parts > 1)
        add(say("Derived from {} areas.", figure->parts));
    if (figure->basis == geo::Basis::hypothetical)
        add(say("Hypothetical. {}", atlas.text(figure->note)));
    if (figure->basis == geo::Basis::recalled) add(tr("Recalled: not checked against a document."));
    if (figure->basis == geo::Basis::estimate && !figure->carried) add(tr("An estimate."));
    if (figure->basis == geo::Basis::own) add(tr("Of your own data, not of the atlas's."));
    if (figure->marker == geo::Marker::unreliable) add(tr("Marked unreliable by the publisher."));
    if (figure->marker == geo::Marker::joint)
        add(tr("A joint figure of the community safety partnership that the district shares."));
    return note;
}

std::string rank_of(const Choropleth& choropleth, const geo::ShownFigure& figure) {
    const std::vector<double> values = choropleth.view.values();
    if (values.size() < 3) return {};
    const auto higher = std::ranges::count_if(values, [&](double v) { return v > *figure.value; });
    const int rank = static_cast<int>(higher) + 1;
    return rank == 1 ? say("Highest of {}", values.size())
                     : say("{} highest of {}", ordinal(rank), values.size());
}

/// Intervals that meet, or a benchmark inside the interval, are no clear difference.
std::string comparison_of(const geo::ShownFigure& figure, const geo::ShownFigure& benchmark,
                          const std::string& name) {
    if (!figure.value || !benchmark.value) return {};
    if (geo::difference_between(figure, benchmark) == geo::Difference::not_clear)
        return say("Not clearly different from {}", name);
    if (*figure.value == *benchmark.value) return say("The same as {}", name);
    return *figure.value > *benchmark.value ? say("Higher than {}", name)
                                            : say("Lower than {}", name);
}

CardLine benchmark_line(const geo::Atlas& atlas, const geo::Layer& layer,
                        const geo::ShownFigure& figure) {
    return {name_of(atlas.areas[figure.from]), value_in_words(layer, *figure.value), mark_of(figure)};
}

void add_benchmarks(Card& card, const geo::Atlas& atlas, const Choropleth& choropleth,
                    geo::AreaIndex area, const geo::ShownFigure* figure) {
    if (choropleth.categorical || choropleth.change || choropleth.view.layer->is_count) return;
    const geo::Layer& layer = *choropleth.view.layer;
    const geo::Benchmarks benchmarks = geo::benchmarks_of(atlas, choropleth.view, area);
    const auto add = [&](const std::optional<geo::ShownFigure>& one) {
        if (one && one->value && one->from != area)
            card.benchmarks.push_back(benchmark_line(atlas, layer, *one));
    };
    add(benchmarks.country);
    if (!benchmarks.country || !benchmarks.region ||
        benchmarks.region->from != benchmarks.country->from)
        add(benchmarks.region);
    if (figure != nullptr && benchmarks.country && benchmarks.country->from != area)
        card.comparison =
            comparison_of(*figure, *benchmarks.country, name_of(atlas.areas[benchmarks.country->from]));
}

std::string basis_mark(geo::Basis basis) {
    return basis == geo::Basis::recalled   ? tr("recalled")
           : basis == geo::Basis::estimate ? tr("estimate")
                                           : "";
}

void add_mayors(Card& card, const geo::Atlas& atlas, geo::AreaIndex area,
                std::optional<geo::AreaIndex> authority) {
    for (const geo::Mayor& mayor : atlas.mayors) {
        if (mayor.area != area && !(authority && mayor.area == *authority)) continue;
        const std::string label = mayor.of_strategic_authority
                                      ? say("Mayor of {}", name_of(atlas.areas[mayor.area]))
                                      : std::string(tr("Council mayor"));
        card.facts.push_back(
            {label, say("{} ({})", mayor.name, in_language(mayor.party)), basis_mark(mayor.basis)});
    }
}

/// The nearest statistical neighbours, by name.
std::string neighbours_of(const geo::Atlas& atlas, geo::AreaIndex area) {
    constexpr std::size_t named = 3;
    const auto all = geo::neighbours_of(atlas, area, geo::neighbours_in_all);
    std::string names;
    for (std::size_t i = 0; i < std::min(named, all.size()); ++i)
        names += (i == 0 ? "" : ", ") + name_of(atlas.areas[all[i]]);
    return names;
}

void add_facts(Card& card, const geo::Atlas& atlas, geo::AreaIndex index, int year) {
    const geo::Area& area = atlas.areas[index];
    if (area.population)
        card.facts.push_back({tr("Population, mid-2024"), with_thousands(*area.population), {}});
    const auto authority = atlas.areas.parent(index, geo::Level::combined_authority, year);
    const bool district =
        area.levels.contains(geo::Level::district) || area.levels.contains(geo::Level::upper_tier);
    if (authority && *authority != index) {
        const geo::Area& its = atlas.areas[*authority];
        card.facts.push_back(
            {its.planned ? tr("Planned authority") : tr("Combined authority"), name_of(its), {}});
    } else if (district && !authority) {
        card.facts.push_back({tr("Combined authority"), tr("None"), {}});
    }
    if (authority == index) {
        const auto districts = atlas.areas.members(index, geo::Level::district, year);
        if (!districts.empty())
            card.facts.push_back({tr("Districts"), std::to_string(districts.size()), {}});
    }
    add_mayors(card, atlas, index, authority);
    for (const geo::Authority& one : atlas.authorities) {
        const auto of = atlas.areas.find(geo::text_of(one.id));
        const bool here = of == index;
        const bool agreement = !of && one.status == "existing" &&
                               std::ranges::find(one.constituents, index) != one.constituents.end();
        if (here && !one.tier.empty())
            card.facts.push_back({tr("Tier"), geo::capitalised(in_language(one.tier)), basis_mark(one.basis)});
        if (here && !one.established.empty())
            card.facts.push_back(
                {tr("Established"), period_in_words(one.established), basis_mark(one.basis)});
        if (agreement)
            card.facts.push_back({tr("Devolution agreement"), one.name, basis_mark(one.basis)});
    }
}

/// Who an area belongs to is said as the map shows it: by its boundaries, not by an older figure.
int year_of_facts(const Choropleth& choropleth) {
    return std::max(choropleth.view.boundary_year, choropleth.view.year);
}

/// A selected area may stand at another level than the map does: then its card is of its own level.
/// Without a layer when it stands on the map.
Choropleth at_own_level(const geo::Atlas& atlas, const Scene& scene, const Choropleth& on_map,
                        geo::AreaIndex area) {
    if (on_map.position_of[geo::at(area)] >= 0) return {};
    const auto level = atlas.areas.finest_map_of(area);
    if (!level) return {};
    Scene there = scene;
    there.pane().level = *level;
    return choropleth_of(atlas, there);
}

}  // namespace

Card card_of(const geo::Atlas& atlas, const Scene& scene, const Choropleth& on_map,
             geo::AreaIndex area) {
    const Choropleth own = at_own_level(atlas, scene, on_map, area);
    const Choropleth& choropleth = own.view.layer == nullptr ? on_map : own;
    const geo::Layer& layer = *choropleth.view.layer;
    const geo::ShownFigure* figure = choropleth.figure_of(area);
    Card card;
    card.area = area;
    card.name = name_of(atlas.areas[area]);
    card.what = what_of(atlas, area, year_of_facts(choropleth));
    card.value = figure != nullptr && figure->value
                     ? (choropleth.change && *figure->value > 0 ? "+" : "") +
                           value_in_words(layer, *figure->value)
                     : std::string(tr("No figure"));
    card.value_note = value_note_of(atlas, choropleth, area, figure);
    if (const int position = choropleth.position_of[geo::at(area)];
        choropleth.analysed && position >= 0)
        card.analysed = finding_in_words(*choropleth.analysed, static_cast<std::size_t>(position));
    if (figure != nullptr) {
        const std::string& period = atlas.text(figure->period);
        card.period = period.empty() ? std::to_string(figure->year) : period_in_words(period);
        if (figure->interval)
            card.interval =
                say("95% interval {} to {}", say_shown(choropleth, figure->interval->lower),
                    say_shown(choropleth, figure->interval->upper));
        if (figure->value && !choropleth.categorical) card.rank = rank_of(choropleth, *figure);
        const std::string& read_at = atlas.text(figure->source);
        const bool has_page = !read_at.empty() || figure->basis != geo::Basis::recalled;
        const bool is_supposed = figure->basis == geo::Basis::hypothetical;
        card.source = has_page && !is_supposed && !layer.source.empty()
                          ? source_in_language(layer.source)
                          : source_in_language(geo::source_of(atlas, layer, *figure));
        if (!is_supposed) card.source_url = read_at.empty() ? layer.source_url : read_at;
    } else {
        card.source = source_in_language(layer.source);
        card.source_url = layer.source_url;
    }
    add_benchmarks(card, atlas, choropleth, area, figure);
    add_facts(card, atlas, area, year_of_facts(choropleth));
    card.neighbours = neighbours_of(atlas, area);
    return card;
}

}  // namespace app
