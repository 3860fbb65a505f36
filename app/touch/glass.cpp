#include "app/touch/glass.h"

#include <variant>

namespace app {
namespace {

Camera moved(Camera camera, GlassVector by, const Glass& glass) {
    const ScreenPoint way = glass.on_screen(by);
    return dragged(camera, {way.x}, {way.y});
}

}  // namespace

GlassPoint Glass::on_glass(ScreenPoint p) const {
    return {p.x * width_mm / pixels.width.value, p.y * height_mm / pixels.height.value};
}

ScreenPoint Glass::on_screen(GlassPoint p) const {
    return {p.x * pixels.width.value / width_mm, p.y * pixels.height.value / height_mm};
}

ScreenPoint Glass::on_screen(GlassVector v) const { return on_screen(GlassPoint{v.right, v.down}); }

Camera moved_by(const Gesture& gesture, Camera camera, PaneSize pane, ScreenPoint corner,
                const Glass& glass) {
    if (const auto* drag = std::get_if<Dragged>(&gesture)) return moved(camera, drag->by, glass);
    const auto* pinch = std::get_if<Pinched>(&gesture);
    if (pinch == nullptr) return camera;
    // First the ground follows the centre, then it spreads about where that is now.
    const ScreenPoint centre = glass.on_screen(pinch->centre);
    return zoomed_at(moved(camera, pinch->by, glass), pane,
                     {centre.x - corner.x, centre.y - corner.y}, pinch->factor);
}

Camera drifted(const Inertia& inertia, double from, double to, Camera camera, const Glass& glass) {
    const GlassVector before = inertia.offset(from), after = inertia.offset(to);
    return moved(camera, {after.right - before.right, after.down - before.down}, glass);
}

}  // namespace app
