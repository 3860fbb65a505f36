#pragma once

#include "app/render/image.h"
#include "tests/support/files.h"
#include "tests/support/virtual_screen.h"

/// An X server with two displays side by side, of which the right one can be unplugged. Started by
/// root: others may not choose a server's configuration.
class TwoDisplays : public VirtualScreen {
public:
    static constexpr int left_width = 1600, left_height = 900;
    static constexpr int right_width = 1280, right_height = 720;

    TwoDisplays() : TwoDisplays(TestFolder()) {}
    void unplug() const;
    void plug_in() const;

    app::Image left() const { return pixels(0, left_width, left_height); }
    app::Image right() const { return pixels(left_width, right_width, right_height); }

private:
    explicit TwoDisplays(const TestFolder& folder);
    void set_up(const std::string& words) const;  // of xrandr
    app::Image pixels(int x, int width, int height) const;
};
