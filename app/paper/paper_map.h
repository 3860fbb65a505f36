#pragma once

#include "app/paper/pen.h"

namespace app {

/// A map on its way to the sheet.
struct PaperMap {
    const Picture& picture;
    const MapPicture* over = nullptr;  // drawn over it, if any
    ScreenPoint corner;                // upper left of the pane, on the sheet
    bool with_scale_bar = true;
    bool with_ground = true;  // false: it is there already, and only what stands on it is drawn
};

/// Draws it with all that stands on it: insets, names, letters, a network, the scale bar.
void draw_map(Pen& pen, const PaperMap& map);

}  // namespace app
