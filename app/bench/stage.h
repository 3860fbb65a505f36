#pragma once

#include <epoxy/gl.h>

#include <memory>

namespace app {

/// Where frames are shown: a window, or a frame buffer where there is no display.
class Stage {
public:
    /// Throws std::runtime_error when there is no way to draw.
    static std::unique_ptr<Stage> open(bool in_window, int width, int height);

    Stage() = default;
    virtual ~Stage() = default;
    Stage(Stage&&) = delete;
    Stage& operator=(Stage&&) = delete;

    virtual GLuint framebuffer() const = 0;
    virtual bool is_window() const = 0;
    virtual int width() const = 0;
    virtual int height() const = 0;
    /// Tells ImGui of time and size, before a frame is built.
    virtual void begin() = 0;
    /// Shows what was drawn, and waits until it is there.
    virtual void show() = 0;
};

}  // namespace app
