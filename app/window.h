#pragma once

#include <filesystem>
#include <future>
#include <optional>

#include "app/resources.h"
#include "app/sdl_window.h"
#include "app/session.h"

namespace app {

struct WindowOptions {
    int width = 0, height = 0;  // 0: most of the display
    double scale = 0;           // 0: the display's own
    Drawing drawing = Drawing::best;
    std::filesystem::path description;  // where to describe the screen whenever it changes
    bool reduced_motion = false;        // the map changes at once
    std::filesystem::path state;        // the folder where what was not saved is kept
    // On standard error: the time to the first complete frame, then a line for each other frame.
    bool report_frames = false;
};

/// True when there is a display to open a window on.
bool has_display();

/// Opens the atlas and serves it until it is closed: sleeps until a touch, a key or a timer. Throws
/// std::runtime_error that says what is missing when there is no window.
///
/// opening  the session, still being opened on another thread while the window is made
/// returns  false, at once, when there turns out to be no session
bool run_window(std::future<std::optional<Session>> opening, const Resources& resources,
                const WindowOptions& options);

}  // namespace app
