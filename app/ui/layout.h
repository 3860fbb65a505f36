#pragma once

#include <cstddef>
#include <vector>

#include "app/scene/box.h"
#include "app/scene/camera.h"
#include "app/scene/scene.h"

namespace app {

/// Where the panels stand. Whole pixels; works from 1024×640 upwards.
struct Layout {
    Box screen;                                // all of it
    Box above, below;                          // the banners of a marking; empty: none
    Box window;                                // between them: what everything else stands in
    Box top_bar, rail, map, side, status_bar;  // a page without one of them: an empty box
    Box page;                // what a page other than the maps' has beside its map
    std::vector<Box> panes;  // that share the map's room: side by side, from four on in rows
    Box swiped;              // the map that two panes are parts of, under a swipe; empty: none
    Box years;               // the strip under the map, of the year control
    Box table;               // of pinned areas, under that; no height where there is none
    bool narrow = false;     // under 1500 pixels: the rail and the side column are slimmer
};
/// On the page of maps pinned areas have a table: as high as its rows ask for, as far as the maps
/// can spare that. What is marked has a banner above and below.
Layout layout_of(PaneSize screen, const Scene& scene = {}, bool is_marked = false);

/// The scene through each of its panes. Under a swipe their cameras are of the parts that they show
/// of one map; the scene's own is of that map.
std::vector<Scene> scenes_through(const Scene& scene, const Layout& layout);
/// The camera of the whole map that a pane's camera is of a part of.
Camera camera_of_whole(Camera camera, const Layout& layout, std::size_t pane);

/// Of the comparison table: a row of it, and what stands above and below its rows.
inline constexpr double table_row_height = 24, table_head_height = 88, table_foot_height = 88;

/// Where a change stands on the timeline's page, and its maps of before and after.
struct ChangeBoxes {
    Box card, before, after;
};
/// Of as many of `count` changes as have room beside each other.
std::vector<ChangeBoxes> change_boxes(const Box& page, std::size_t count);

/// In less, in logical pixels, the panels leave no room for a map between them.
constexpr double least_screen_width = 800, least_screen_height = 600;

/// How many framebuffer pixels a logical pixel takes: the display's own scale, and more on very
/// large framebuffers, so that text keeps its share of a 4K screen.
double interface_scale(int framebuffer_width, int framebuffer_height, double display_scale);

}  // namespace app
