#include "app/picture/overlay.h"

#include <algorithm>
#include <numeric>

#include "app/picture/border_density.h"
#include "app/picture/choropleth.h"
#include "app/picture/parts.h"
#include "geo/core/in_shares.h"

namespace app {
namespace {

constexpr std::size_t many_borders = 3000;  // a casing around each would be all there is to see

/// The area of the pane's level whose figure a feature takes.
std::optional<geo::AreaIndex> shown_area(const geo::Atlas& atlas, const Choropleth& choropleth,
                                         std::optional<geo::AreaIndex> area) {
    if (!area) return std::nullopt;
    const geo::LayerView& view = choropleth.view;
    const auto shown = atlas.areas.parent(*area, view.level, view.boundary_year);
    if (!shown || choropleth.position_of[geo::at(*shown)] < 0) return std::nullopt;
    return shown;
}

}  // namespace

Overlay overlay_of(const geo::Atlas& atlas, std::vector<geo::SourceFeature> features,
                   geo::Coverage outlines) {
    Overlay overlay;
    overlay.areas.resize(features.size());
    overlay.names.resize(features.size());
    std::vector<geo::AreaIndex> areas(features.size());
    geo::in_shares(features.size(), [&](std::size_t first, std::size_t past) {
        for (std::size_t i = first; i < past; ++i) {
            auto& [code, name] = features[i];
            overlay.areas[i] = atlas.areas.find(code);
            areas[i] = overlay.areas[i].value_or(geo::AreaIndex{});
            overlay.names[i] = std::move(name.empty() ? code : name);
        }
    });
    overlay.known = static_cast<std::size_t>(
        std::ranges::count_if(overlay.areas, [](const auto& area) { return area.has_value(); }));
    overlay.geometry = std::make_shared<const geo::Geometry>(
        geo::make_geometry(std::move(areas), std::move(outlines)));
    overlay.typical_size = typical_size(*overlay.geometry);
    return overlay;
}

MapPicture map_over(const geo::Atlas& atlas, const Scene& scene, const MapPicture& below,
                    const Overlay& overlay) {
    const Colours& colour = colours(scene.dark);
    MapPicture map;
    map.geometry = overlay.geometry;
    map.camera = below.camera;
    map.size = below.size;
    map.background = below.background;
    map.hatch_line = below.hatch_line;
    map.fills.resize(overlay.areas.size());
    // An analysis is of the atlas's own areas.
    const bool has_colours = overlay.known > 0 && scene.pane().analysis == Analysis::none;
    if (has_colours) {
        const Choropleth choropleth = choropleth_of(atlas, scene);
        for (std::size_t i = 0; i < map.fills.size(); ++i)
            if (const auto area = shown_area(atlas, choropleth, overlay.areas[i]))
                map.fills[i] = fill_at(
                    choropleth, static_cast<std::size_t>(choropleth.position_of[geo::at(*area)]),
                    scene.dark);
    }
    std::vector<std::uint32_t> all(overlay.geometry->borders.size());
    std::iota(all.begin(), all.end(), 0u);
    if (all.empty()) return map;
    const bool many = all.size() > many_borders;
    if (!many) {
        map.lines.push_back({all, colour.ca_casing, {3.5}});
        map.lines.push_back({std::move(all), colour.accent, {1.5}});
        return map;
    }
    // Without colours the borders are all there is to see: something of them stays.
    const double least_share = has_colours ? 0 : 0.25;
    const double share =
        std::max(border_share(overlay.typical_size, map.camera.metres_per_pixel), least_share);
    if (share > 0) map.lines.push_back({std::move(all), colour.accent, {0.75 * share}});
    return map;
}

std::optional<OverlayTip> tip_at(const geo::Atlas& atlas, const Scene& scene,
                                 const Picture& picture, const Overlay& overlay, ScreenPoint p) {
    if (picture.shape != geo::Shape::geographic) return std::nullopt;
    const geo::Point ground = ground_at(picture.map.camera, picture.map.size, p);
    const auto features = overlay.geometry->features_at(ground);
    if (features.empty()) return std::nullopt;
    const std::uint32_t feature = features.front();
    OverlayTip tip{overlay.names[feature], {}};
    if (overlay.areas[feature]) {
        const Choropleth choropleth = choropleth_of(atlas, scene);
        if (const auto area = shown_area(atlas, choropleth, overlay.areas[feature]))
            if (const auto* figure = choropleth.figure_of(*area); figure && figure->value)
                tip.value = say_shown(choropleth, *figure->value);
    }
    if (tip.name.empty() && tip.value.empty()) return std::nullopt;
    return tip;
}

}  // namespace app
