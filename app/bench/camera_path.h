#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "geo/core/plane.h"
#include "geo/core/result.h"

namespace app {

/// What a camera shows at one moment.
struct CameraStep {
    double seconds = 0;
    geo::Point centre;
    double width = 0;  // metres across, through the centre
};
using CameraPath = std::vector<CameraStep>;

/// Ten seconds, sixty steps each: in four from the United Kingdom to Greater Manchester, in two
/// once around it, in four back.
CameraPath built_in_path();

/// A path as other programs record it: a header that names the columns t, xmin, ymin, xmax and
/// ymax, then lines of numbers, separated by tabs, in the reference system `crs`. Fails when the
/// file cannot be read, lacks a column or a number, or goes where the system does not reach.
geo::Result<CameraPath> read_camera_path(const std::filesystem::path& file, const std::string& crs);

}  // namespace app
