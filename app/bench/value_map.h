#pragma once

#include <memory>
#include <span>
#include <vector>

#include "app/bench/camera_path.h"
#include "app/picture/picture.h"

namespace app {

/// A map without an atlas: polygons with a value each, in seven classes, with white borders.
class ValueMap {
public:
    ValueMap(std::shared_ptr<const geo::Geometry> geometry, std::span<const double> values);

    /// What the map shows at one step of a camera's path, `turn` colours further round the ramp:
    /// another turn costs what another layer does.
    MapPicture at(const CameraStep& step, PaneSize pane, int turn) const;
    const geo::Geometry& geometry() const { return *geometry_; }

private:
    std::shared_ptr<const geo::Geometry> geometry_;
    std::vector<int> classes_;  // of each feature
    std::vector<LinePass> lines_;
    double typical_size_ = 0;  // metres
};

/// The camera that shows a step's width across a pane.
Camera camera_at(const CameraStep& step, PaneSize pane);

}  // namespace app
