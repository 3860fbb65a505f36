#include "app/picture/timeline.h"

#include <algorithm>

#include "app/scene/ground.h"
#include "app/text/text.h"
#include "geo/core/characters.h"
#include "geo/data/view.h"

namespace app {
namespace {

using geo::AreaIndex;

constexpr double map_margin = 16;  // pixels around what changed

std::string counted(const char* one, const char* many, std::size_t n) {
    return fmt::format(fmt::runtime(trn(one, many, n)), n);
}

bool is_county(const geo::Area& area) { return !area.levels.contains(geo::Level::district); }

geo::Extent extent_of(const geo::Atlas& atlas, const std::vector<AreaIndex>& areas, int year) {
    geo::Extent extent;
    for (const AreaIndex area : areas)
        extent.include(ground_of(atlas, *atlas.districts, area, year));
    return extent;
}

/// A county's name where one ended, else that of the only council made, else all of them.
std::string name_of(const geo::Atlas& atlas, const geo::Reorganisation& one) {
    for (const AreaIndex area : one.ended)
        if (is_county(atlas.areas[area])) return atlas.areas[area].name;
    std::string names;
    for (const AreaIndex area : one.made)
        names += (names.empty() ? "" : ", ") + atlas.areas[area].name;
    return names;
}

std::string what_became(const geo::Atlas& atlas, const geo::Reorganisation& one) {
    const auto counties = static_cast<std::size_t>(std::ranges::count_if(
        one.ended, [&](AreaIndex area) { return is_county(atlas.areas[area]); }));
    const std::size_t districts = one.ended.size() - counties;
    std::string ended = counted("{} council", "{} councils", districts);
    if (counties > 0)
        ended = say("{} and {}", counted("{} district", "{} districts", districts),
                    counted("{} county", "{} counties", counties));
    if (districts == 0) ended = counted("{} county", "{} counties", counties);
    return one.ended.size() == 1
               ? say("{} becomes {}", ended, counted("{} council", "{} councils", one.made.size()))
               : say("{} become {}", ended, counted("{} council", "{} councils", one.made.size()));
}

TimelineChange change_of(const geo::Atlas& atlas, const geo::Reorganisation& one) {
    TimelineChange change;
    change.title = name_of(atlas, one);
    change.subtitle = what_became(atlas, one);
    const std::string day = geo::say_period(fmt::format("{}-04-01", one.year));
    change.before = say("Before {}", day);
    change.after = say("From {}", day);
    change.year = one.year;
    change.new_areas = one.made;
    change.old_areas = one.ended;
    std::erase_if(change.old_areas, [&](AreaIndex area) { return is_county(atlas.areas[area]); });
    change.notes.push_back(one.made.size() > 1 && change.old_areas.empty()
                               ? tr("Older figures on today's areas: by the people of each part")
                               : tr("Older figures on today's areas: added up; rates weighted"));
    change.notes.push_back(say("{}, {}",
                               counted("{} code ended", "{} codes ended", one.ended.size()),
                               counted("{} new", "{} new", one.made.size())));
    change.extent = extent_of(atlas, one.made, one.year);
    change.extent.include(extent_of(atlas, change.old_areas, one.year - 1));
    return change;
}

/// Districts of an authority in a year.
std::vector<AreaIndex> districts_of(const geo::Atlas& atlas, AreaIndex authority, int year) {
    return atlas.areas.members(authority, geo::Level::district, year);
}

std::string day_or_year(const std::string& date) { return geo::say_period(date); }

/// The founding of an authority, or its first mayor where it was founded earlier.
TimelineChange change_of(const geo::Atlas& atlas, const geo::AuthoritySpan& span, int year) {
    const geo::Authority& authority = *span.authority;
    TimelineChange change;
    change.title = authority.short_name;
    const bool is_founded = static_cast<int>(span.from) == year;
    const bool has_mayor_now = span.mayor && static_cast<int>(*span.mayor) == year;
    const std::string vote = day_or_year(authority.first_mayoral_election);
    if (is_founded) {
        change.subtitle =
            span.planned ? say("Planned: {}", authority.kind) : geo::capitalised(authority.kind);
        const std::string day = authority.established.empty() ? std::to_string(year)
                                                              : day_or_year(authority.established);
        change.before = say("Before {}", day);
        change.after = say("From {}", day);
        if (has_mayor_now) change.notes.push_back(say("First mayor elected {}", vote));
    } else {
        change.subtitle = tr("First mayor elected");
        change.before = say("Before {}", vote);
        change.after = say("From {}", vote);
    }
    change.year = year;
    if (span.area) {
        change.new_areas = districts_of(atlas, *span.area, std::min(year, atlas.last_year));
        change.extent = extent_of(atlas, {*span.area}, std::min(year, atlas.boundary_year));
        if (change.extent.empty())
            change.extent = extent_of(atlas, change.new_areas, std::min(year, atlas.boundary_year));
    }
    if (is_founded && !authority.statutory_instrument.empty())
        change.notes.insert(change.notes.begin(), authority.statutory_instrument);
    change.notes.push_back(counted("{} district", "{} districts", change.new_areas.size()));
    return change;
}

void add_also(TimelineYear& out, const geo::Atlas& atlas, const geo::Timeline& timeline, int year) {
    for (const geo::Reorganisation& one : timeline.reorganisations)
        if (one.year == year && one.is_new_code(atlas.areas))
            out.also.push_back(say("{}: some ground changed, and so its code",
                                   atlas.areas[one.made.front()].name));
    for (const geo::TimelineEvent& event : timeline.events) {
        if (static_cast<int>(event.when) != year) continue;
        if (event.kind == geo::EventKind::authority_ended)
            out.also.push_back(say("{} ended, {}", event.subject, day_or_year(event.date)));
        if (event.kind == geo::EventKind::election)
            out.also.push_back(say("{}, {}", event.subject, day_or_year(event.date)));
    }
}

std::string subtitle_of(const geo::Timeline& timeline, int year) {
    const auto span = std::ranges::find_if(timeline.councils, [&](const geo::CouncilSpan& one) {
        return one.first <= year && year <= one.last;
    });
    if (span == timeline.councils.end()) return tr("Planned authorities, on today's districts");
    if (!span->recorded)
        return tr("No boundaries are recorded before 2014: drawn on those of 2014");
    std::string councils = counted("{} council in England", "{} councils in England",
                                   static_cast<std::size_t>(span->councils));
    if (span->first != year || span == timeline.councils.begin() || !std::prev(span)->recorded)
        return councils;
    const int fewer = std::prev(span)->councils - span->councils;
    return fewer > 0 ? say("{}, {} fewer than the year before", councils, fewer)
                     : say("{}, {} more than the year before", councils, -fewer);
}

}  // namespace

std::vector<AreaIndex> made_in(const geo::Atlas& atlas, int year) {
    std::vector<AreaIndex> made = atlas.areas.in_force(geo::Level::district, year);
    std::erase_if(made, [&](AreaIndex area) { return atlas.areas[area].vintage.start != year; });
    return made;
}

TimelineYear timeline_year(const geo::Atlas& atlas, const geo::Timeline& timeline, int year) {
    TimelineYear out;
    out.title = std::to_string(year);
    out.subtitle = subtitle_of(timeline, year);
    for (const geo::Reorganisation& one : timeline.reorganisations)
        if (one.year == year && !one.is_new_code(atlas.areas))
            out.changes.push_back(change_of(atlas, one));
    for (const geo::AuthoritySpan& span : timeline.authorities)
        if (static_cast<int>(span.from) == year ||
            (span.mayor && static_cast<int>(*span.mayor) == year))
            out.changes.push_back(change_of(atlas, span, year));
    add_also(out, atlas, timeline, year);
    return out;
}

Scene scene_of(const Scene& scene, const TimelineChange& change, bool after, PaneSize size) {
    Scene out;
    out.page = scene.page;
    out.dark = scene.dark;
    Pane& pane = out.pane();
    pane = scene.pane();
    pane.year = after ? change.year : change.year - 1;
    pane.level = geo::Level::district;
    pane.change_since.reset();
    pane.shape = geo::Shape::geographic;
    pane.labels = LabelContent::names;
    pane.insets = false;
    pane.network.reset();
    if (!change.extent.empty()) pane.camera = fitted(change.extent, size, {map_margin});
    return out;
}

}  // namespace app
