#include "app/canvas/canvas.h"

namespace app {

void Canvas::take_interface(const ImDrawData& data) {
    data_ = &data;
    tiles_.take(data);
}

bool Canvas::changed() const { return !map_due_.empty() || tiles_.any_differs(); }

void Canvas::forget_shown() { tiles_.forget_shown(); }

void Canvas::note_map(const PixelBox& place, const std::vector<PixelBox>& parts) {
    if (place != map_place_) forget_shown();
    map_place_ = place;
    for (const PixelBox& part : parts) map_due_.push_back(part.moved(place.left, place.top));
}

void Canvas::show(Rgba background) {
    show_frame(background);
    tiles_.note_shown();
    map_due_.clear();
}

}  // namespace app
