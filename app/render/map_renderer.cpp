#include "app/render/map_renderer.h"

#include <cmath>
#include <numbers>
#include <optional>
#include <vector>

#include "app/render/context.h"
#include "app/render/graphics_map.h"
#include "app/render/map_painter.h"
#include "app/render/software_map.h"

namespace app {
namespace {

/// What was drawn last, and on what.
struct Drawn {
    MapPicture picture;
    std::optional<MapPicture> over;
    double scale = 0;
    std::uint64_t target = 0;
};

std::unique_ptr<MapPainter> painter_for(MapDrawing drawing, const std::filesystem::path& shaders) {
    if (drawing == MapDrawing::best)
        drawing = has_graphics_card() ? MapDrawing::graphics : MapDrawing::software;
    if (drawing == MapDrawing::software) return std::make_unique<SoftwareMap>();
    return std::make_unique<GraphicsMap>(shaders);
}

/// The picture of an inset on its own.
MapPicture alone(const MapPicture& picture, const MapInset& inset) {
    MapPicture map = picture;
    map.camera = inset.camera;
    map.size = inset.size;
    map.insets.clear();
    return map;
}

/// An inset as it was drawn last: it seldom changes while the country below it is moved. A painter
/// remembers one picture, so each inset has its own.
struct DrawnInset {
    std::unique_ptr<MapPainter> painter;
    FrameBuffer pixels;
    std::optional<MapPicture> picture;
};

int pixels(double logical, double scale) { return static_cast<int>(std::lround(logical * scale)); }

}  // namespace

View view_of(const MapPicture& picture, double scale, int width, int height) {
    return {.centre = {picture.camera.easting.value, picture.camera.northing.value},
            .pixels_per_metre = scale / picture.camera.metres_per_pixel,
            .width = width,
            .height = height};
}

double hatch_offset(const View& view, double spacing) {
    const double across = ((view.centre.x - view.centre.y) * view.pixels_per_metre -
                           (view.width - view.height) / 2.0) /
                          std::numbers::sqrt2;
    return across - std::floor(across / spacing) * spacing;
}

struct MapRenderer::Impl {
    std::filesystem::path shaders;
    MapDrawing drawing;
    std::unique_ptr<MapPainter> painter;
    std::optional<Drawn> drawn;
    std::vector<std::unique_ptr<DrawnInset>> insets;
    std::size_t frames = 0;

    void draw_inset(std::size_t index, const MapPicture& picture, double scale,
                    const FrameBuffer& target);
};

void MapRenderer::Impl::draw_inset(std::size_t index, const MapPicture& picture, double scale,
                                   const FrameBuffer& target) {
    const MapInset& inset = picture.insets[index];
    const int width = pixels(inset.size.width.value, scale);
    const int height = pixels(inset.size.height.value, scale);
    MapPicture map = alone(picture, inset);
    auto& before = insets[index];
    const bool fits = before && before->pixels.width() == width &&
                      before->pixels.height() == height && before->pixels.order() == target.order();
    if (!fits)
        before = std::make_unique<DrawnInset>(DrawnInset{
            painter_for(drawing, shaders), FrameBuffer(width, height, target.order()), {}});
    if (before->picture != map) {
        before->painter->paint(map, nullptr, view_of(map, scale, width, height), scale,
                               before->pixels, before->picture ? &*before->picture : nullptr);
        before->picture = std::move(map);
    }
    before->pixels.copy_into(target, pixels(inset.corner.x, scale), pixels(inset.corner.y, scale));
}

MapRenderer::MapRenderer(const std::filesystem::path& shaders, MapDrawing drawing)
    : impl_(std::make_unique<Impl>()) {
    impl_->shaders = shaders;
    impl_->drawing = drawing;
    impl_->painter = painter_for(drawing, shaders);
}
MapRenderer::~MapRenderer() = default;

bool MapRenderer::draw(const MapPicture& picture, double scale, FrameBuffer& target,
                       const MapPicture* over) {
    const std::optional<Drawn>& drawn = impl_->drawn;
    const bool is_on_it = drawn && drawn->target == target.serial() && drawn->scale == scale;
    const bool same_over = drawn && drawn->over.has_value() == (over != nullptr) &&
                           (over == nullptr || *drawn->over == *over);
    if (is_on_it && same_over && drawn->picture == picture) return false;
    // What lay under an inset or an overlay was lost.
    const bool keeps = is_on_it && same_over && !over && drawn->picture.insets == picture.insets;
    impl_->painter->paint(picture, over, view_of(picture, scale, target.width(), target.height()),
                          scale, target, keeps ? &drawn->picture : nullptr);
    impl_->insets.resize(picture.insets.size());
    for (std::size_t i = 0; i < picture.insets.size(); ++i)
        impl_->draw_inset(i, picture, scale, target);
    ++impl_->frames;
    impl_->drawn = Drawn{picture, over != nullptr ? std::optional(*over) : std::nullopt, scale,
                         target.serial()};
    return true;
}

MapRenderer::Counts MapRenderer::counts() const {
    Counts counts = impl_->painter->counts();
    counts.frames = impl_->frames;
    return counts;
}

}  // namespace app
