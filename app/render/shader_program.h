#pragma once

#include <epoxy/gl.h>

#include <filesystem>

namespace app {

/// A linked pair of shaders. Owns its OpenGL name; its context must outlive it.
class ShaderProgram {
public:
    /// Reads and compiles two files of `folder`. Throws std::runtime_error with the driver's log.
    ShaderProgram(const std::filesystem::path& folder, const char* vertex, const char* fragment);
    ~ShaderProgram();
    ShaderProgram(ShaderProgram&&) = delete;
    ShaderProgram& operator=(ShaderProgram&&) = delete;

    void use() const { glUseProgram(name_); }
    /// -1, which OpenGL ignores, when the shader has no use for it.
    GLint uniform(const char* name) const { return glGetUniformLocation(name_, name); }

private:
    GLuint name_ = 0;
};

}  // namespace app
