#include "app/render/shader_program.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace app {
namespace {

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(stream), {});
    if (text.empty())
        throw std::runtime_error(
            fmt::format("the shader {} cannot be read; install the atlas again", file.string()));
    return text;
}

/// What the driver says of a shader or of a program.
std::string log_of(GLuint name, PFNGLGETSHADERINFOLOGPROC get_log) {
    std::string log(4096, '\0');
    GLsizei length = 0;
    get_log(name, static_cast<GLsizei>(log.size()), &length, log.data());
    log.resize(static_cast<std::size_t>(length));
    return log;
}

/// Deletes a shader's name when its program has been linked, or could not be.
struct Shader {
    GLuint name;
    ~Shader() { glDeleteShader(name); }
    Shader(GLenum kind, const std::filesystem::path& file) : name(glCreateShader(kind)) {
        const std::string text = text_of(file);
        const char* start = text.c_str();
        glShaderSource(name, 1, &start, nullptr);
        glCompileShader(name);
        GLint good = 0;
        glGetShaderiv(name, GL_COMPILE_STATUS, &good);
        if (good) return;
        const std::string log = log_of(name, glGetShaderInfoLog);
        glDeleteShader(name);
        throw std::runtime_error(
            fmt::format("the shader {} does not compile: {}", file.string(), log));
    }
    Shader(Shader&&) = delete;
    Shader& operator=(Shader&&) = delete;
};

void link(GLuint program) {
    glLinkProgram(program);
    GLint good = 0;
    glGetProgramiv(program, GL_LINK_STATUS, &good);
    if (good) return;
    const std::string log = log_of(program, glGetProgramInfoLog);
    glDeleteProgram(program);
    throw std::runtime_error(fmt::format("the map's shaders do not fit together: {}", log));
}

}  // namespace

ShaderProgram::ShaderProgram(const std::filesystem::path& folder, const char* vertex,
                             const char* fragment) {
    const Shader vertex_shader(GL_VERTEX_SHADER, folder / vertex);
    const Shader fragment_shader(GL_FRAGMENT_SHADER, folder / fragment);
    name_ = glCreateProgram();
    glAttachShader(name_, vertex_shader.name);
    glAttachShader(name_, fragment_shader.name);
    link(name_);
}

ShaderProgram::~ShaderProgram() { glDeleteProgram(name_); }

}  // namespace app
