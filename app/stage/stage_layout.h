#pragma once

#include <vector>

#include "app/scene/box.h"
#include "app/stage/stage_scene.h"
#include "app/stage/stage_type.h"

namespace app {

/// Lengths on a stage are of a screen 1080 pixels high, whatever its own: 1920 across where it is
/// 16 by 9.
inline constexpr double stage_height = 1080;

/// Type of the stage, in pixels of it.
inline constexpr double headline_em = 60, least_headline_em = 44, stage_text_em = 30,
                        note_title_em = 30, note_em = 24, stage_caption_em = 20;

/// How high capitals are to be for whoever sits farthest away, in pixels of the stage; 0 where the
/// room is not known.
/// source  rule of thumb for room displays: a character is as high as 1/200 of the distance to it
double needed_capitals(const Room& room, PaneSize screen);

/// How much larger than designed type and lines are for that room: 1 to 2.
double type_scale(const Room& room, PaneSize screen);

/// Where the parts of a stage stand.
struct StageLayout {
    PaneSize page;               // stage_height high
    double type = 1;             // see type_scale()
    Box band_above, band_below;  // of the marking; no height where there is none
    Box words, map, sources, progress;
    std::vector<Box> panes;  // parts of the map; none where there is no map
    double map_scale = 1;    // pixels of the stage for one of a map's own
    /// How large a map is in its own pixels.
    PaneSize size_of(const Box& pane) const {
        return {{pane.width / map_scale}, {pane.height / map_scale}};
    }
};
StageLayout stage_layout(const StageScene& scene, const Room& room, PaneSize screen);

}  // namespace app
