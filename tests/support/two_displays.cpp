#include "tests/support/two_displays.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <fmt/format.h>

#include <cstdlib>
#include <memory>
#include <stdexcept>

namespace {

constexpr std::string_view configuration = R"(
Section "Device"
    Identifier "dummy"
    Driver "dummy"
    VideoRam 256000
EndSection
Section "Monitor"
    Identifier "monitor"
    HorizSync 5.0-1000.0
    VertRefresh 5.0-200.0
EndSection
Section "Screen"
    Identifier "screen"
    Device "dummy"
    Monitor "monitor"
    DefaultDepth 24
    SubSection "Display"
        Depth 24
        Modes "1280x720" "1600x900"
        Virtual 3200 1200
    EndSubSection
EndSection
Section "ServerFlags"
    Option "AutoAddDevices" "false"
    Option "AutoEnableDevices" "false"
EndSection
)";

}  // namespace

TwoDisplays::TwoDisplays(const TestFolder& folder)
    : VirtualScreen({"Xorg", "-noreset", "-config", folder.write("xorg.conf", configuration),
                     "-logfile", folder.at("xorg.log")},
                    left_width, left_height) {
    set_up(fmt::format("--output DUMMY0 --mode {}x{}", left_width, left_height));
    set_up(fmt::format("--addmode DUMMY1 {}x{}", right_width, right_height));
    plug_in();
}

void TwoDisplays::unplug() const { set_up("--output DUMMY1 --off"); }

void TwoDisplays::plug_in() const {
    set_up(fmt::format("--output DUMMY1 --mode {}x{} --pos {}x0", right_width, right_height,
                       left_width));
}

void TwoDisplays::set_up(const std::string& words) const {
    // The server looks at what is plugged in when it is asked, and tells of it then.
    if (std::system(fmt::format("xrandr --display {0} {1} && xrandr --display {0} >/dev/null",
                                display(), words)
                        .c_str()) != 0)
        throw std::runtime_error("the displays cannot be set up: xrandr " + words);
}

app::Image TwoDisplays::pixels(int x, int width, int height) const {
    const std::unique_ptr<Display, int (*)(Display*)> server(XOpenDisplay(display().c_str()),
                                                             XCloseDisplay);
    if (!server) throw std::runtime_error("no X server at " + display());
    XImage* const seen =
        XGetImage(server.get(), DefaultRootWindow(server.get()), x, 0, static_cast<unsigned>(width),
                  static_cast<unsigned>(height), AllPlanes, ZPixmap);
    if (seen == nullptr) throw std::runtime_error("the screen cannot be read");
    const app::Image image =
        app::image_of(reinterpret_cast<const std::uint32_t*>(seen->data), seen->bytes_per_line / 4,
                      width, height, app::PixelOrder::bgra);
    XDestroyImage(seen);
    return image;
}
