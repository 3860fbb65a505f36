#include "app/bench/value_map.h"

#include <numeric>

#include "app/picture/border_density.h"
#include "geo/stats/class_breaks.h"

namespace app {
namespace {
constexpr int class_count = 7;
}

ValueMap::ValueMap(std::shared_ptr<const geo::Geometry> geometry, std::span<const double> values)
    : geometry_(std::move(geometry)) {
    const auto breaks = geo::quantile_breaks(values, class_count);
    for (const double value : values)
        classes_.push_back(breaks ? geo::class_of(*breaks, value) : 0);
    LinePass pass{.borders = {}, .colour = colours(false).la_line, .width = {}};
    pass.borders.resize(geometry_->borders.size());
    std::iota(pass.borders.begin(), pass.borders.end(), 0u);
    lines_.push_back(std::move(pass));
    typical_size_ = typical_size(*geometry_);
}

MapPicture ValueMap::at(const CameraStep& step, PaneSize pane, int turn) const {
    const std::vector<Rgba> ramp_colours = ramp(geo::Theme::missions, class_count);
    MapPicture picture;
    picture.geometry = geometry_;
    picture.camera = camera_at(step, pane);
    picture.size = pane;
    picture.background = colours(false).stage;
    picture.hatch_line = colours(false).hatch_line;
    const double share = border_share(typical_size_, picture.camera.metres_per_pixel);
    if (share > 0) picture.lines = lines_;
    for (LinePass& pass : picture.lines) pass.width = {0.75 * share};
    picture.fills.reserve(classes_.size());
    for (const int one : classes_)
        picture.fills.push_back(
            {FillKind::colour, ramp_colours[static_cast<std::size_t>((one + turn) % class_count)]});
    return picture;
}

Camera camera_at(const CameraStep& step, PaneSize pane) {
    return {.easting = {step.centre.x},
            .northing = {step.centre.y},
            .metres_per_pixel = step.width / pane.width.value};
}

}  // namespace app
