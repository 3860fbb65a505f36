// A kiosk whose graphics driver loses all that was on the card, in this process: a real window, a
// real context, and a driver that says so.
#include <doctest/doctest.h>
#include <epoxy/gl.h>
#include <unistd.h>

#include <cstdio>

#include "app/kiosk_window.h"
#include "app/resources.h"
#include "tests/support/files.h"
#include "tests/support/virtual_screen.h"

using namespace app;

namespace {

/// Standard error, into a file while it lives.
class ErrorsInFile {
public:
    explicit ErrorsInFile(const std::string& file) : before_(dup(STDERR_FILENO)) {
        std::fflush(stderr);
        if (std::FILE* to = std::fopen(file.c_str(), "w")) {
            dup2(fileno(to), STDERR_FILENO);
            std::fclose(to);
        }
    }
    ~ErrorsInFile() {
        std::fflush(stderr);
        dup2(before_, STDERR_FILENO);
        close(before_);
    }
    ErrorsInFile(ErrorsInFile&&) = delete;
    ErrorsInFile& operator=(ErrorsInFile&&) = delete;

private:
    int before_;
};

}  // namespace

TEST_CASE("a kiosk whose driver is lost ends with a status of its own and says why") {
    const VirtualScreen screen(1280, 720);
    const TestFolder folder;
    setenv("DISPLAY", screen.display().c_str(), 1);
    setenv("SDL_VIDEODRIVER", "x11", 1);
    const Resources resources = find_resources();
    int status = 0, frames = 0;
    {
        const ErrorsInFile errors(folder.at("errors.txt"));
        status = run_kiosk(resources, {.data = resources.data,
                                       .state = folder.path(),
                                       .speech_log = folder / "speech.log",
                                       .width = 1280,
                                       .height = 720,
                                       .drawing = Drawing::graphics,
                                       .shown = [&](const KioskGuide&, const KioskScreen&) {
                                           if (++frames == 3)
                                               epoxy_glGetGraphicsResetStatus = [] {
                                                   return GLenum{GL_GUILTY_CONTEXT_RESET};
                                               };
                                       }});
    }
    CHECK(frames == 3);
    CHECK(status == driver_lost_status);
    CHECK(text_in(folder / "errors.txt")
              .find("kiosk: the graphics driver stopped; the program ends") != std::string::npos);
}
