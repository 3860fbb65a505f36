#pragma once

#include <memory>

#include "app/canvas/canvas.h"
#include "app/sdl_window.h"

namespace app {

/// Where frames are shown: a window, or a picture in memory where there is no display.
class Stage {
public:
    /// Throws std::runtime_error when there is no way to draw.
    static std::unique_ptr<Stage> open(bool in_window, int width, int height, Drawing drawing);

    Stage() = default;
    virtual ~Stage() = default;
    Stage(Stage&&) = delete;
    Stage& operator=(Stage&&) = delete;

    virtual Canvas& canvas() = 0;
    virtual int width() const = 0;
    virtual int height() const = 0;
    /// Tells ImGui of time and size, before a frame is built.
    virtual void begin() = 0;
};

}  // namespace app
