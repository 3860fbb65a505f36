#pragma once

#include <filesystem>
#include <string>

#include "app/resources.h"
#include "app/sdl_window.h"

namespace app {

struct KioskOptions {
    std::filesystem::path settings{};   // a file; empty: everything as it is without one
    std::filesystem::path data{};       // the package that the command line names
    std::filesystem::path state{};      // folder for what is kept: counts, PIN delay, last good data
    std::filesystem::path speech_log{};  // what would be said, as lines; empty: it is said
    std::filesystem::path description{};  // where to describe the screen whenever it changes
    int width = 0, height = 0;            // of a window; 0: the whole display
    Drawing drawing = Drawing::best;
    bool reduced_motion = false, report_frames = false;
    std::string version{};
};

/// Serves visitors until staff end it or the service manager does. Returns the exit status: 2 where
/// it would be unsafe to begin. Throws std::runtime_error that says what is missing when there is
/// no window, and DriverLost: whoever supervises it begins it anew.
int run_kiosk(const Resources& resources, const KioskOptions& options);

}  // namespace app
