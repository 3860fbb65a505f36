#pragma once

#include <filesystem>
#include <memory>

#include "app/resources.h"
#include "app/session.h"

namespace app {

struct WindowOptions {
    int width = 0, height = 0;          // 0: most of the display
    double scale = 0;                   // 0: the display's own
    std::filesystem::path description;  // where to describe the screen whenever it changes
    bool reduced_motion = false;        // the map changes at once
    bool report_start = false;  // prints the time to the first complete frame on standard error
};

/// True when there is a display to open a window on.
bool has_display();

/// Opens the atlas and serves it until it is closed: sleeps until a touch, a key or a timer. Throws
/// std::runtime_error that says what is missing when there is no window or no OpenGL 3.3.
void run_window(Session& session, std::shared_ptr<const geo::Atlas> atlas,
                const Resources& resources, const WindowOptions& options);

}  // namespace app
