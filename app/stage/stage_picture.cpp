#include "app/stage/stage_picture.h"

#include <algorithm>

#include "app/picture/choropleth.h"
#include "app/picture/data_words.h"
#include "app/picture/insets.h"
#include "app/scene/ground.h"

namespace app {
namespace {

constexpr double room_for_notes = 0.27;  // of the map's width
constexpr double paleness = 0.75;

std::vector<geo::AreaIndex> areas_of(const geo::Atlas& atlas, const Annotation& annotation) {
    std::vector<geo::AreaIndex> areas;
    for (const geo::AreaId& id : annotation.areas)
        if (const auto area = atlas.areas.find(geo::text_of(id))) areas.push_back(*area);
    return areas;
}

/// The box about all areas that have a figure.
geo::Extent extent_of_figures(const geo::Atlas& atlas, const Scene& map) {
    const geo::LayerView view = figures_of(atlas, map.pane());
    std::vector<geo::AreaIndex> with_figures;
    for (std::size_t i = 0; i < view.areas.size(); ++i)
        if (view.figures[i] && view.figures[i]->value) with_figures.push_back(view.areas[i]);
    if (!atlas.districts) return home_extent;
    const auto inside =
        features_in(atlas, *atlas.districts, with_figures, ground_year(atlas, view));
    geo::Extent extent;
    for (std::size_t i = 0; i < inside.size(); ++i)
        if (inside[i]) extent.include(atlas.districts->extents[i]);
    return extent.empty() ? home_extent : extent;
}

Camera camera_for(const StageScene& scene, const Scene& map, PaneSize pane) {
    const bool has_notes =
        map.panes.size() == 1 && std::ranges::any_of(scene.annotations, [](const Annotation& one) {
            return bears_words(one.kind) && !one.at;
        });
    const double kept = has_notes ? pane.width.value * room_for_notes : 0;
    const PaneSize clear{{pane.width.value - kept}, pane.height};
    Camera camera =
        fitted(map.pane().shape == geo::Shape::geographic ? extent_of_figures(scene.atlas(), map)
                                                          : home_extent,
               clear, {18});
    // The insets of a whole country have their place beside where it is at first.
    if (map.pane().insets && map.pane().shape == geo::Shape::geographic &&
        is_national(camera, pane))
        return home_camera(pane);
    camera.easting = camera.easting + camera.on_the_ground({kept / 2});
    return camera;
}

}  // namespace

Scene stage_map(const StageScene& scene, const StageLayout& layout, std::size_t pane) {
    Scene map = seen_through(*scene.map, pane);
    const PaneSize size = layout.size_of(layout.panes[pane]);
    auto& camera = map.pane().camera;
    if (!camera) {
        camera = camera_for(scene, map, size);
    } else if (scene.seen_in) {
        camera->metres_per_pixel *= std::max(scene.seen_in->width.value / size.width.value,
                                             scene.seen_in->height.value / size.height.value);
    }
    return map;
}

void focus(const StageScene& scene, Picture& picture) {
    if (scene.map->pane().labels == LabelContent::names_and_values)
        std::erase_if(picture.labels, [&](const MapLabel& one) {
            return one.lines.size() == 1 &&
                   one.lines.front() != map_name_in_language(scene.atlas().areas[one.area]);
        });
    const bool has_spotlight = std::ranges::any_of(scene.annotations, [](const Annotation& one) {
        return one.kind == Annotation::Kind::spotlight;
    });
    std::vector<bool> pale(picture.map.fills.size(), has_spotlight);
    bool any = has_spotlight;
    for (const Annotation& one : scene.annotations) {
        if (bears_words(one.kind)) continue;
        const auto inside = features_in(scene.atlas(), *picture.map.geometry,
                                        areas_of(scene.atlas(), one), picture.boundary_year);
        for (std::size_t i = 0; i < inside.size() && i < pale.size(); ++i)
            if (inside[i]) pale[i] = one.kind == Annotation::Kind::dim;
        any = true;
    }
    if (!any) return;
    for (std::size_t i = 0; i < pale.size(); ++i)
        if (pale[i])
            picture.map.fills[i].colour =
                between(picture.map.fills[i].colour, picture.map.background, paleness);
    std::vector<bool> lit(scene.atlas().areas.size());
    for (std::size_t i = 0; i < pale.size(); ++i) {
        if (pale[i] || picture.map.fills[i].kind == FillKind::hidden) continue;
        const geo::AreaIndex district = picture.map.geometry->areas[i];
        lit[geo::at(district)] = true;
        if (const auto whole = scene.atlas().areas.parent(district, scene.map->pane().level,
                                                          picture.boundary_year))
            lit[geo::at(*whole)] = true;
    }
    std::erase_if(picture.labels, [&](const MapLabel& one) { return !lit[geo::at(one.area)]; });
}

Picture stage_picture(const StageScene& scene, const StageLayout& layout, std::size_t pane,
                      const std::shared_ptr<const geo::Geometry>& detailed) {
    Picture picture = picture_of(
        scene.atlas(), stage_map(scene, layout, pane),
        {.pane = layout.size_of(layout.panes[pane]), .detailed = detailed, .bare = true});
    focus(scene, picture);
    return picture;
}

std::optional<ScreenPoint> anchor_of(const StageScene& scene, const Annotation& annotation,
                                     const Picture& picture) {
    const geo::Atlas& atlas = scene.atlas();
    const std::vector<geo::AreaIndex> areas = areas_of(atlas, annotation);
    // Of one area a place well inside of it, which the middle of its box need not be.
    if (areas.size() == 1 && picture.shape == geo::Shape::geographic) {
        const geo::Point inside = atlas.areas[areas.front()].label_point;
        if (inside != geo::Point{}) return screen_at(picture.map.camera, picture.map.size, inside);
    }
    const auto box = ground_box_of(scene, annotation, picture);
    if (!box) return std::nullopt;
    return ScreenPoint{box->x + box->width / 2, box->y + box->height / 2};
}

std::optional<Box> ground_box_of(const StageScene& scene, const Annotation& annotation,
                                 const Picture& picture) {
    geo::Extent extent;
    for (const geo::AreaIndex area : areas_of(scene.atlas(), annotation)) {
        const geo::Extent one =
            ground_of(scene.atlas(), *picture.map.geometry, area, picture.boundary_year);
        if (!one.empty()) extent.include(one);
    }
    if (extent.empty()) return std::nullopt;
    const ScreenPoint low =
        screen_at(picture.map.camera, picture.map.size, {extent.min_x, extent.max_y});
    const ScreenPoint high =
        screen_at(picture.map.camera, picture.map.size, {extent.max_x, extent.min_y});
    return Box{low.x, low.y, high.x - low.x, high.y - low.y};
}

}  // namespace app
