#pragma once

#include <SDL2/SDL.h>

#include <filesystem>
#include <memory>
#include <optional>

#include "app/canvas/canvas.h"

namespace app {

/// What draws: OpenGL where there is a graphics card, else our own program; or one of the two.
enum class Drawing : std::uint8_t { best, graphics, software };

/// False where no device of a graphics card can be seen: there OpenGL could only be imitated, and
/// need not be tried.
bool may_have_graphics_card();

/// SDL's video, for as long as it is needed. Throws std::runtime_error without a display.
class Sdl {
public:
    Sdl();
    ~Sdl();
    Sdl(Sdl&&) = delete;
    Sdl& operator=(Sdl&&) = delete;
};

/// A window, with an OpenGL 3.3 context, current on the thread that made it, or without.
class Window {
public:
    /// A width of 0 takes most of the display. Throws std::runtime_error that says what is missing.
    Window(int width, int height, bool with_opengl);
    ~Window();
    Window(Window&&) = delete;
    Window& operator=(Window&&) = delete;

    SDL_Window* handle() const { return window_; }
    SDL_GLContext context() const { return context_; }
    void framebuffer_size(int& width, int& height) const;
    /// Framebuffer pixels per unit of SDL's mouse coordinates.
    double pixel_ratio() const;

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

/// A window and what is drawn on it.
class AtlasWindow {
public:
    /// With OpenGL where `drawing` says so and a graphics card is there: an OpenGL that turns out
    /// to be imitated is given up. Throws std::runtime_error.
    AtlasWindow(int width, int height, Drawing drawing, const std::filesystem::path& shaders);

    const Window& window() const { return *window_; }
    Canvas& canvas() { return *canvas_; }

private:
    Sdl sdl_;
    std::optional<Window> window_;
    std::optional<WindowUi> ui_;
    std::unique_ptr<Canvas> canvas_;
};

}  // namespace app
