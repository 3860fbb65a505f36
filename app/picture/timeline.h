#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/scene/scene.h"
#include "geo/data/timeline.h"

namespace app {

/// Something that changed in a year who decides for some ground, to be shown before and after.
struct TimelineChange {
    std::string title, subtitle;     // "Cumbria"; "6 districts and 1 county become 2 councils"
    std::string before, after;       // "Before 1 April 2023", "From 1 April 2023"
    std::vector<std::string> notes;  // what becomes of older figures, under which order, …
    std::vector<geo::AreaIndex> old_areas, new_areas;  // named on its two maps
    geo::Extent extent;                                // of all of them
    int year = 0;
};

/// What the timeline tells of a year.
struct TimelineYear {
    std::string title,
        subtitle;  // "2023"; "296 councils in England, 13 fewer than the year before"
    std::vector<TimelineChange> changes;  // reorganisations, then authorities and their mayors
    std::vector<std::string> also;        // smaller ones, a line each
};

TimelineYear timeline_year(const geo::Atlas& atlas, const geo::Timeline& timeline, int year);

/// Districts and counties that are new in a year: what the timeline's map names.
std::vector<geo::AreaIndex> made_in(const geo::Atlas& atlas, int year);

/// One of a change's two maps, as a scene with the same look.
Scene scene_of(const Scene& scene, const TimelineChange& change, bool after, PaneSize size);

}  // namespace app
