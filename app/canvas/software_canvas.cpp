#include "app/canvas/software_canvas.h"

#include <algorithm>
#include <utility>

#include "geo/core/in_shares.h"

namespace app {
namespace {

/// Tiles side by side, as one part of the frame.
void add_to(std::vector<PixelBox>& parts, const PixelBox& tile) {
    if (!parts.empty() && parts.back().top == tile.top && parts.back().right == tile.left)
        parts.back().right = tile.right;
    else
        parts.push_back(tile);
}

}  // namespace

FramePixels ImageTarget::pixels(int width, int height, bool& lost) {
    lost = width != width_ || height != height_;
    width_ = width;
    height_ = height;
    pixels_.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    return {pixels_.data(), width, width, height};
}

SoftwareCanvas::SoftwareCanvas(std::unique_ptr<FrameTarget> target) : target_(std::move(target)) {
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
}

void SoftwareCanvas::rasterise(ImFontAtlas& atlas) const {
    unsigned char* texels = nullptr;
    int width = 0, height = 0;
    atlas.GetTexDataAsAlpha8(&texels, &width, &height);
}

void SoftwareCanvas::take_fonts() {
    unsigned char* texels = nullptr;
    ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&texels, &letters_.width, &letters_.height);
    letters_.texels = texels;
}

void SoftwareCanvas::resize_maps(std::size_t count) {
    while (maps_.size() > count) maps_.pop_back();
    while (maps_.size() < count)
        maps_.emplace_back([this] { return std::make_unique<SoftwareMap>(target_->order()); });
}

std::vector<PixelBox> SoftwareCanvas::drawn_parts(std::size_t map, const MapPicture& picture,
                                                  double scale, int width, int height,
                                                  const MapPicture* over) {
    return maps_[map].draw(picture, scale, width, height, over);
}

void SoftwareCanvas::paint_tile(std::size_t tile, std::uint32_t background) const {
    const PixelBox box = tiles_.box_of(tile);
    const bool is_covered = std::ranges::any_of(
        map_places_, [&](const PixelBox& place) { return overlap(box, place) == box; });
    for (int y = box.top; y < box.bottom && !is_covered; ++y)
        std::fill(frame_.row(y) + box.left, frame_.row(y) + box.right, background);
    for (std::size_t i = 0; i < maps_.size(); ++i) {
        const PixelBox& place = map_places_[i];
        const PixelBox map = overlap(box, place);
        for (int y = map.top; y < map.bottom; ++y)
            std::copy_n(maps_[i].painter().row(y - place.top) + (map.left - place.left),
                        map.width(), frame_.row(y) + map.left);
    }
    tiles_.for_each(tile, [&](const Primitive& primitive) {
        paint_primitive(primitive, letters_, target_->order(), box, frame_);
    });
}

void SoftwareCanvas::show_frame(Rgba background) {
    bool lost = false;
    frame_ = target_->pixels(tiles_.width(), tiles_.height(), lost);
    std::vector<std::size_t> due;
    std::vector<PixelBox> parts;
    for (std::size_t tile = 0; tile < tiles_.size(); ++tile) {
        const PixelBox box = tiles_.box_of(tile);
        const auto is_over = [&](const PixelBox& part) { return !overlap(part, box).empty(); };
        if (!lost && !tiles_.differs(tile) && std::ranges::none_of(map_due_, is_over)) continue;
        due.push_back(tile);
        add_to(parts, box);
    }
    const std::uint32_t pixel = opaque_pixel(background, target_->order());
    geo::in_parallel(due.size(), [&](std::size_t i) { paint_tile(due[i], pixel); });
    target_->show(parts);
}

Image SoftwareCanvas::image() const {
    return image_of(frame_.first, frame_.step, frame_.width, frame_.height, target_->order());
}

}  // namespace app
