#include "app/sdl_window.h"

#include <fmt/format.h>
#include <imgui/backends/imgui_impl_sdl.h>
#include <imgui/imgui.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

#include "app/canvas/graphics_canvas.h"
#include "app/canvas/software_canvas.h"
#include "app/render/context.h"

namespace app {
namespace {

[[noreturn]] void fail(const char* what) {
    throw std::runtime_error(fmt::format("{}: {}", what, SDL_GetError()));
}

/// What SDL shows on a window from memory: under X11 shared with the display, so nothing is copied
/// twice.
class WindowTarget : public FrameTarget {
public:
    explicit WindowTarget(SDL_Window* window) : window_(window) {}

    PixelOrder order() const override { return PixelOrder::bgra; }

    FramePixels pixels(int width, int height, bool& lost) override {
        SDL_Surface* surface = SDL_GetWindowSurface(window_);
        if (surface == nullptr) fail("the window cannot be drawn on");
        lost = surface != surface_ || width != width_ || height != height_;
        if (lost) make_own(*surface, width, height);
        surface_ = surface;
        width_ = width;
        height_ = height;
        const SDL_Surface& drawn = own_ ? *own_ : *surface;
        return {static_cast<std::uint32_t*>(drawn.pixels), drawn.pitch / 4, width, height};
    }

    void show(std::span<const PixelBox> parts) override {
        rects_.clear();
        for (const PixelBox& part : parts)
            rects_.push_back({part.left, part.top, part.width(), part.height()});
        if (own_)
            for (const SDL_Rect& from : rects_) {
                SDL_Rect to = from;
                SDL_BlitSurface(own_.get(), &from, surface_, &to);
            }
        // Fails where the window was resized a moment ago: the next frame is drawn for its new
        // size.
        SDL_UpdateWindowSurfaceRects(window_, rects_.data(), static_cast<int>(rects_.size()));
    }

private:
    /// A surface of our own where the window has another size or form of pixels: SDL converts.
    void make_own(const SDL_Surface& surface, int width, int height) {
        own_.reset();
        const bool has_our_form = surface.format->BytesPerPixel == 4 &&
                                  surface.format->Rmask == 0xFF0000 &&
                                  surface.format->Gmask == 0xFF00 && surface.format->Bmask == 0xFF;
        if (has_our_form && surface.w == width && surface.h == height) return;
        own_.reset(SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_RGB888));
        if (!own_) fail("there is no memory for the window's picture");
    }

    struct Free {
        void operator()(SDL_Surface* surface) const { SDL_FreeSurface(surface); }
    };
    SDL_Window* window_;
    SDL_Surface* surface_ = nullptr;  // the window's, and its own
    std::unique_ptr<SDL_Surface, Free> own_;
    int width_ = 0, height_ = 0;
    std::vector<SDL_Rect> rects_;
};

}  // namespace

bool may_have_graphics_card() {
    const char* asked = std::getenv("LIBGL_ALWAYS_SOFTWARE");
    if (asked != nullptr && (std::string_view(asked) == "1" || std::string_view(asked) == "true"))
        return false;
    std::error_code ignored;
    for (const char* device : {"/dev/nvidiactl", "/dev/nvidia0", "/dev/dxg", "/dev/mali0"})
        if (std::filesystem::exists(device, ignored)) return true;
    for (const auto& entry : std::filesystem::directory_iterator("/dev/dri", ignored))
        if (entry.path().filename().string().starts_with("renderD")) return true;
    return false;
}

bool starts_opengl(Drawing drawing, const std::function<void()>& make_context,
                   const std::function<void()>& make_canvas) {
    const bool by_name = drawing == Drawing::graphics;
    if (!by_name && (drawing == Drawing::software || !may_have_graphics_card())) return false;
    try {
        make_context();
        if (!by_name && !has_graphics_card()) return false;
        make_canvas();
        return true;
    } catch (const std::runtime_error&) {
        if (by_name) throw;
        return false;
    }
}

Sdl::Sdl() {
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    if (SDL_Init(SDL_INIT_VIDEO) != 0) fail("no window can be opened");
    // Under X11 pictures reach the display through shared memory; SDL would rather use OpenGL.
    const char* driver = SDL_GetCurrentVideoDriver();
    if (driver != nullptr && std::string_view(driver) == "x11")
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
}

Sdl::~Sdl() { SDL_Quit(); }

Window::Window(int width, int height, bool with_opengl) {
    if (with_opengl) {
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
        SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
        SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_RESET_NOTIFICATION, SDL_GL_CONTEXT_RESET_LOSE_CONTEXT);
    }
    SDL_Rect usable{};
    if (width == 0 && SDL_GetDisplayUsableBounds(0, &usable) == 0) {
        width = usable.w * 9 / 10;
        height = usable.h * 9 / 10;
    }
    constexpr Uint32 always = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
    window_.reset(SDL_CreateWindow("Devolution Atlas", SDL_WINDOWPOS_CENTERED,
                                   SDL_WINDOWPOS_CENTERED, width, height,
                                   with_opengl ? always | SDL_WINDOW_OPENGL : always));
    if (!window_) fail("no window can be opened");
    SDL_SetWindowMinimumSize(handle(), 1024, 640);
    if (!with_opengl) return;
    context_.reset(SDL_GL_CreateContext(handle()));
    if (!context_)
        throw std::runtime_error("OpenGL 3.3 is not to be had (" + std::string(SDL_GetError()) +
                                 "); update the graphics driver, or draw without it: --drawing "
                                 "software");
    require_opengl_3_3();
    if (SDL_GL_SetSwapInterval(-1) != 0) SDL_GL_SetSwapInterval(1);
}

void Window::framebuffer_size(int& width, int& height) const {
    if (context_)
        SDL_GL_GetDrawableSize(handle(), &width, &height);
    else
        SDL_GetWindowSizeInPixels(handle(), &width, &height);
}

double Window::pixel_ratio() const {
    int width = 0, points = 0, height = 0;
    framebuffer_size(width, height);
    SDL_GetWindowSize(handle(), &points, &height);
    return points > 0 ? static_cast<double>(width) / points : 1;
}

WindowUi::WindowUi(const Window& window) {
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    if (window.context() != nullptr)
        ImGui_ImplSDL2_InitForOpenGL(window.handle(), window.context());
    else
        ImGui_ImplSDL2_InitForSDLRenderer(window.handle());
}

WindowUi::~WindowUi() {
    ImGui_ImplSDL2_Shutdown();
    ImGui::DestroyContext();
}

AtlasWindow::AtlasWindow(int width, int height, Drawing drawing,
                         const std::filesystem::path& shaders) {
    const auto open = [&](bool with_opengl) { window_.emplace(width, height, with_opengl); };
    const auto draw_with_opengl = [&] {
        ui_.emplace(*window_);
        canvas_ = std::make_unique<GraphicsCanvas>(
            shaders, [handle = window_->handle()] { SDL_GL_SwapWindow(handle); });
    };
    if (starts_opengl(
            drawing, [&] { open(true); }, draw_with_opengl))
        return;
    ui_.reset();
    window_.reset();
    open(false);
    ui_.emplace(*window_);
    canvas_ = std::make_unique<SoftwareCanvas>(std::make_unique<WindowTarget>(window_->handle()));
}

int displays() { return std::max(0, SDL_GetNumVideoDisplays()); }

int display_of(const Window& window) {
    return std::max(0, SDL_GetWindowDisplayIndex(window.handle()));
}

AudienceWindow::AudienceWindow(int display) : display_(display) {
    SDL_Rect bounds{};
    if (SDL_GetDisplayBounds(display, &bounds) != 0) fail("there is no such display");
    window_.reset(SDL_CreateWindow(
        "Devolution Atlas, for the audience", bounds.x, bounds.y, bounds.w, bounds.h,
        SDL_WINDOW_BORDERLESS | SDL_WINDOW_ALLOW_HIGHDPI | SDL_WINDOW_SKIP_TASKBAR));
    if (!window_) fail("no window can be opened for the audience");
    SDL_SetWindowPosition(window_.get(), bounds.x, bounds.y);
    SDL_SetWindowFullscreen(window_.get(), SDL_WINDOW_FULLSCREEN_DESKTOP);
    ImGuiContext* const before = ImGui::GetCurrentContext();
    context_ = ImGui::CreateContext();
    ImGui::SetCurrentContext(context_);
    ImGui::GetIO().IniFilename = nullptr;
    canvas_ = std::make_unique<SoftwareCanvas>(std::make_unique<WindowTarget>(window_.get()));
    ImGui::SetCurrentContext(before);
}

AudienceWindow::~AudienceWindow() {
    ImGuiContext* const before = ImGui::GetCurrentContext();
    ImGui::SetCurrentContext(context_);
    canvas_.reset();
    ImGui::DestroyContext(context_);
    ImGui::SetCurrentContext(before);
}

void AudienceWindow::size(int& width, int& height) const {
    SDL_GetWindowSizeInPixels(window_.get(), &width, &height);
}

AudienceWindow::Turn::Turn(AudienceWindow& window, double now)
    : before_(ImGui::GetCurrentContext()) {
    ImGui::SetCurrentContext(window.context_);
    ImGuiIO& io = ImGui::GetIO();
    int width = 0, height = 0;
    window.size(width, height);
    io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
    io.DeltaTime = static_cast<float>(std::max(1e-4, now - window.last_turn_));
    window.last_turn_ = now;
}

AudienceWindow::Turn::~Turn() { ImGui::SetCurrentContext(before_); }

}  // namespace app
