#include "app/paper/brief.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "app/paper/brief_facts.h"
#include "app/picture/benchmark_words.h"
#include "app/picture/marking_in_view.h"
#include "app/picture/words.h"
#include "app/text/text.h"
#include "geo/core/characters.h"
#include "geo/data/source.h"

namespace app {
namespace {

constexpr std::size_t key_figures = 4;
constexpr std::array head_layers{
    "healthy-life-expectancy-female", "median-weekly-pay",     "employment-rate",
    "ks2-expected-standard",          "recorded-crime-rate",   "gdhi-per-head",
    "child-poverty-before-housing",   "ghg-emissions-per-head"};
constexpr std::array mapped_layers{"healthy-life-expectancy-female",
                                   "median-weekly-pay",
                                   "employment-rate",
                                   "gdhi-per-head",
                                   "child-poverty-before-housing",
                                   "gdp-per-head",
                                   "ghg-emissions-per-head",
                                   "population"};

std::vector<BriefMeasure> key_of(const BriefMeasures& measures) {
    std::vector<BriefMeasure> key;
    for (const char* layer : head_layers)
        if (auto measure = measures.of(layer);
            measure && measure->line.figure && key.size() < key_figures)
            key.push_back(*std::move(measure));
    return key;
}

/// "Lower than England: healthy life expectancy (female), employment rate."
std::string verdicts(const BriefMissions& missions) {
    std::array<std::vector<std::string>, 3> by_difference;
    std::size_t told = 0;
    for (const BriefMission& mission : missions.missions)
        for (const BriefMeasure& measure : mission.measures)
            if (measure.difference) {
                ++told;
                by_difference[static_cast<std::size_t>(*measure.difference)].push_back(
                    measure.line.layer->label);
            }
    if (told == 0) return {};
    std::string words;
    const auto add = [&](geo::Difference which, const char* said) {
        const auto& labels = by_difference[static_cast<std::size_t>(which)];
        if (!labels.empty()) words += " " + say(said, missions.country, listed(labels)) + ".";
    };
    add(geo::Difference::lower, tr("Lower than {}: {}"));
    add(geo::Difference::higher, tr("Higher than {}: {}"));
    add(geo::Difference::not_clear, tr("Not clearly different from {}: {}"));
    return words;
}

std::string powers_in_words(const BriefSubject& subject, const std::vector<BriefPowers>& powers) {
    std::map<geo::PowerStatus, int> counts;
    int all = 0;
    for (const BriefPowers& group : powers)
        for (const auto& [label, status] : group.powers) ++counts[status], ++all;
    if (all == 0) return {};
    return " " + say("{} holds {} of {} powers and shares {}; agreed for later: {}, proposed: "
                     "{}.",
                     subject.atlas.areas[*subject.authority].name, counts[geo::PowerStatus::held],
                     all, counts[geo::PowerStatus::partial], counts[geo::PowerStatus::agreed],
                     counts[geo::PowerStatus::proposed]);
}

/// How many of these areas have a figure of their own in the layer's latest year.
std::size_t with_own_figure(const geo::LayerView& view, const std::vector<geo::AreaIndex>& areas) {
    return static_cast<std::size_t>(std::ranges::count_if(areas, [&](geo::AreaIndex one) {
        const auto at = view.position(one);
        return at && view.figures[*at] && view.figures[*at]->value &&
               view.figures[*at]->status != geo::FigureStatus::inherited;
    }));
}

/// Whether a map of the layer tells of what lies around a council, too.
enum class Around : std::uint8_t { known, unknown };

/// A pane of a layer at a level where the area, or most of its parts, have figures of their own.
std::optional<Pane> pane_of(const BriefSubject& s, const geo::Layer& layer, geo::Level level,
                            Around around) {
    const auto latest = geo::latest_year_of(s.atlas, layer, level);
    if (!latest) return std::nullopt;
    const bool has_parts = !s.councils.empty();
    const auto areas = s.atlas.areas.members(s.area, level, s.year);
    if (areas.empty() || (has_parts && areas.size() == 1)) return std::nullopt;
    const int year = std::min(*latest, s.itself().vintage.end.value_or(*latest));
    const geo::LayerView view = geo::view_of(s.atlas, layer, level, year);
    if (5 * with_own_figure(view, areas) < 4 * areas.size()) return std::nullopt;
    if (!has_parts && around == Around::known && !view.better_levels.empty()) return std::nullopt;
    Pane pane;
    pane.layer = layer.id;
    pane.level = level;
    pane.year = view.year;
    pane.insets = false;
    return pane;
}

std::optional<Pane> pane_of(const BriefSubject& s, std::string_view id, Around around) {
    const geo::Layer* layer = s.atlas.layer(id);
    if (layer == nullptr) return std::nullopt;
    if (s.councils.empty()) return pane_of(s, *layer, *s.atlas.areas.finest_map_of(s.area), around);
    if (auto pane = pane_of(s, *layer, geo::Level::district, around)) return pane;
    return pane_of(s, *layer, geo::Level::upper_tier, around);
}

geo::Result<Pane> mapped_pane(const BriefSubject& s, const std::string& layer) {
    if (!layer.empty()) {
        if (s.atlas.layer(layer) == nullptr)
            return geo::failure("unknown layer '" + layer +
                                "'; devolution-atlas layers lists them");
        if (auto pane = pane_of(s, layer, Around::unknown)) return *pane;
        return geo::failure(
            fmt::format("'{}' has too few figures in {} for a map of it; leave "
                        "--layer out, and one that has is chosen",
                        layer, s.itself().name));
    }
    for (const Around around : {Around::known, Around::unknown})
        for (const char* one : mapped_layers)
            if (auto pane = pane_of(s, one, around)) return *pane;
    for (const geo::ProfileLine& line : s.known)
        if (!line.layer->is_count)
            if (auto pane = pane_of(s, line.layer->id, Around::unknown)) return *pane;
    // Where it lies can be shown in any case.
    Pane pane;
    pane.layer = "population";
    pane.level = geo::Level::district;
    pane.year = std::min(s.year, s.atlas.present_year);
    pane.insets = false;
    return pane;
}

std::string finding_of(const geo::Layer& layer, const TimeSeries& series) {
    const SeriesPoint &first = series.points.front(), &last = series.points.back();
    const auto moved = [&](double by) {
        return by == 0  ? std::string(tr("has not changed"))
               : by < 0 ? say("has fallen by {}", say_change(layer, by))
                        : say("has risen by {}", say_change(layer, by));
    };
    const auto figure = [&](int year) {
        return std::ranges::find(series.benchmark, year, &SeriesPoint::year);
    };
    std::string words = say("In {} it {} between {} and {}", series.name,
                            moved(last.value - first.value), first.when, last.when);
    if (const auto from = figure(first.year), to = figure(last.year);
        from != series.benchmark.end() && to != series.benchmark.end())
        words += ", " + say("in {} it {}", series.benchmark_name, moved(to->value - from->value));
    return words + ".";
}

std::optional<BriefSeries> series_in(const BriefSubject& s, const std::string& mapped) {
    constexpr std::size_t least_points = 4;
    std::vector<std::string> wanted{mapped};
    wanted.insert(wanted.end(), mapped_layers.begin(), mapped_layers.end());
    for (const std::string& id : wanted) {
        const geo::Layer* layer = s.atlas.layer(id);
        if (layer == nullptr || layer->kind != geo::LayerKind::numeric) continue;
        Pane pane;
        pane.layer = id;
        pane.level = *s.atlas.areas.finest_map_of(s.area);
        pane.year = geo::latest_year_of(s.atlas, *layer, pane.level).value_or(pane.year);
        geo::LayerView view = figures_of(s.atlas, pane);
        // An authority younger than published boundaries is made of its districts.
        view.boundary_year = std::max(view.boundary_year, s.year);
        auto series = series_of(s.atlas, {}, view, s.area);
        if (!series || series->points.size() < least_points) continue;
        BriefSeries out{*std::move(series), {}, {}, {}, {}};
        // Years of a chart are those in which its periods begin; its title has these whole.
        const bool of_years = out.series.points.back().when.find(' ') == std::string::npos;
        out.title = fmt::format(
            fmt::runtime(of_years ? tr("{}, {} to {}") : tr("{}, from {} until {}")), layer->label,
            out.series.points.front().when, out.series.points.back().when);
        out.finding = finding_of(*layer, out.series);
        const auto end = [&](const std::string& name, const std::vector<SeriesPoint>& points) {
            return points.empty() ? std::string()
                                  : name + " " + geo::say_number(*layer, points.back().value);
        };
        out.last = end(out.series.name, out.series.points);
        out.last_benchmark = end(out.series.benchmark_name, out.series.benchmark);
        return out;
    }
    return std::nullopt;
}

/// "www.gov.uk" of an address; anything else as it is.
std::string site_of(const std::string& source) {
    const std::size_t scheme = source.find("://");
    if (scheme == std::string::npos) return source;
    std::string site = source.substr(scheme + 3);
    site = site.substr(0, site.find('/'));
    return site.starts_with("www.") ? site.substr(4) : site;
}

/// What marks mean that some of these figures bear.
std::string caveats(const ToldFigures& told) {
    std::set<std::string> marks;
    for (const auto& [layer, figure] : told) marks.insert(mark_of(figure));
    std::string words;
    const auto add = [&](const char* mark, const char* meaning) {
        if (marks.contains(mark)) words += std::string(words.empty() ? "" : " ") + meaning;
    };
    add(tr("derived"), tr("Derived: worked out from other figures, as of its districts or its "
                          "people."));
    add(tr("inherited"), tr("Inherited: the figure of a larger area that this one lies in."));
    add(tr("estimate"), tr("Estimate: not published as such."));
    add(tr("recalled"), tr("Recalled: not checked against a document."));
    add(tr("joint"), tr("Joint: of a community safety partnership that districts share."));
    add(tr("unreliable"), tr("Unreliable: marked so by the publisher."));
    return words;
}

std::string sources(const geo::Atlas& atlas, const ToldFigures& told) {
    std::vector<std::pair<std::string, std::vector<std::string>>> by_source;
    for (const auto& [layer, figure] : told) {
        const std::string source = site_of(geo::source_of(atlas, *layer, figure));
        auto at = std::ranges::find(by_source, source, [](const auto& one) { return one.first; });
        if (at == by_source.end()) at = by_source.insert(at, {source, {}});
        if (std::ranges::find(at->second, layer->label) == at->second.end())
            at->second.push_back(layer->label);
    }
    std::string words;
    for (const auto& [source, labels] : by_source)
        words += (words.empty() ? "" : ". ") + source + ": " +
                 fmt::format("{}", fmt::join(labels, "; "));
    return words.empty() ? words : say("Sources of figures. {}.", words);
}

bool has_neighbours(const BriefMissions& missions) {
    return std::ranges::any_of(missions.missions, [](const BriefMission& mission) {
        return std::ranges::any_of(mission.measures, [](const BriefMeasure& measure) {
            return measure.nearer && !measure.nearer->area;
        });
    });
}

std::vector<std::string> notes_of(const BriefSubject& s, const AreaBrief& brief, ToldFigures told) {
    for (const BriefMission& mission : brief.missions.missions)
        for (const BriefMeasure& measure : mission.measures)
            if (measure.line.figure) told.emplace_back(measure.line.layer, *measure.line.figure);
    for (const BriefMeasure& measure : brief.key)
        told.emplace_back(measure.line.layer, *measure.line.figure);
    std::string rules = rule_in_words() + " " +
                        tr("Where no interval is published, nothing is called higher or lower.");
    const auto add = [](std::string& to, const std::string& more) {
        if (!more.empty()) to += (to.empty() ? "" : " ") + more;
    };
    if (has_neighbours(brief.missions))
        add(rules, tr("Neighbours: the mean of its statistical neighbours, most alike in economy "
                      "and people."));
    add(rules, caveats(told));
    std::string from = sources(s.atlas, told);
    if (s.record != nullptr)
        add(from,
            say("Powers, mayors and authorities: {}; each power's own source is in the "
                "atlas.",
                site_of(geo::source_in_words(s.record->source, s.record->basis, tr("not named")))));
    return {rules, from};
}

}  // namespace

geo::Result<AreaBrief> brief_of(const geo::Atlas& atlas, geo::AreaIndex area,
                                const std::string& layer) {
    if (!atlas.areas.finest_map_of(area) ||
        atlas.areas[area].levels.contains(geo::Level::police_force))
        return geo::failure(
            fmt::format("{} is a {}; a brief is of a council, an authority, a "
                        "region or a country",
                        atlas.areas[area].name, atlas.areas[area].type));
    const BriefSubject subject(atlas, area);
    auto pane = mapped_pane(subject, layer);
    if (!pane) return tl::make_unexpected(pane.error());
    const BriefMeasures measures(atlas, area, subject.known);
    ToldFigures told;
    AreaBrief brief;
    brief.area = area;
    brief.year = subject.year;
    brief.name = atlas.areas[area].name;
    brief.what = what_of(subject);
    brief.facts = facts_of(subject);
    brief.powers = powers_of(subject);
    if (!brief.powers.empty())
        brief.powers_of = say("Powers of {}", atlas.areas[*subject.authority].name);
    brief.key = key_of(measures);
    brief.missions = measures.missions();
    brief.lead =
        who_decides(subject) + powers_in_words(subject, brief.powers) + verdicts(brief.missions);
    brief.money = money_of(subject, told);
    brief.money_note = brief.money.empty() ? tr("The atlas has no budget of this area.")
                                           : tr("Budgets overlap and are not to be added up.");
    brief.mandate = mandate_of(subject, told);
    if (brief.mandate.empty()) brief.mandate_note = tr("The atlas has no vote of this area.");
    brief.series = series_in(subject, pane->layer);
    brief.map.panes = {*std::move(pane)};
    brief.map.selected = {atlas.areas[area].id};
    if (!subject.councils.empty())
        brief.named = atlas.areas.members(area, brief.map.pane().level, subject.year);
    brief.notes = notes_of(subject, brief, told);
    brief.marking = marking_in_view(atlas, brief.map);
    for (const geo::ProfileLine& line : subject.known)
        brief.marking = geo::stricter(brief.marking, line.layer->marking);
    return brief;
}

}  // namespace app
