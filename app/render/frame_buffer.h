#pragma once

#include <cstdint>

#include "app/render/gl_handle.h"
#include "app/render/image.h"

namespace app {

/// How a picture's pixels lie in memory. A window's rows run from the top, and its bytes are blue,
/// green, red: on software OpenGL a picture of the same order is copied to it row by row, five
/// times faster than one that a shader has to turn.
enum class PixelOrder : std::uint8_t { upright, as_window };

/// A picture on the graphics side: a colour texture that can be drawn to and read back.
class FrameBuffer {
public:
    FrameBuffer(int width, int height,  // framebuffer pixels
                PixelOrder order = PixelOrder::upright);
    PixelOrder order() const { return order_; }
    int width() const { return width_; }
    int height() const { return height_; }
    GLuint texture() const { return texture_.name(); }
    /// Another one for every frame buffer ever made; OpenGL's names come round again.
    std::uint64_t serial() const { return serial_; }
    GLuint framebuffer() const { return framebuffer_.name(); }
    void bind() const;  // and sets the viewport
    /// Copies every pixel into another framebuffer, its lower left corner at (left, bottom).
    void blit_to(GLuint framebuffer, int left, int bottom) const;
    /// Copies a part to the same place of another framebuffer of this size: `left` and `bottom` are
    /// its lower left corner, as the picture is seen.
    void blit_part_to(GLuint framebuffer, int left, int bottom, int width, int height) const;
    /// Copies every pixel to a place of another picture of the same order: its upper left corner.
    void copy_into(const FrameBuffer& target, int left, int top) const;
    Image read() const;  // rows from the top; of an upright picture

private:
    void blit(GLuint framebuffer, int from_left, int from_bottom, int width, int height, int left,
              int bottom) const;

    int width_, height_;
    PixelOrder order_;
    std::uint64_t serial_ = 0;
    Texture texture_;
    Framebuffer framebuffer_;
};

}  // namespace app
