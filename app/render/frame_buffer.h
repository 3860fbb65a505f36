#pragma once

#include "app/render/gl_handle.h"
#include "app/render/image.h"

namespace app {

/// A picture on the graphics side: a colour texture that can be drawn to and read back.
class FrameBuffer {
public:
    /// In framebuffer pixels. Throws std::runtime_error where the device has no room for it.
    FrameBuffer(int width, int height);
    int width() const { return width_; }
    int height() const { return height_; }
    GLuint framebuffer() const { return framebuffer_.name(); }
    void bind() const;  // and sets the viewport
    /// Copies every pixel into another framebuffer, its lower left corner at (left, bottom).
    void copy_to(GLuint framebuffer, int left, int bottom) const;
    Image read() const;  // rows from the top

private:
    int width_, height_;
    Texture texture_;
    Framebuffer framebuffer_;
};

}  // namespace app
