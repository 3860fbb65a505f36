#include "app/render/frame_buffer.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace app {

FrameBuffer::FrameBuffer(int width, int height) : width_(width), height_(height) {
    glBindTexture(GL_TEXTURE_2D, texture_.name());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_.name(), 0);
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE)
        throw std::runtime_error(
            fmt::format("no picture of {} x {} pixels can be drawn on this graphics device; ask "
                        "for a smaller one",
                        width, height));
}

void FrameBuffer::bind() const {
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name());
    glViewport(0, 0, width_, height_);
}

void FrameBuffer::copy_to(GLuint framebuffer, int left, int bottom) const {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_.name());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, framebuffer);
    glBlitFramebuffer(0, 0, width_, height_, left, bottom, left + width_, bottom + height_,
                      GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

Image FrameBuffer::read() const {
    const auto row = static_cast<std::size_t>(width_) * 4;
    Image image{width_, height_, {}};
    image.rgba.resize(row * static_cast<std::size_t>(height_));
    glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_.name());
    glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(0, 0, width_, height_, GL_RGBA, GL_UNSIGNED_BYTE, image.rgba.data());
    // OpenGL's rows run from the bottom, an Image's from the top.
    auto* top = image.rgba.data();
    auto* bottom = top + row * static_cast<std::size_t>(std::max(height_ - 1, 0));
    for (; top < bottom; top += row, bottom -= row) std::swap_ranges(top, top + row, bottom);
    return image;
}

}  // namespace app
