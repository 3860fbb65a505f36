#pragma once

#include "app/render/gl_handle.h"
#include "app/render/image.h"

namespace app {

/// A picture on the graphics side: a colour texture that can be drawn to and read back.
class FrameBuffer {
public:
    FrameBuffer(int width, int height);  // framebuffer pixels
    int width() const { return width_; }
    int height() const { return height_; }
    GLuint texture() const { return texture_.name(); }
    void bind() const;   // and sets the viewport
    Image read() const;  // rows from the top

private:
    int width_, height_;
    Texture texture_;
    Framebuffer framebuffer_;
};

}  // namespace app
