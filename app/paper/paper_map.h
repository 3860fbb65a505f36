#pragma once

#include <functional>

#include "app/paper/pen.h"

namespace app {

/// Ground that is drawn area by area, for a sheet of shapes that somebody goes on working with.
struct AreaShapes {
    std::vector<geo::AreaIndex> of_feature;  // the area that each stands in
    std::function<void(geo::AreaIndex, const PaperLines& rings, const Fill& fill)> fill;
};

/// A map on its way to the sheet.
struct PaperMap {
    const Picture& picture;
    const MapPicture* over = nullptr;  // drawn over it, if any
    ScreenPoint corner;                // upper left of the pane, on the sheet
    bool with_scale_bar = true;
    bool with_ground = true;  // false: it is there already, and only what stands on it is drawn
    const AreaShapes* shapes = nullptr;  // none: all ground of one colour is one shape
    double tolerance = 0.15;  // pixels that borders may be drawn from where they are: 0.03 mm
};

/// Draws it with all that stands on it: insets, names, letters, a network, the scale bar.
void draw_map(Pen& pen, const PaperMap& map);

}  // namespace app
