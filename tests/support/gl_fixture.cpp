#include "tests/support/gl_fixture.h"

using namespace app;

namespace {

std::variant<MapRenderer<GraphicsMap>, MapRenderer<SoftwareMap>> renderer_of(MapDrawing drawing) {
    if (drawing == MapDrawing::graphics)
        return MapRenderer<GraphicsMap>(
            [] { return std::make_unique<GraphicsMap>(shader_folder); });
    return MapRenderer<SoftwareMap>([] { return std::make_unique<SoftwareMap>(); });
}

}  // namespace

EitherRenderer::EitherRenderer(MapDrawing drawing, int width, int height)
    : width_(width), height_(height), renderer_(renderer_of(drawing)) {}

bool EitherRenderer::draw(const MapPicture& picture, double scale) {
    return std::visit(
        [&](auto& renderer) { return !renderer.draw(picture, scale, width_, height_).empty(); },
        renderer_);
}

Image EitherRenderer::image() const {
    return std::visit([](const auto& renderer) { return renderer.painter().image(); }, renderer_);
}

DrawCounts EitherRenderer::counts() const {
    return std::visit([](const auto& renderer) { return renderer.counts(); }, renderer_);
}

Image GlFixture::drawn(const MapPicture& picture, MapDrawing drawing, double scale) const {
    EitherRenderer one = renderer(drawing);
    one.draw(picture, scale);
    return one.image();
}
