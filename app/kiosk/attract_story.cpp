#include "app/kiosk/attract_story.h"

#include <algorithm>

#include "app/picture/told.h"
#include "app/text/text.h"
#include "geo/area/known_areas.h"
#include "geo/core/characters.h"
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

double people_of(const geo::Atlas& atlas, geo::AreaIndex area) {
    return atlas.areas[area].population.value_or(0);
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
    std::vector<geo::AreaIndex> before;
    for (const int year : story_years(atlas)) {
        StoryYear one{.year = year, .planned = year > atlas.present_year, .joined = {}, .share = {}, .joined_in_words = {}};
        const auto now = standing_in(atlas, year);
        for (const geo::AreaIndex area : now)
            if (std::ranges::find(before, area) == before.end()) one.joined.push_back(area);
        std::ranges::stable_sort(one.joined, std::ranges::greater{},
                                 [&](geo::AreaIndex area) { return people_of(atlas, area); });
        one.share = told(atlas, nullptr,
                         fmt::format("{{share {} cauth {} in {}}}", founding, year, geo::england))
                        .text;
        if (!one.joined.empty())
            one.joined_in_words = fmt::format(
                fmt::runtime(one.planned ? trn("{} area to join", "{} areas to join", one.joined.size())
                                         : trn("{} area joins", "{} areas join", one.joined.size())),
                one.joined.size());
        before = now;
        story.years.push_back(std::move(one));
    }
    if (const geo::Layer* layer = atlas.layer(founding))
        story.source = say("Source: {}. {}", layer->source, atlas.attribution);
    return story;
}

std::string told_of(const AttractStory& story, std::size_t number) {
    if (story.years.empty()) return {};
    const StoryYear& one = story.years[number];
    if (number == 0)
        return say("In {} {} of people in England lived in an area with a devolved authority. "
                   "Find out who decides where you live.",
                   one.year, one.share);
    return one.planned
               ? say("By {} {} of people in England are to live in an area with a devolved "
                     "authority. Find yours.",
                     one.year, one.share)
               : say("By {} {} of people in England lived in an area with a devolved authority. "
                     "Find yours.",
                     one.year, one.share);
}

}  // namespace app
