#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/ui/frame.h"

namespace app {

/// A press on a plot, and what has come of it so far.
struct BrushDrag {
    std::optional<Box> box;  // dragged over, while the pointer is down and when it is let go
    bool clicked = false;    // let go where it was pressed
};

/// Follows a press on the plot whose control has that id.
BrushDrag brush_drag(Frame& f, const std::string& plot);

/// Marks areas, in place of those marked before.
void brush(Frame& f, std::vector<geo::AreaId> areas);

/// The same, or none where these are marked.
void brush_or_clear(Frame& f, std::vector<geo::AreaId> areas);

std::vector<geo::AreaId> ids_of(const Frame& f, const std::vector<geo::AreaIndex>& areas);

/// What is dragged over, in the accent.
void draw_brush(Frame& f, const Box& box);

}  // namespace app
