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

double hatch_offset(const View& view, double spacing) {
    const double across = ((view.centre.x - view.centre.y) * view.pixels_per_metre -
                           (view.width - view.height) / 2.0) /
                          std::numbers::sqrt2;
    return across - std::floor(across / spacing) * spacing;
}

}  // namespace app
