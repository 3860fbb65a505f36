#include "app/canvas/canvas.h"

#include <imgui.h>

#include <utility>

namespace app {

namespace {

MapPicture seen(MapPicture map, ColourVision vision) {
    map.background = seen_with(vision, map.background);
    map.hatch_line = seen_with(vision, map.hatch_line);
    for (Fill& fill : map.fills) fill.colour = seen_with(vision, fill.colour);
    for (LinePass& pass : map.lines) pass.colour = seen_with(vision, pass.colour);
    return map;
}

ImU32 seen(ImU32 colour, ColourVision vision) {
    const auto part = [&](int shift) { return static_cast<std::uint8_t>(colour >> shift); };
    const Rgba to = seen_with(vision, {part(IM_COL32_R_SHIFT), part(IM_COL32_G_SHIFT),
                                       part(IM_COL32_B_SHIFT), part(IM_COL32_A_SHIFT)});
    return IM_COL32(to.r, to.g, to.b, to.a);
}

/// The triangles of a shape are of one colour: few are worked out.
void recolour(const ImDrawData& data, ColourVision vision) {
    ImU32 before = 0, after = seen(before, vision);
    for (int i = 0; i < data.CmdListsCount; ++i)
        for (ImDrawVert& vertex : data.CmdLists[i]->VtxBuffer) {
            if (vertex.col != before) {
                before = vertex.col;
                after = seen(before, vision);
            }
            vertex.col = after;
        }
}

}  // namespace

void Canvas::see_with(ColourVision vision) { vision_ = vision; }

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
    const auto draw = [&](const MapPicture& below, const MapPicture* above) {
        for (const PixelBox& part :
             drawn_parts(map, below, scale, place.width(), place.height(), above))
            map_due_.push_back(part.moved(place.left, place.top));
    };
    if (vision_ == ColourVision::full) return draw(picture, over);
    const MapPicture above = over != nullptr ? seen(*over, vision_) : MapPicture{};
    draw(seen(picture, vision_), over != nullptr ? &above : nullptr);
}

void Canvas::take_interface(const ImDrawData& data) {
    if (vision_ != ColourVision::full) recolour(data, vision_);
    data_ = &data;
    tiles_.take(data);
}

bool Canvas::changed() const { return !map_due_.empty() || tiles_.any_differs(); }

void Canvas::forget_shown() { tiles_.forget_shown(); }

void Canvas::show(Rgba background) {
    const Rgba below = seen_with(vision_, background);
    // It is seen wherever nothing else is drawn: what was painted on another one is no longer so.
    if (std::exchange(shown_on_, below) != below) forget_shown();
    show_frame(below);
    tiles_.note_shown();
    map_due_.clear();
}

}  // namespace app
