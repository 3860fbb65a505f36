#pragma once

#include <functional>

namespace app {

/// The exit status of a program whose display went away.
inline constexpr int display_lost_status = 3;

/// Has the process end, with that status, as soon as the X server is gone: Xlib would end it
/// itself, saying nothing that helps, and while other threads still run. `last` is called before,
/// on the thread that draws; it may not draw. To be called once SDL's video has begun; does nothing
/// where that is not X11.
void end_with_display(std::function<void()> last);

}  // namespace app
