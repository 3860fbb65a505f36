#include "app/kiosk/place_story.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <set>

#include "app/paper/brief_facts.h"
#include "app/picture/data_words.h"
#include "app/picture/words.h"
#include "app/text/text.h"
#include "app/text/text_in_context.h"
#include "geo/area/known_areas.h"
#include "geo/core/characters.h"
#include "geo/data/source.h"

namespace app {
namespace {

/// What a mission may be told by, best first: the first that a place has a figure of.
struct MissionMeasures {
    const char* mission;
    std::array<KioskLayer, 4> layers;
};
constexpr std::array measures{
    MissionMeasures{
        "growth",
        {{{"gdhi-per-head", "growth", later("Economic growth"),
           later("household income per person")},
          {"median-weekly-pay", "growth", later("Economic growth"), later("weekly pay")},
          {"employment-rate", "growth", later("Economic growth"), later("people with a job")},
          {"gdp-per-head", "growth", later("Economic growth"), later("output per person")}}}},
    MissionMeasures{
        "nhs",
        {{{"healthy-life-expectancy-female", "nhs", later("An NHS fit for the future"),
           later("healthy years of life, women")},
          {"life-satisfaction", "nhs", later("An NHS fit for the future"),
           later("satisfaction with life, of 10")},
          {"adult-obesity", "nhs", later("An NHS fit for the future"),
           later("adults with obesity")},
          {"smoking", "nhs", later("An NHS fit for the future"), later("adults who smoke")}}}},
    MissionMeasures{"streets",
                    {{{"recorded-crime-rate", "streets", later("Safer streets"),
                       later("crimes per 1,000 people")},
                      {"homicide-rate", "streets", later("Safer streets"),
                       later("homicides per million people")},
                      {"burglary-rate", "streets", later("Safer streets"),
                       later("burglaries per 1,000 people")},
                      {"violence-with-injury-rate", "streets", later("Safer streets"),
                       later("violent crimes per 1,000 people")}}}},
    MissionMeasures{"opportunity",
                    {{{"ks2-expected-standard", "opportunity", later("Opportunity"),
                       later("at the standard, age 11")},
                      {"level-3-qualifications", "opportunity", later("Opportunity"),
                       later("with A levels or equal")},
                      {"child-poverty-before-housing", "opportunity", later("Opportunity"),
                       later("children in poverty")},
                      {"gcse-english-maths", "opportunity", later("Opportunity"),
                       later("English and maths by 19")}}}},
    MissionMeasures{"clean-energy",
                    {{{"ghg-emissions-per-head", "clean-energy", later("Clean energy"),
                       later("tonnes of CO₂e per person")},
                      {"ev-charging-devices", "clean-energy", later("Clean energy"),
                       later("car chargers per 100,000 people")},
                      {"domestic-electricity-use", "clean-energy", later("Clean energy"),
                       later("electricity of a home, kWh")},
                      {"renewable-capacity-per-head", "clean-energy", later("Clean energy"),
                       later("renewable power per person, kW")}}}}};

/// "57.9 years", "£20,813", "3.8": short enough for a column.
std::string short_value(const geo::Layer& layer, double value) {
    const std::string number = geo::say_number(layer, value);
    return layer.unit == "years" ? fmt::format(fmt::runtime(tr_in("column", "{} years")), number)
                                 : number;
}

std::string when_of(const geo::Atlas& atlas, const geo::ShownFigure& figure) {
    const std::string& period = atlas.text(figure.period);
    // A year that is not the calendar's goes by its end: "2024-07-01/P1Y".
    int year = 0, month = 0, read = 0;
    if (std::sscanf(period.c_str(), "%4d-%2d-01/P1Y%n", &year, &month, &read) == 2 &&
        static_cast<std::size_t>(read) == period.size() && month > 1 && month <= 12)
        return period_in_words("year to " +
                               geo::say_period(fmt::format("{:04}-{:02}", year + 1, month - 1)));
    return period.empty() ? std::to_string(figure.year) : period_in_words(period);
}

/// All figures of a layer on the map of an area's level.
std::vector<double> values_around(const geo::Atlas& atlas, const geo::Layer& layer,
                                  geo::AreaIndex area, int year) {
    const auto level = atlas.areas.finest_map_of(area);
    if (!level) return {};
    return geo::view_of(atlas, layer, *level, year).values();
}

/// Places values between the least and the most of some, with a little room; flipped where low is
/// good.
class Placing {
public:
    Placing(const std::vector<double>& all, geo::Polarity polarity)
        : flips_(polarity == geo::Polarity::lower_is_better) {
        const auto [low, high] = std::ranges::minmax_element(all);
        const double room = std::max((*high - *low) * 0.06, 1e-9);
        low_ = *low - room;
        high_ = *high + room;
    }
    double operator()(double value) const {
        const double at = std::clamp((value - low_) / (high_ - low_), 0.0, 1.0);
        return flips_ ? 1 - at : at;
    }
    geo::Interval operator()(const geo::Interval& within) const {
        const double a = (*this)(within.lower), b = (*this)(within.upper);
        return {std::min(a, b), std::max(a, b)};
    }

private:
    bool flips_;
    double low_ = 0, high_ = 1;
};

double mean_of(const std::vector<double>& values) {
    double sum = 0;
    for (const double one : values) sum += one;
    return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

std::string year_in(const std::string& date) { return date.substr(0, 4); }

HeadFact mayor_fact(const BriefSubject& s) {
    HeadFact fact{.title = tr("Mayor"), .value = {}, .detail = {}, .source = {}};
    if (s.record != nullptr)
        fact.source =
            in_language(geo::source_in_words(s.record->source, s.record->basis, tr("not named")));
    if (s.mayor != nullptr) {
        fact.value =
            say("Since {}", year_in(s.record != nullptr && !s.record->first_mayoral_election.empty()
                                        ? s.record->first_mayoral_election
                                        : s.mayor->first_elected_on));
        fact.detail = {s.mayor->name};
        if (!s.mayor->term_ends.empty())
            fact.detail.push_back(say("Next vote: {}", period_in_words(s.mayor->term_ends)));
        return fact;
    }
    if (s.waits_for_mayor()) {
        fact.value = tr("Not yet");
        fact.detail = {say("First vote: {}", period_in_words(s.record->first_mayoral_election))};
        return fact;
    }
    if (s.record != nullptr && s.record->kind == "devolved national government") {
        fact.title = tr("Own government");
        fact.value = s.record->established.empty()
                         ? std::string(tr("Yes"))
                         : say("Since {}", year_in(s.record->established));
        fact.detail = {in_language(s.record->name), tr("Mayors: England only.")};
        return fact;
    }
    fact.value = tr("None");
    fact.detail = {
        s.authority ? tr("The authority has no mayor.") : tr("No mayoral authority here."),
        s.council_mayor != nullptr ? say("Council mayor: {}", s.council_mayor->name)
                                   : std::string(tr("Councils and government decide."))};
    return fact;
}

/// The place's own figure of the first layer that it has one of, as a fact with a bar.
std::optional<HeadFact> fact_of(const BriefSubject& s, const std::vector<const char*>& layers) {
    for (const char* id : layers) {
        const auto line = std::ranges::find_if(s.known, [&](const geo::ProfileLine& one) {
            return one.layer->id == id && one.figure;
        });
        if (line == s.known.end()) continue;
        const geo::Layer& layer = *line->layer;
        const double value = *line->figure->value;
        const auto all = values_around(s.atlas, layer, s.area, line->year);
        HeadFact fact{.title = {}, .value = {}, .detail = {}, .theme = layer.theme, .source = {}};
        fact.source = source_in_language(geo::source_of(s.atlas, layer, *line->figure));
        fact.layer = layer.id;
        const double most = all.empty() ? value : std::max(value, *std::ranges::max_element(all));
        // Shares are of all; else what there is to hold it against is the whole.
        const double whole = layer.unit == "%" ? 100 : most;
        if (layer.unit == "%" || (most > 0 && all.size() > 2)) fact.bar = value / whole;
        std::string when = when_of(s.atlas, *line->figure);
        if (const std::string mark = mark_of(*line->figure); !mark.empty()) when += ", " + mark;
        if (layer.theme == geo::Theme::turnout) {
            fact.title = layer.id == "turnout-mayoral"   ? tr("Turnout for mayor")
                         : layer.id == "turnout-general" ? tr("Turnout, Parliament")
                                                         : tr("Turnout, council");
            fact.value = say("{:.0f} in 100", value);
        } else {
            const bool is_fund =
                std::string_view(id).find("investment-fund") != std::string_view::npos;
            fact.title = is_fund                                 ? tr("Investment fund")
                         : layer.id.starts_with("core-spending") ? tr("Councils’ money")
                                                                 : tr("One flexible budget");
            fact.value = say("{} a head", geo::say_number(layer, value));
        }
        fact.detail = {when};
        if (all.size() > 2 && most > 0) {
            const double mean = mean_of(all);
            fact.bar_mark = mean / whole;
            fact.detail.push_back(layer.theme == geo::Theme::turnout
                                      ? say("All such places: {:.0f}", mean)
                                      : say("All such places: {}", geo::say_number(layer, mean)));
        }
        return fact;
    }
    return std::nullopt;
}

HeadFact no_fact(const char* title, const char* why) {
    return {.title = title, .value = tr("Not in this atlas"), .detail = {why}, .source = {}};
}

std::vector<HeadFact> head_facts(const BriefSubject& s) {
    std::vector<HeadFact> facts{mayor_fact(s)};
    facts.push_back(
        fact_of(s, {"budget-integrated-settlement-per-head",
                    "budget-devolution-investment-fund-per-head",
                    "core-spending-power-area-per-head", "core-spending-power-per-head"})
            .value_or(no_fact(tr("Money"), tr("It has no such figure for this place."))));
    facts.push_back(
        fact_of(s, s.is_authority() ? std::vector<const char*>{"turnout-mayoral", "turnout-council",
                                                               "turnout-general"}
                                    : std::vector<const char*>{"turnout-council", "turnout-general",
                                                               "turnout-mayoral"})
            .value_or(no_fact(tr("Turnout"), tr("It has no such figure for this place."))));
    return facts;
}

std::string what_in_short(const BriefSubject& s) {
    std::vector<std::string> parts;
    const geo::Area& area = s.itself();
    if (!s.councils.empty())
        parts.push_back(
            fmt::format(fmt::runtime(trn("{} council area", "{} council areas", s.councils.size())),
                        s.councils.size()));
    else if (s.authority && !s.is_authority())
        parts.push_back(say("in {}", map_name_in_language(s.atlas.areas[*s.authority])));
    else
        parts.push_back(geo::capitalised(in_language(area.type)));
    if (area.population) parts.push_back(say("{} people", people_in_short(*area.population)));
    if (s.mayor != nullptr)
        parts.push_back(tr("one mayor"));
    else if (s.record == nullptr || s.record->kind != "devolved national government")
        parts.push_back(tr("no mayor"));
    std::string words = fmt::format("{}", fmt::join(parts, ", "));
    return geo::capitalised(words);
}

/// "ahead", for a column.
const char* word_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::ahead:
            return tr("ahead");
        case Verdict::behind:
            return tr("behind");
        case Verdict::close:
            return tr("close");
        case Verdict::more:
            return tr("more");
        case Verdict::less:
            return tr("less");
    }
    return "";
}

/// "Ahead of England, 61.3 years."
std::string sentence_of(Verdict verdict, const std::string& country, const std::string& value) {
    switch (verdict) {
        case Verdict::ahead:
            return say("Ahead of {}, {}.", country, value);
        case Verdict::behind:
            return say("Behind {}, {}.", country, value);
        case Verdict::close:
            return say("Close to {}, {}.", country, value);
        case Verdict::more:
            return say("More than {}, {}.", country, value);
        case Verdict::less:
            return say("Less than {}, {}.", country, value);
    }
    return {};
}

double spread_of(const std::vector<double>& all) {
    if (all.empty()) return 0;
    // From the lowest tenth to the highest: one City of London would make all others look alike.
    std::vector<double> sorted = all;
    std::ranges::sort(sorted);
    const std::size_t tenth = sorted.size() / 10;
    return sorted[sorted.size() - 1 - tenth] - sorted[tenth];
}

MissionRow row_of(const geo::Atlas& atlas, const KioskLayer& named, const BriefMeasure& measure) {
    const geo::Layer& layer = *measure.line.layer;
    const geo::ShownFigure& figure = *measure.line.figure;
    MissionRow row{.mission = named.mission,
                   .layer = named.id,
                   .title = tr(named.label),
                   .detail = fmt::format("{}, {}", tr(named.measure), when_of(atlas, figure)),
                   .value = short_value(layer, *figure.value),
                   .verdict = {},
                   .mark = mark_of(figure),
                   .in_words = {}};
    if (!row.mark.empty()) row.detail += ", " + row.mark;
    std::vector<double> all = measure.others;
    all.push_back(*figure.value);
    if (measure.country) all.push_back(*measure.country->figure.value);
    const Placing place(all, layer.polarity);
    row.scale.here = place(*figure.value);
    if (figure.interval) row.scale.here_within = place(*figure.interval);
    for (const double other : measure.others) row.scale.others.push_back(place(other));
    std::optional<Verdict> verdict;
    if (measure.country) {
        const double country = *measure.country->figure.value;
        row.scale.country = place(country);
        verdict = verdict_on(
            layer.polarity, figure, country,
            spread_of(values_around(atlas, layer, measure.line.figure->area, measure.line.year)));
        row.verdict = word_of(*verdict);
    }
    row.in_words = say("{}: {}, {}.", row.title, row.detail, row.value);
    if (verdict)
        row.in_words +=
            " " + sentence_of(*verdict,
                              measure.country->area ? name_of(atlas.areas[*measure.country->area])
                                                    : std::string(tr("the country")),
                              short_value(layer, *measure.country->figure.value));
    return row;
}

std::vector<MissionRow> mission_rows(const BriefSubject& s, const BriefMeasures& known,
                                     std::string& country) {
    std::vector<MissionRow> rows;
    for (const MissionMeasures& mission : measures) {
        std::optional<MissionRow> row;
        for (const KioskLayer& one : mission.layers) {
            const auto measure = known.of(one.id);
            if (!measure || !measure->line.figure) continue;
            row = row_of(s.atlas, one, *measure);
            if (measure->country && measure->country->area && country.empty())
                country = name_of(s.atlas.areas[*measure->country->area]);
            break;
        }
        if (!row) {
            row.emplace(MissionRow{.mission = mission.mission,
                                   .layer = mission.layers[0].id,
                                   .title = tr(mission.layers[0].label),
                                   .detail = tr("not in this atlas for this place"),
                                   .value = {},
                                   .verdict = {},
                                   .mark = {},
                                   .in_words = {}});
            row->in_words = say("{}: {}.", row->title, row->detail);
        }
        rows.push_back(*std::move(row));
    }
    return rows;
}

/// Publishers of the figures, each once.
std::string sources_in(const BriefSubject& s, const std::vector<MissionRow>& missions) {
    std::vector<std::string> named;
    for (const MissionRow& row : missions) {
        const geo::Layer* layer = s.atlas.layer(row.layer);
        if (layer == nullptr) continue;
        for (const std::string& one : publishers_in(source_in_language(layer->source)))
            if (std::ranges::find(named, one) == named.end()) named.push_back(one);
    }
    const std::string words = fmt::format("{}", fmt::join(named, "; "));
    const std::string attribution = in_language(s.atlas.attribution);
    return words.empty() ? attribution : say("Source: {}", words);
}

}  // namespace

std::vector<std::string> publishers_in(const std::string& source) {
    std::vector<std::string> all;
    for (std::size_t from = 0; from < source.size();) {
        const std::size_t end = std::min(source.find(';', from), source.size());
        std::string one = source.substr(from, end - from);
        one.erase(0, std::min(one.find_first_not_of(' '), one.size()));
        if (const auto scheme = one.find("://"); scheme != std::string::npos) {
            one = one.substr(scheme + 3);
            one = one.substr(0, one.find('/'));
            if (one.starts_with("www.")) one = one.substr(4);
        }
        if (!one.empty() && std::ranges::find(all, one) == all.end()) all.push_back(std::move(one));
        from = end + 1;
    }
    return all;
}

std::string people_in_short(double people) {
    if (people >= 995'000) return fmt::format("{:.1f}m", people / 1e6);
    return with_thousands(people >= 10'000 ? std::round(people / 1000) * 1000 : people);
}

Verdict verdict_on(geo::Polarity polarity, const geo::ShownFigure& here, double country,
                   double spread) {
    constexpr double close = 0.1;
    const double apart = *here.value - country;
    const bool inside =
        here.interval && here.interval->lower <= country && country <= here.interval->upper;
    if (inside || std::abs(apart) <= close * spread) return Verdict::close;
    const bool more = apart > 0;
    if (polarity == geo::Polarity::neutral) return more ? Verdict::more : Verdict::less;
    return more == (polarity == geo::Polarity::higher_is_better) ? Verdict::ahead : Verdict::behind;
}

PlaceStory place_story(const geo::Atlas& atlas, geo::AreaIndex area, Language language) {
    const BriefSubject subject(atlas, area);
    const BriefMeasures known(atlas, area, subject.known);
    PlaceStory story;
    story.area = area;
    story.name = name_in(atlas.areas[area], language);
    story.what = what_in_short(subject);
    story.facts = head_facts(subject);
    story.holder = holder_in_words(subject);
    story.subjects = subjects_of(subject);
    story.lead = who_decides(subject);
    story.missions = mission_rows(subject, known, story.country);
    story.sources = sources_in(subject, story.missions);
    return story;
}

namespace {

CompareStory::Side side_of(const geo::Atlas& atlas, geo::AreaIndex area, Language language) {
    const BriefSubject subject(atlas, area);
    const geo::Area& one = atlas.areas[area];
    CompareStory::Side side{area, name_in(one, language), {}};
    if (one.population) side.facts.emplace_back(people_in_short(*one.population), tr("people"));
    double km2 = one.area_km2;
    if (km2 <= 0)
        for (const geo::AreaIndex part : subject.councils) km2 += atlas.areas[part].area_km2;
    side.facts.emplace_back(with_thousands(std::round(km2)), tr("sq km"));
    side.facts.emplace_back(
        std::to_string(std::max<std::size_t>(1, subject.councils.size())),
        trn("council", "councils", std::max<std::size_t>(1, subject.councils.size())));
    if (subject.mayor != nullptr && subject.record != nullptr &&
        !subject.record->first_mayoral_election.empty())
        side.facts.emplace_back(year_in(subject.record->first_mayoral_election), tr("first mayor"));
    return side;
}

std::optional<geo::ShownFigure> latest_figure(const geo::Atlas& atlas, const geo::Layer& layer,
                                              geo::AreaIndex area) {
    const auto level = atlas.areas.finest_map_of(area);
    if (!level) return std::nullopt;
    const auto year = geo::latest_year_of(atlas, layer, *level);
    if (!year) return std::nullopt;
    const auto view = geo::view_of(atlas, layer, *level, *year);
    const auto at = view.position(area);
    if (!at || !view.figures[*at] || !view.figures[*at]->value) return std::nullopt;
    return view.figures[*at];
}

}  // namespace

CompareStory compare_story(const geo::Atlas& atlas, geo::AreaIndex left, geo::AreaIndex right,
                           Language language) {
    CompareStory story{side_of(atlas, left, language), side_of(atlas, right, language), {}, {}, {}};
    const geo::Area& first = atlas.areas[left];
    const bool one_country = first.country && first.country == atlas.areas[right].country;
    if (one_country) story.country = name_in(atlas.areas[*first.country], language);
    struct Row {
        const char* layer;
        const char* title;
    };
    constexpr std::array rows{
        Row{"powers-held", later("Powers held")},
        Row{"budget-devolution-investment-fund-per-head", later("Investment fund a head")},
        Row{"core-spending-power-area-per-head", later("Councils’ money a head")},
        Row{"turnout-mayoral", later("Turnout for mayor")},
        Row{"turnout-council", later("Turnout for councils")},
        Row{"gdhi-per-head", later("Income per person")},
        Row{"healthy-life-expectancy-female", later("Healthy years of life, women")},
        Row{"recorded-crime-rate", later("Crimes per 1,000 people")},
        Row{"ks2-expected-standard", later("At the standard, age 11")},
        Row{"ghg-emissions-per-head", later("Emissions per person, tonnes")},
        Row{"turnout-general", later("Turnout, Parliament")},
        Row{"life-satisfaction", later("Satisfaction with life")},
        Row{"employment-rate", later("People with a job")},
        Row{"median-weekly-pay", later("Weekly pay")}};
    constexpr std::size_t most = 8;
    std::vector<std::string> sources;
    for (const Row& wanted : rows) {
        if (story.rows.size() == most) break;
        const geo::Layer* layer = atlas.layer(wanted.layer);
        if (layer == nullptr) continue;
        const auto a = latest_figure(atlas, *layer, left), b = latest_figure(atlas, *layer, right);
        if (!a || !b) continue;
        CompareRow row{.title = tr(wanted.title),
                       .left = short_value(*layer, *a->value),
                       .right = short_value(*layer, *b->value),
                       .better = layer->polarity != geo::Polarity::neutral,
                       .in_words = {}};
        std::set<std::string> notes;
        for (const auto* figure : {&*a, &*b})
            if (const std::string mark = mark_of(*figure); !mark.empty()) notes.insert(mark);
        notes.insert(when_of(atlas, *a) == when_of(atlas, *b)
                         ? when_of(atlas, *a)
                         : say("{} and {}", when_of(atlas, *a), when_of(atlas, *b)));
        row.title = fmt::format("{} ({})", row.title, fmt::join(notes, ", "));
        std::vector<double> all = values_around(atlas, *layer, left, a->year);
        const auto more = values_around(atlas, *layer, right, b->year);
        all.insert(all.end(), more.begin(), more.end());
        all.push_back(*a->value);
        all.push_back(*b->value);
        const Placing place(all, layer->polarity);
        row.scale.here = place(*a->value);
        row.scale.other = place(*b->value);
        if (a->interval) row.scale.here_within = place(*a->interval);
        if (b->interval) row.scale.other_within = place(*b->interval);
        story.has_intervals |= a->interval && b->interval;
        if (one_country)
            if (const auto whole = geo::figure_in(atlas, *layer, *first.country, a->year);
                whole && whole->value)
                row.scale.country = place(*whole->value);
        row.in_words = say("{}: {} {}, {} {}.", row.title, story.left.name, row.left,
                           story.right.name, row.right);
        for (const std::string& one : publishers_in(source_in_language(layer->source)))
            if (std::ranges::find(sources, one) == sources.end()) sources.push_back(one);
        story.rows.push_back(std::move(row));
    }
    story.sources = say("Source: {}", fmt::format("{}", fmt::join(sources, "; ")));
    return story;
}

}  // namespace app
