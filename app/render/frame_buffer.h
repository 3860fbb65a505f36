#pragma once

#include <cstdint>

#include "app/render/gl_handle.h"
#include "app/render/image.h"

namespace app {

/// A picture on the graphics side: a colour texture that can be drawn to and read back.
class FrameBuffer {
public:
    FrameBuffer(int width, int height);  // framebuffer pixels
    int width() const { return width_; }
    int height() const { return height_; }
    /// Rows run from the bottom, as OpenGL has it: shown in ImGui with v from 1 to 0.
    GLuint texture() const { return texture_.name(); }
    /// Another one for every frame buffer ever made; OpenGL's names come round again.
    std::uint64_t serial() const { return serial_; }
    GLuint framebuffer() const { return framebuffer_.name(); }
    void bind() const;  // and sets the viewport
    /// Copies every pixel into another framebuffer, its lower left corner at (left, bottom).
    void blit_to(GLuint framebuffer, int left, int bottom) const;
    Image read() const;  // rows from the top

private:
    int width_, height_;
    std::uint64_t serial_ = 0;
    Texture texture_;
    Framebuffer framebuffer_;
};

}  // namespace app
