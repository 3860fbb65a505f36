#pragma once

#include "app/stage/stage_layout.h"

namespace app {

/// The map of a scene through one of its panes, with the camera that shows on the stage what was
/// seen where it was chosen. Where none was chosen: all areas that have figures, clear of notes
/// that stand beside them.
Scene stage_map(const StageScene& scene, const StageLayout& layout, std::size_t pane);

/// Makes paler what lies outside of spotlights, and what is dimmed; their names are gone. Where
/// names are wanted numbers without one are gone, too: nobody points at an area to learn whose it
/// is.
void focus(const StageScene& scene, Picture& picture);

/// The picture of that map, for a file.
Picture stage_picture(const StageScene& scene, const StageLayout& layout, std::size_t pane,
                      const std::shared_ptr<const geo::Geometry>& detailed);

/// The middle of an annotation's areas in a picture, in its own pixels; nothing where they have no
/// ground in it.
std::optional<ScreenPoint> anchor_of(const StageScene& scene, const Annotation& annotation,
                                     const Picture& picture);
/// The box about them, likewise.
std::optional<Box> ground_box_of(const StageScene& scene, const Annotation& annotation,
                                 const Picture& picture);

}  // namespace app
