#include "app/render/frame_buffer.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace app {

FrameBuffer::FrameBuffer(int width, int height, PixelOrder order)
    : width_(width), height_(height), order_(order) {
    static std::uint64_t made = 0;
    serial_ = ++made;
    glBindTexture(GL_TEXTURE_2D, texture_.name());
    // Mesa stores blue first only where the internal format leaves it the choice.
    if (order == PixelOrder::as_window)
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, width, height, 0, GL_BGRA, GL_UNSIGNED_BYTE,
                     nullptr);
    else
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                     nullptr);
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

void FrameBuffer::blit_to(GLuint framebuffer, int left, int bottom) const {
    blit(framebuffer, 0, 0, width_, height_, left, bottom);
}

void FrameBuffer::blit_part_to(GLuint framebuffer, int left, int bottom, int width,
                               int height) const {
    blit(framebuffer, left, bottom, width, height, left, bottom);
}

void FrameBuffer::blit(GLuint framebuffer, int from_left, int from_bottom, int width, int height,
                       int left, int bottom) const {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_.name());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, framebuffer);
    const bool turned = order_ == PixelOrder::as_window;
    const int below = turned ? height_ - from_bottom : from_bottom;
    const int above = turned ? below - height : below + height;
    glBlitFramebuffer(from_left, below, from_left + width, above, left, bottom, left + width,
                      bottom + height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

void FrameBuffer::copy_into(const FrameBuffer& target, int left, int top) const {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_.name());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, target.framebuffer());
    // Rows lie alike in both, from the top or from the bottom.
    const int first = order_ == PixelOrder::as_window ? top : target.height() - top - height_;
    glBlitFramebuffer(0, 0, width_, height_, left, first, left + width_, first + height_,
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
