#pragma once

#include <SDL2/SDL.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "app/canvas/canvas.h"

struct ImGuiContext;

namespace app {

/// What draws: OpenGL where there is a graphics card, else our own program; or one of the two.
enum class Drawing : std::uint8_t { best, graphics, software };

/// False where no device of a graphics card can be seen: there OpenGL could only be imitated, and
/// need not be tried.
bool may_have_graphics_card();

/// Has OpenGL draw where `drawing` says so and there is a graphics card: makes the context, looks
/// what it draws with, makes the canvas. False, whatever was made to be dropped again, where it is
/// to be drawn without; throws what was thrown only where OpenGL was asked for by name.
bool starts_opengl(Drawing drawing, const std::function<void()>& make_context,
                   const std::function<void()>& make_canvas);

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

    SDL_Window* handle() const { return window_.get(); }
    SDL_GLContext context() const { return context_.get(); }
    void framebuffer_size(int& width, int& height) const;
    /// Framebuffer pixels per unit of SDL's mouse coordinates.
    double pixel_ratio() const;

private:
    struct Destroy {
        void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
        void operator()(SDL_GLContext context) const { SDL_GL_DeleteContext(context); }
    };
    std::unique_ptr<SDL_Window, Destroy> window_;
    std::unique_ptr<void, Destroy> context_;
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
    /// With OpenGL as `starts_opengl` says. Throws std::runtime_error.
    AtlasWindow(int width, int height, Drawing drawing, const std::filesystem::path& shaders);

    const Window& window() const { return *window_; }
    Canvas& canvas() { return *canvas_; }

private:
    Sdl sdl_;
    std::optional<Window> window_;
    std::optional<WindowUi> ui_;
    std::unique_ptr<Canvas> canvas_;
};

/// How many displays there are.
int displays();
/// On which of them a window is; 0 where that is not known.
int display_of(const Window& window);

/// A window that fills a display and shows what is drawn for it: without input, and without an
/// interface of SDL's for ImGui, whose context it has of its own. Always drawn without OpenGL.
class AudienceWindow {
public:
    /// Throws std::runtime_error.
    explicit AudienceWindow(int display);
    ~AudienceWindow();
    AudienceWindow(AudienceWindow&&) = delete;
    AudienceWindow& operator=(AudienceWindow&&) = delete;

    int display() const { return display_; }
    Uint32 id() const { return SDL_GetWindowID(window_.get()); }
    void size(int& width, int& height) const;
    Canvas& canvas() { return *canvas_; }

    /// While it lives, what is drawn is drawn for this window.
    class Turn {
    public:
        Turn(AudienceWindow& window, double now);
        ~Turn();
        Turn(Turn&&) = delete;
        Turn& operator=(Turn&&) = delete;

    private:
        ImGuiContext* before_;
    };

private:
    struct Destroy {
        void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
    };
    int display_;
    std::unique_ptr<SDL_Window, Destroy> window_;
    ImGuiContext* context_ = nullptr;
    std::unique_ptr<Canvas> canvas_;
    double last_turn_ = 0;
};

}  // namespace app
