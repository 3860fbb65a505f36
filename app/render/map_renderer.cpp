#include "app/render/map_renderer.h"

#include <cmath>
#include <numbers>
#include <optional>

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

View view_of(const MapPicture& picture, double scale, const FrameBuffer& target) {
    return {.centre = {picture.camera.easting.value, picture.camera.northing.value},
            .pixels_per_metre = scale / picture.camera.metres_per_pixel,
            .width = target.width(),
            .height = target.height()};
}

std::unique_ptr<MapPainter> painter_for(MapDrawing drawing, const std::filesystem::path& shaders) {
    if (drawing == MapDrawing::best)
        drawing = has_graphics_card() ? MapDrawing::graphics : MapDrawing::software;
    if (drawing == MapDrawing::software) return std::make_unique<SoftwareMap>();
    return std::make_unique<GraphicsMap>(shaders);
}

}  // namespace

double hatch_offset(const View& view, double spacing) {
    const double across = ((view.centre.x - view.centre.y) * view.pixels_per_metre -
                           (view.width - view.height) / 2.0) /
                          std::numbers::sqrt2;
    return across - std::floor(across / spacing) * spacing;
}

struct MapRenderer::Impl {
    std::unique_ptr<MapPainter> painter;
    std::optional<Drawn> drawn;
    std::size_t frames = 0;
};

MapRenderer::MapRenderer(const std::filesystem::path& shaders, MapDrawing drawing)
    : impl_(std::make_unique<Impl>()) {
    impl_->painter = painter_for(drawing, shaders);
}
MapRenderer::~MapRenderer() = default;

bool MapRenderer::draw(const MapPicture& picture, double scale, FrameBuffer& target,
                       const MapPicture* over) {
    const std::optional<Drawn>& drawn = impl_->drawn;
    if (drawn && drawn->target == target.serial() && drawn->scale == scale &&
        drawn->picture == picture && drawn->over.has_value() == (over != nullptr) &&
        (over == nullptr || *drawn->over == *over))
        return false;
    impl_->painter->paint(picture, over, view_of(picture, scale, target), scale, target);
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
