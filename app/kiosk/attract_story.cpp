#include "app/kiosk/attract_story.h"

#include <algorithm>

#include "app/picture/data_words.h"
#include "app/picture/told.h"
#include "app/text/text.h"
#include "geo/area/known_areas.h"
#include "geo/core/characters.h"
#include "geo/data/profile.h"
#include "geo/data/timeline.h"

namespace app {
namespace {

constexpr const char* founding = "governance-established";

std::vector<geo::AreaIndex> standing_in(const geo::Atlas& atlas, int year) {
    const geo::Layer* layer = atlas.layer(founding);
    if (layer == nullptr) return {};
    const auto view = geo::view_of(atlas, *layer, geo::Level::combined_authority, year);
    std::vector<geo::AreaIndex> all;
    for (std::size_t i = 0; i < view.areas.size(); ++i)
        if (view.figures[i] && view.figures[i]->value &&
            *view.figures[i]->value <= static_cast<double>(year))
            all.push_back(view.areas[i]);
    return all;
}

/// Those that stand in a year to come: today's, and what is planned for then.
std::vector<geo::AreaIndex> planned_to_stand_in(const geo::Atlas& atlas, int year) {
    std::vector<geo::AreaIndex> all = standing_in(atlas, atlas.present_year);
    for (const geo::AreaIndex area : atlas.areas.in_force(geo::Level::combined_authority, year))
        if (atlas.areas[area].planned && std::ranges::find(all, area) == all.end())
            all.push_back(area);
    return all;
}

/// Of today; of an area that has no estimate of its own the sum of its councils'.
double people_of(const geo::Atlas& atlas, geo::AreaIndex area) {
    if (const auto people = atlas.areas[area].population) return *people;
    double sum = 0;
    for (const geo::AreaIndex part :
         atlas.areas.members(area, geo::Level::district, geo::boundary_year_of(atlas, area)))
        sum += atlas.areas[part].population.value_or(0);
    return sum;
}

/// Of England's people, those in such areas: of the year, or where that has no estimate, of today.
std::string share_in(const geo::Atlas& atlas, int year, const std::vector<geo::AreaIndex>& areas) {
    if (year <= atlas.present_year) {
        const Told of_year =
            told(atlas, nullptr,
                 fmt::format("{{share {} cauth {} in {}}}", founding, year, geo::england));
        if (of_year.faults.empty()) return of_year.text;
    }
    const auto country = atlas.areas.find(geo::england);
    const double all = country ? people_of(atlas, *country) : 0;
    double inside = 0;
    for (const geo::AreaIndex area : areas) {
        if (people_of(atlas, area) <= 0) return {};
        inside += people_of(atlas, area);
    }
    return all > 0 ? fmt::format("{:.0f}%", 100 * inside / all) : std::string();
}

/// Facts to be told in turn. Each figure is worked out; what the data does not hold is not told.
std::vector<std::string> facts_of(const geo::Atlas& atlas) {
    struct Fact {
        std::string text;
        std::vector<const char*> layers;  // that it rests on
    };
    const std::vector<Fact> wanted{
        {tr("In YEAR {people governance-established cauth YEAR} people in England live in an area "
            "with a devolved authority."),
         {"population", founding}},
        {tr("By YEAR {count governance-first-election cauth YEAR at-most YEAR: area has / areas "
            "have} voted for a mayor."),
         {"governance-first-election"}},
        {tr("At the latest votes for mayors, up to YEAR, the fewest voted in {name turnout-mayoral "
            "cauth lowest} ({value turnout-mayoral cauth lowest}), the most in {name "
            "turnout-mayoral cauth highest} ({value turnout-mayoral cauth highest})."),
         {"turnout-mayoral"}},
        {tr("In YEAR {count power-bus-franchising cauth is held: authority controls / authorities "
            "control} their buses."),
         {"power-bus-franchising"}}};
    std::vector<std::string> facts;
    for (const Fact& fact : wanted) {
        std::string asked = fact.text;
        for (auto at = asked.find("YEAR"); at != std::string::npos; at = asked.find("YEAR"))
            asked.replace(at, 4, std::to_string(atlas.present_year));
        Told one = told(atlas, nullptr, asked);
        std::vector<std::string> sources;
        for (const char* id : fact.layers)
            if (const geo::Layer* layer = atlas.layer(id);
                layer != nullptr && !layer->source.empty() &&
                std::ranges::find(sources, source_in_language(layer->source)) == sources.end())
                sources.push_back(source_in_language(layer->source));
        if (!one.faults.empty() || sources.empty()) continue;
        facts.push_back(one.text + " " +
                        say("Source: {}", fmt::format("{}.", fmt::join(sources, "; "))));
    }
    return facts;
}

}  // namespace

std::size_t AttractStory::at(int year) const {
    std::size_t found = 0;
    for (std::size_t i = 0; i < years.size(); ++i)
        if (years[i].year <= year) found = i;
    return found;
}

AttractStory attract_story(const geo::Atlas& atlas) {
    AttractStory story;
    story.present_year = atlas.present_year;
    for (const geo::Authority& one : atlas.authorities)
        if (one.kind == "devolved national government" && one.established.size() >= 4)
            if (const auto area = atlas.areas.find(geo::text_of(one.id)))
                story.nations.push_back({*area, one.established.substr(0, 4)});
    std::vector<geo::AreaIndex> before;
    for (const int year : story_years(atlas)) {
        StoryYear one{.year = year,
                      .planned = year > atlas.present_year,
                      .joined = {},
                      .share = {},
                      .joined_in_words = {}};
        const auto now = one.planned ? planned_to_stand_in(atlas, year) : standing_in(atlas, year);
        for (const geo::AreaIndex area : now)
            if (std::ranges::find(before, area) == before.end()) one.joined.push_back(area);
        std::ranges::stable_sort(one.joined, std::ranges::greater{},
                                 [&](geo::AreaIndex area) { return people_of(atlas, area); });
        one.share = share_in(atlas, year, now);
        if (!one.joined.empty())
            one.joined_in_words = fmt::format(
                fmt::runtime(one.planned
                                 ? trn("{} area to join", "{} areas to join", one.joined.size())
                                 : trn("{} area joins", "{} areas join", one.joined.size())),
                one.joined.size());
        before = now;
        story.years.push_back(std::move(one));
    }
    story.facts = facts_of(atlas);
    if (const geo::Layer* layer = atlas.layer(founding)) {
        const auto source_with = [&](const std::string& licences) {
            return say(
                "Source: {}. People: mid-year estimates; before 2010, and in years to come, those "
                "of today. {}",
                source_in_language(layer->source), licences);
        };
        story.source = source_with(in_language(atlas.attribution));
        story.source_in_short = source_with(tr("Licences: see More."));
    }
    return story;
}

Rgba story_colour(const AttractStory& story, int made) {
    // As the design has it: from blue to pale green, on dark ground.
    const auto steps = ramp(geo::Theme::missions, 6);
    const std::size_t last = std::max<std::size_t>(1, story.years.size() - 1);
    const double share = static_cast<double>(story.at(made)) / static_cast<double>(last);
    const auto step = static_cast<std::size_t>(share * static_cast<double>(steps.size() - 1) + 0.5);
    return steps[steps.size() - 1 - step];
}

std::string told_of(const AttractStory& story, std::size_t number) {
    if (story.years.empty()) return {};
    const StoryYear& one = story.years[number];
    if (one.share.empty()) return tr("Find out who decides where you live.");
    if (number == 0)
        return say(
            "In {} {} of people in England lived in an area with a devolved authority. "
            "Find out who decides where you live.",
            one.year, one.share);
    return one.planned ? say("By {} {} of people in England are to live in an area with a devolved "
                             "authority. Find yours.",
                             one.year, one.share)
           : one.year == story.present_year
               ? say("By {} {} of people in England live in an area with a devolved authority. "
                     "Find yours.",
                     one.year, one.share)
               : say("By {} {} of people in England lived in an area with a devolved authority. "
                     "Find yours.",
                     one.year, one.share);
}

}  // namespace app
