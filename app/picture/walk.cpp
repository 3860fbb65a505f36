#include "app/picture/walk.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "geo/data/contiguity.h"
#include "geo/data/view.h"

namespace app {
namespace {

struct Walk {
    std::map<geo::AreaIndex, geo::Extent> extents;  // of each area on the map
    std::vector<geo::AreaIndex> beside;             // has a border with the one walked from
};

Walk walk_on(const geo::Atlas& atlas, const Scene& scene, const Picture& picture,
             std::optional<geo::AreaIndex> from) {
    const geo::Geometry& geometry = *picture.map.geometry;
    const auto areas = geo::grouping_of(atlas, geometry, scene.pane().level, picture.boundary_year);
    Walk walk;
    for (std::size_t feature = 0; feature < areas.size(); ++feature)
        if (areas[feature] && picture.map.fills[feature].kind != FillKind::hidden)
            walk.extents[*areas[feature]].include(geometry.extents[feature]);
    if (from) walk.beside = geo::areas_beside(geometry, areas, *from);
    return walk;
}

/// How far ahead a place lies, and how far aside, metres.
struct Offset {
    double ahead = 0, aside = 0;
};

Offset offset_of(geo::Point from, geo::Point to, Heading heading) {
    const double east = to.x - from.x, north = to.y - from.y;
    switch (heading) {
        case Heading::west:
            return {-east, std::abs(north)};
        case Heading::east:
            return {east, std::abs(north)};
        case Heading::north:
            return {north, std::abs(east)};
        case Heading::south:
            return {-north, std::abs(east)};
    }
    return {};
}

/// The area for which `cost` is least; it is below 0 for those that cannot be meant.
template <class Cost>
std::optional<Standpoint> cheapest(const Walk& walk, const Cost& cost) {
    std::optional<Standpoint> best;
    double least = 0;
    for (const auto& [area, extent] : walk.extents) {
        const double one = cost(area, extent.centre());
        if (one < 0 || (best && one >= least)) continue;
        least = one;
        best = Standpoint{area, extent.centre()};
    }
    return best;
}

}  // namespace

std::optional<Standpoint> walked(const geo::Atlas& atlas, const Scene& scene,
                                 const Picture& picture, std::optional<geo::AreaIndex> from,
                                 Heading heading) {
    const Walk walk = walk_on(atlas, scene, picture, from);
    const auto start = from ? walk.extents.find(*from) : walk.extents.end();
    if (start == walk.extents.end()) {
        const Camera& camera = picture.map.camera;
        return cheapest(walk, [&](geo::AreaIndex, geo::Point centre) {
            return std::hypot(centre.x - camera.easting.value, centre.y - camera.northing.value);
        });
    }
    const geo::Point here = start->second.centre();
    constexpr double widest_beside = 1.5, widest_beyond = 1;  // aside for each metre ahead
    const auto next = cheapest(walk, [&](geo::AreaIndex area, geo::Point centre) {
        const Offset offset = offset_of(here, centre, heading);
        const bool is_there = offset.ahead > 0 && offset.aside <= widest_beside * offset.ahead;
        return is_there && std::ranges::binary_search(walk.beside, area)
                   ? offset.aside / offset.ahead
                   : -1.0;
    });
    if (next) return next;
    return cheapest(walk, [&](geo::AreaIndex area, geo::Point centre) {
        const Offset offset = offset_of(here, centre, heading);
        const bool is_there =
            area != *from && offset.ahead > 0 && offset.aside <= widest_beyond * offset.ahead;
        return is_there ? offset.ahead + offset.aside : -1.0;
    });
}

}  // namespace app
