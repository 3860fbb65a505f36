#include "app/canvas/software_canvas.h"

#include <algorithm>
#include <utility>

#include "app/render/in_shares.h"

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

SoftwareCanvas::SoftwareCanvas(std::unique_ptr<FrameTarget> target)
    : target_(std::move(target)),
      map_([order = target_->order()] { return std::make_unique<SoftwareMap>(order); }) {
    ImGui::GetIO().BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
}

void SoftwareCanvas::take_fonts() {
    unsigned char* texels = nullptr;
    ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&texels, &letters_.width, &letters_.height);
    letters_.texels = texels;
}

void SoftwareCanvas::draw_map(const MapPicture& picture, double scale, const PixelBox& place,
                              const MapPicture* over) {
    note_map(place, map_.draw(picture, scale, place.width(), place.height(), over));
}

void SoftwareCanvas::paint_tile(std::size_t tile, std::uint32_t background) const {
    const PixelBox box = tiles_.box_of(tile);
    const PixelBox map = overlap(box, map_place_);
    for (int y = box.top; y < box.bottom; ++y) {
        std::uint32_t* row = frame_.row(y);
        if (map.empty() || y < map.top || y >= map.bottom) {
            std::fill(row + box.left, row + box.right, background);
            continue;
        }
        std::fill(row + box.left, row + map.left, background);
        std::copy_n(map_.painter().row(y - map_place_.top) + (map.left - map_place_.left),
                    map.width(), row + map.left);
        std::fill(row + map.right, row + box.right, background);
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
    in_parallel(due.size(), [&](std::size_t i) { paint_tile(due[i], pixel); });
    target_->show(parts);
}

Image SoftwareCanvas::image() const {
    return image_of(frame_.first, frame_.step, frame_.width, frame_.height, target_->order());
}

}  // namespace app
