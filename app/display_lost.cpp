#include "app/display_lost.h"

#include <SDL2/SDL.h>
#include <dlfcn.h>

#include <cstdlib>
#include <string_view>

namespace app {
namespace {

std::function<void()>& last_words() {
    static std::function<void()> last;
    return last;
}

/// An IO error handler of Xlib's. It must not return, and exit() would destroy what other threads
/// use.
int end_process(void*) {
    if (last_words()) last_words()();
    std::_Exit(display_lost_status);
}

}  // namespace

void end_with_display(std::function<void()> last) {
    const char* driver = SDL_GetCurrentVideoDriver();
    if (driver == nullptr || std::string_view(driver) != "x11") return;
    // The library that SDL has opened; we are linked with none.
    void* const xlib = dlopen("libX11.so.6", RTLD_LAZY | RTLD_NOLOAD);
    if (xlib == nullptr) return;
    using Handler = int (*)(void*);
    using SetHandler = Handler (*)(Handler);
    const auto set = reinterpret_cast<SetHandler>(dlsym(xlib, "XSetIOErrorHandler"));
    if (set == nullptr) return;
    last_words() = std::move(last);
    set(end_process);
}

}  // namespace app
