#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "app/resources.h"
#include "app/sdl_window.h"

namespace app {

class KioskGuide;
class KioskScreen;

struct KioskOptions {
    std::filesystem::path settings{};  // a file; empty: everything as it is without one
    std::filesystem::path data{};      // the package that the command line names
    std::filesystem::path state{};     // folder for what is kept: counts, PIN delay, last good data
    std::filesystem::path speech_log{};   // what would be said, as lines; empty: it is said
    std::filesystem::path description{};  // where to describe the screen whenever it changes
    int width = 0, height = 0;            // of a window; 0: the whole display
    Drawing drawing = Drawing::best;
    bool reduced_motion = false, report_frames = false;
    std::string version{};
    /// Told of each frame that was shown, on the thread that draws. For measuring and tests.
    std::function<void(const KioskGuide&, const KioskScreen&)> shown{};
};

/// Where the graphics driver lost all that was on the card.
inline constexpr int driver_lost_status = 4;

/// Serves visitors until staff end it, the service manager does, or the settings' restart_at has
/// come and nobody is there. Returns the exit status: 2 where it would be unsafe to begin,
/// driver_lost_status; whoever supervises it begins it anew. So it does where the display goes
/// away: then the process ends (display_lost.h). Throws std::runtime_error that says what is
/// missing when there is no window.
int run_kiosk(const Resources& resources, const KioskOptions& options);

}  // namespace app
