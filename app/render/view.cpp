#include "app/render/view.h"

#include <cmath>
#include <numbers>

namespace app {

int pixels_of(double logical, double scale) {
    return static_cast<int>(std::lround(logical * scale));
}

View view_of(const MapPicture& picture, double scale, int width, int height) {
    return {.centre = {picture.camera.easting.value, picture.camera.northing.value},
            .pixels_per_metre = scale / picture.camera.metres_per_pixel,
            .width = width,
            .height = height};
}

MapPicture alone(const MapPicture& picture, const MapInset& inset) {
    MapPicture map = picture;
    map.camera = inset.camera;
    map.size = inset.size;
    map.insets.clear();
    return map;
}

Hatch scaled(Hatch hatch, double scale) {
    hatch.width *= scale;
    hatch.spacing *= scale;
    return hatch;
}

Rgba line_of(const Hatch& hatch, Rgba line, Rgba ground) {
    if (hatch.contrast == 0) return line;
    const bool is_light = 299 * ground.r + 587 * ground.g + 114 * ground.b > 127'500;
    const double goal = is_light ? 0 : 255;
    const auto moved = [&](std::uint8_t from) {
        return static_cast<std::uint8_t>(std::lround(from + (goal - from) * hatch.contrast));
    };
    return {moved(ground.r), moved(ground.g), moved(ground.b)};
}

double hatch_offset(const View& view, const Hatch& hatch) {
    const double up = hatch.rises ? -1 : 1;
    const double across = ((view.centre.x + up * view.centre.y) * view.pixels_per_metre -
                           (view.width + up * view.height) / 2.0) /
                          std::numbers::sqrt2;
    return across - std::floor(across / hatch.spacing) * hatch.spacing;
}

}  // namespace app
