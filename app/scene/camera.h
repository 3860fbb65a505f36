#pragma once

#include "geo/core/plane.h"
#include "geo/core/quantity.h"

namespace app {

/// A length on the screen in logical pixels: framebuffer pixels divided by the interface scale.
using Pixels = geo::Quantity<struct PixelUnit>;  // here, because geo has no screen

/// The size of a pane on the screen.
struct PaneSize {
    Pixels width, height;
    bool operator==(const PaneSize&) const = default;
};

/// Which part of the plane a pane shows. Units meet here, by name, and nowhere in passing.
struct Camera {
    geo::Metres easting, northing;  // of the pane's centre
    double metres_per_pixel = 1000;

    geo::Metres on_the_ground(Pixels p) const { return {p.value * metres_per_pixel}; }
    bool operator==(const Camera&) const = default;
};

/// A place in a pane: pixels right of and below its upper left corner.
struct ScreenPoint {
    double x = 0, y = 0;
    bool operator==(const ScreenPoint&) const = default;
};

inline constexpr double nearest_metres_per_pixel = 5;      // a borough fills the pane
inline constexpr double farthest_metres_per_pixel = 4000;  // the United Kingdom in a thumbnail

/// The whole United Kingdom, Shetland to Scilly, with room around it.
inline constexpr geo::Extent home_extent{-120'000, -20'000, 690'000, 1'245'000};

/// A pane so narrow that what lies on the map has to give way to it.
inline constexpr double compact_below = 560;
inline bool is_compact(PaneSize pane) { return pane.width.value < compact_below; }

/// One of many panes, too small for more than its key.
inline bool is_small(PaneSize pane) { return pane.width.value < 330 || pane.height.value < 330; }

/// How wide legends are, in the upper left corner of small and of compact panes.
inline constexpr double small_legend_width = 164, compact_legend_width = 204;

/// The camera that just shows `extent`, with `margin` pixels free on each side.
Camera fitted(const geo::Extent& extent, PaneSize pane, Pixels margin = {24});

/// The camera of a pane that none was chosen for: the whole United Kingdom, clear of the legend in
/// the upper left corner.
Camera home_camera(PaneSize pane);
/// England, at the right of the pane: for pages of what is England's alone.
Camera england_camera(PaneSize pane);

/// The camera kept in sensible bounds: neither nearer, farther nor off the map.
Camera bounded(Camera camera);

Camera dragged(Camera camera, Pixels right, Pixels down);

/// Zooms so that the ground under `fixed` stays where it is. `factor` above 1 comes nearer.
Camera zoomed_at(Camera camera, PaneSize pane, ScreenPoint fixed, double factor);

geo::Point ground_at(const Camera& camera, PaneSize pane, ScreenPoint p);
ScreenPoint screen_at(const Camera& camera, PaneSize pane, geo::Point p);
geo::Extent extent_of(const Camera& camera, PaneSize pane);

}  // namespace app
