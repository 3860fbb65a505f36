#include "app/canvas/canvas.h"

namespace app {

void Canvas::set_maps(std::size_t count) {
    if (count == map_places_.size()) return;
    map_places_.resize(count);
    resize_maps(count);
    forget_shown();
}

void Canvas::draw_map(std::size_t map, const MapPicture& picture, double scale,
                      const PixelBox& place, const MapPicture* over) {
    if (place != map_places_[map]) forget_shown();
    map_places_[map] = place;
    for (const PixelBox& part :
         drawn_parts(map, picture, scale, place.width(), place.height(), over))
        map_due_.push_back(part.moved(place.left, place.top));
}

void Canvas::take_interface(const ImDrawData& data) {
    data_ = &data;
    tiles_.take(data);
}

bool Canvas::changed() const { return !map_due_.empty() || tiles_.any_differs(); }

void Canvas::forget_shown() { tiles_.forget_shown(); }

void Canvas::show(Rgba background) {
    show_frame(background);
    tiles_.note_shown();
    map_due_.clear();
}

}  // namespace app
