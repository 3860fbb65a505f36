#pragma once

#include <epoxy/gl.h>

#include <utility>

namespace app {

/// Owns one OpenGL name and deletes it once. Moves, never copies; its context must outlive it.
template <class Kind>
class GlHandle {
public:
    GlHandle() : name_(Kind::create()) {}
    ~GlHandle() {
        if (name_ != 0) Kind::destroy(name_);
    }
    GlHandle(GlHandle&& other) noexcept : name_(std::exchange(other.name_, 0)) {}
    GlHandle& operator=(GlHandle&& other) noexcept {
        std::swap(name_, other.name_);
        return *this;
    }
    GLuint name() const { return name_; }

private:
    GLuint name_;
};

struct BufferKind {
    static GLuint create() {
        GLuint name = 0;
        glGenBuffers(1, &name);
        return name;
    }
    static void destroy(GLuint name) { glDeleteBuffers(1, &name); }
};
struct VertexArrayKind {
    static GLuint create() {
        GLuint name = 0;
        glGenVertexArrays(1, &name);
        return name;
    }
    static void destroy(GLuint name) { glDeleteVertexArrays(1, &name); }
};
struct TextureKind {
    static GLuint create() {
        GLuint name = 0;
        glGenTextures(1, &name);
        return name;
    }
    static void destroy(GLuint name) { glDeleteTextures(1, &name); }
};
struct FramebufferKind {
    static GLuint create() {
        GLuint name = 0;
        glGenFramebuffers(1, &name);
        return name;
    }
    static void destroy(GLuint name) { glDeleteFramebuffers(1, &name); }
};

using Buffer = GlHandle<BufferKind>;
using VertexArray = GlHandle<VertexArrayKind>;
using Texture = GlHandle<TextureKind>;
using Framebuffer = GlHandle<FramebufferKind>;

}  // namespace app
