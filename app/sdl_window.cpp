#include "app/sdl_window.h"

#include <fmt/format.h>
#include <imgui/backends/imgui_impl_opengl3.h>
#include <imgui/backends/imgui_impl_sdl.h>
#include <imgui/imgui.h>

#include <stdexcept>
#include <string>

#include "app/render/context.h"

namespace app {
namespace {

[[noreturn]] void fail(const char* what) {
    throw std::runtime_error(fmt::format("{}: {}", what, SDL_GetError()));
}

}  // namespace

Sdl::Sdl() {
    // Under X11 GLX is the faster way to Mesa's software renderer; leave SDL its choice.
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    if (SDL_Init(SDL_INIT_VIDEO) != 0) fail("no window can be opened");
}

Sdl::~Sdl() { SDL_Quit(); }

Window::Window(int width, int height) {
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
    SDL_Rect usable{};
    if (width == 0 && SDL_GetDisplayUsableBounds(0, &usable) == 0) {
        width = usable.w * 9 / 10;
        height = usable.h * 9 / 10;
    }
    window_ = SDL_CreateWindow("Devolution Atlas", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                               width, height,
                               SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
    if (window_ == nullptr) fail("no window can be opened");
    SDL_SetWindowMinimumSize(window_, 1024, 640);
    context_ = SDL_GL_CreateContext(window_);
    if (context_ == nullptr) {
        const std::string why = SDL_GetError();
        SDL_DestroyWindow(window_);
        throw std::runtime_error("OpenGL 3.3 is needed and not to be had (" + why +
                                 "); update the graphics driver, or install Mesa's software "
                                 "renderer (libgl1-mesa-dri)");
    }
    require_opengl_3_3();
    if (SDL_GL_SetSwapInterval(-1) != 0) SDL_GL_SetSwapInterval(1);
}

Window::~Window() {
    SDL_GL_DeleteContext(context_);
    SDL_DestroyWindow(window_);
}

void Window::framebuffer_size(int& width, int& height) const {
    SDL_GL_GetDrawableSize(window_, &width, &height);
}

double Window::pixel_ratio() const {
    int width = 0, points = 0, height = 0;
    framebuffer_size(width, height);
    SDL_GetWindowSize(window_, &points, &height);
    return points > 0 ? static_cast<double>(width) / points : 1;
}

WindowUi::WindowUi(const Window& window) {
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui_ImplSDL2_InitForOpenGL(window.handle(), window.context());
    ImGui_ImplOpenGL3_Init("#version 330 core");
}

WindowUi::~WindowUi() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplSDL2_Shutdown();
    ImGui::DestroyContext();
}

}  // namespace app
