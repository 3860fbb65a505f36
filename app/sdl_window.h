#pragma once

#include <SDL2/SDL.h>

namespace app {

/// SDL's video, for as long as it is needed. Throws std::runtime_error without a display.
class Sdl {
public:
    Sdl();
    ~Sdl();
    Sdl(Sdl&&) = delete;
    Sdl& operator=(Sdl&&) = delete;
};

/// A window with an OpenGL 3.3 context, current on the thread that made it.
class Window {
public:
    /// A width of 0 takes most of the display. Throws std::runtime_error that says what is missing.
    Window(int width, int height);
    ~Window();
    Window(Window&&) = delete;
    Window& operator=(Window&&) = delete;

    SDL_Window* handle() const { return window_; }
    SDL_GLContext context() const { return context_; }
    void framebuffer_size(int& width, int& height) const;
    /// Framebuffer pixels per unit of SDL's mouse coordinates.
    double pixel_ratio() const;
    void swap() const { SDL_GL_SwapWindow(window_); }

private:
    SDL_Window* window_ = nullptr;
    SDL_GLContext context_ = nullptr;
};

/// ImGui in a window, without a settings file.
class WindowUi {
public:
    explicit WindowUi(const Window& window);
    ~WindowUi();
    WindowUi(WindowUi&&) = delete;
    WindowUi& operator=(WindowUi&&) = delete;
};

}  // namespace app
