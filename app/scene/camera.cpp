#include "app/scene/camera.h"

#include <algorithm>
#include <cmath>

namespace app {

Camera fitted(const geo::Extent& extent, PaneSize pane, Pixels margin) {
    const geo::Point centre = extent.centre();
    const double width = std::max(1.0, pane.width.value - 2 * margin.value);
    const double height = std::max(1.0, pane.height.value - 2 * margin.value);
    return {.easting = {centre.x},
            .northing = {centre.y},
            .metres_per_pixel = std::max(extent.width() / width, extent.height() / height)};
}

Camera england_camera(PaneSize pane) {
    constexpr geo::Extent england{82'000, 5'000, 656'000, 658'000};
    constexpr double margin = 20;
    Camera camera = fitted(england, pane, {margin});
    const double left_over =
        pane.width.value * camera.metres_per_pixel - england.width();  // metres, both sides
    camera.easting.value -= std::max(0.0, left_over / 2 - margin * camera.metres_per_pixel);
    return camera;
}

Camera home_camera(PaneSize pane) {
    const bool small = is_small(pane);
    const double legend_width = small              ? small_legend_width
                                : is_compact(pane) ? compact_legend_width
                                                   : 300;
    // Along the bottom; in wide panes they stand beside Cornwall.
    const double controls_height = pane.width.value < 900 && !small ? 40 : 0;
    Camera camera = fitted(home_extent, {pane.width, {pane.height.value - controls_height}},
                           {small ? 14.0 : 24.0});
    camera.northing.value -= controls_height / 2 * camera.metres_per_pixel;
    if (is_compact(pane)) {
        // A tall one has room below the legend.
        const double legend_height = small ? 160 : 210;
        const double above =
            (pane.height.value - controls_height - home_extent.height() / camera.metres_per_pixel) /
            2;
        const double down = std::clamp(legend_height - above, 0.0, std::max(0.0, above - 8));
        camera.northing.value += down * camera.metres_per_pixel;
        if (above + down >= legend_height) return camera;
    }
    // Where the pane is narrow the islands of the west would lie under the legend.
    const double side = (pane.width.value - home_extent.width() / camera.metres_per_pixel) / 2;
    const double shift =
        std::clamp(legend_width - side, 0.0, std::max(0.0, side - (small ? 8 : 16)));
    camera.easting.value -= shift * camera.metres_per_pixel;
    return camera;
}

Camera bounded(Camera camera) {
    camera.metres_per_pixel =
        std::clamp(camera.metres_per_pixel, nearest_metres_per_pixel, farthest_metres_per_pixel);
    camera.easting.value = std::clamp(camera.easting.value, home_extent.min_x, home_extent.max_x);
    camera.northing.value = std::clamp(camera.northing.value, home_extent.min_y, home_extent.max_y);
    return camera;
}

Camera dragged(Camera camera, Pixels right, Pixels down) {
    // The ground follows the finger, so the camera moves the other way; screens count downwards.
    camera.easting = camera.easting - camera.on_the_ground(right);
    camera.northing = camera.northing + camera.on_the_ground(down);
    return bounded(camera);
}

Camera zoomed_at(Camera camera, PaneSize pane, ScreenPoint fixed, double factor) {
    const geo::Point ground = ground_at(camera, pane, fixed);
    camera.metres_per_pixel = std::clamp(camera.metres_per_pixel / factor, nearest_metres_per_pixel,
                                         farthest_metres_per_pixel);
    const geo::Point moved = ground_at(camera, pane, fixed);
    camera.easting.value += ground.x - moved.x;
    camera.northing.value += ground.y - moved.y;
    return bounded(camera);
}

geo::Point ground_at(const Camera& camera, PaneSize pane, ScreenPoint p) {
    return {camera.easting.value + (p.x - pane.width.value / 2) * camera.metres_per_pixel,
            camera.northing.value - (p.y - pane.height.value / 2) * camera.metres_per_pixel};
}

ScreenPoint screen_at(const Camera& camera, PaneSize pane, geo::Point p) {
    return {pane.width.value / 2 + (p.x - camera.easting.value) / camera.metres_per_pixel,
            pane.height.value / 2 - (p.y - camera.northing.value) / camera.metres_per_pixel};
}

geo::Extent extent_of(const Camera& camera, PaneSize pane) {
    geo::Extent extent;
    extent.include(ground_at(camera, pane, {0, 0}));
    extent.include(ground_at(camera, pane, {pane.width.value, pane.height.value}));
    return extent;
}

}  // namespace app
