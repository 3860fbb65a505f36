#include "app/scene/ground.h"

#include <algorithm>

namespace app {

std::vector<bool> features_in(const geo::Atlas& atlas, const geo::Geometry& geometry,
                              std::span<const geo::AreaIndex> areas, int year) {
    std::vector<geo::Level> levels;
    for (const geo::LevelCode& one : geo::level_codes)
        if (std::ranges::any_of(
                areas, [&](geo::AreaIndex area) { return atlas.areas.stands_at(area, one.level); }))
            levels.push_back(one.level);
    std::vector<bool> wanted(atlas.areas.size());
    for (const geo::AreaIndex area : areas) wanted[geo::at(area)] = true;
    const int ground_year = std::min(year, atlas.boundary_year);
    std::vector<bool> inside(geometry.areas.size());
    for (std::size_t feature = 0; feature < inside.size(); ++feature) {
        const geo::AreaIndex district = geometry.areas[feature];
        if (!atlas.areas[district].vintage.in_force(ground_year)) continue;
        inside[feature] =
            wanted[geo::at(district)] || std::ranges::any_of(levels, [&](geo::Level level) {
                return std::ranges::any_of(
                    atlas.areas.parents(district, level, year),
                    [&](geo::AreaIndex whole) { return wanted[geo::at(whole)]; });
            });
    }
    return inside;
}

std::vector<bool> features_in(const geo::Atlas& atlas, const geo::Geometry& geometry,
                              geo::AreaIndex area, int year) {
    return features_in(atlas, geometry, std::span(&area, 1), year);
}

int ground_year(const geo::Atlas& atlas, const geo::LayerView& view) {
    return std::min(view.boundary_year, atlas.boundary_year);
}

geo::CartogramKey cartogram_for(const geo::Atlas& atlas, const geo::LayerView& view,
                                geo::Shape shape) {
    const int year = ground_year(atlas, view);
    if (shape != geo::Shape::circles) return {shape, year, {}};
    return {shape, year, geo::circle_count(atlas, *view.layer, view.year, year)};
}

geo::Extent ground_of(const geo::Atlas& atlas, const geo::Geometry& geometry, geo::AreaIndex area,
                      int year) {
    const std::vector<bool> inside = features_in(atlas, geometry, area, year);
    geo::Extent extent;
    for (std::size_t feature = 0; feature < inside.size(); ++feature)
        if (inside[feature]) extent.include(geometry.extents[feature]);
    return extent;
}

}  // namespace app
