#include "app/window.h"

#include <SDL2/SDL.h>
#include <fmt/format.h>
#include <imgui/backends/imgui_impl_opengl3.h>
#include <imgui/backends/imgui_impl_sdl.h>
#include <imgui/imgui.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <sstream>
#include <stdexcept>
#include <string>

#include "app/describe.h"
#include "app/render/context.h"
#include "app/screen.h"

namespace app {
namespace {

/// Milliseconds since the process was started, by the kernel's account.
double milliseconds_since_start() {
    std::ifstream stat("/proc/self/stat");
    std::string line;
    std::getline(stat, line);
    const std::size_t after_name = line.rfind(')');
    if (after_name == std::string::npos) return 0;
    std::istringstream rest(line.substr(after_name + 1));
    std::string field;
    for (int i = 0; i < 19; ++i) rest >> field;  // fields 3 to 21
    double started_ticks = 0;
    rest >> started_ticks;
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    const double now_ms =
        static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
    return now_ms - started_ticks * 1e3 / static_cast<double>(sysconf(_SC_CLK_TCK));
}

[[noreturn]] void fail(const char* what) {
    throw std::runtime_error(fmt::format("{}: {}", what, SDL_GetError()));
}

class Sdl {
public:
    Sdl() {
        // Under X11 GLX is the faster way to Mesa's software renderer; leave SDL its choice.
        SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
        SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
        if (SDL_Init(SDL_INIT_VIDEO) != 0) fail("no window can be opened");
    }
    ~Sdl() { SDL_Quit(); }
    Sdl(Sdl&&) = delete;
    Sdl& operator=(Sdl&&) = delete;
};

class Window {
public:
    explicit Window(const WindowOptions& options) {
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
        SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
        SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
        int width = options.width, height = options.height;
        SDL_Rect usable{};
        if (width == 0 && SDL_GetDisplayUsableBounds(0, &usable) == 0) {
            width = usable.w * 9 / 10;
            height = usable.h * 9 / 10;
        }
        window_ = SDL_CreateWindow(
            "Devolution Atlas", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width, height,
            SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
        if (window_ == nullptr) fail("no window can be opened");
        SDL_SetWindowMinimumSize(window_, 1024, 640);
        context_ = SDL_GL_CreateContext(window_);
        if (context_ == nullptr) {
            const std::string why = SDL_GetError();
            SDL_DestroyWindow(window_);
            throw std::runtime_error(
                "OpenGL 3.3 is needed and not to be had (" + why +
                "); update the graphics driver, or install Mesa's software renderer "
                "(libgl1-mesa-dri)");
        }
        require_opengl_3_3();
        if (SDL_GL_SetSwapInterval(-1) != 0) SDL_GL_SetSwapInterval(1);
    }
    ~Window() {
        SDL_GL_DeleteContext(context_);
        SDL_DestroyWindow(window_);
    }
    Window(Window&&) = delete;
    Window& operator=(Window&&) = delete;

    SDL_Window* handle() const { return window_; }
    SDL_GLContext context() const { return context_; }
    void framebuffer_size(int& width, int& height) const {
        SDL_GL_GetDrawableSize(window_, &width, &height);
    }
    /// Framebuffer pixels per unit of SDL's mouse coordinates.
    double pixel_ratio() const {
        int width = 0, points = 0, height = 0;
        framebuffer_size(width, height);
        SDL_GetWindowSize(window_, &points, &height);
        return points > 0 ? static_cast<double>(width) / points : 1;
    }
    void swap() const { SDL_GL_SwapWindow(window_); }

private:
    SDL_Window* window_ = nullptr;
    SDL_GLContext context_ = nullptr;
};

class WindowUi {
public:
    explicit WindowUi(const Window& window) {
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        ImGui_ImplSDL2_InitForOpenGL(window.handle(), window.context());
        ImGui_ImplOpenGL3_Init("#version 330 core");
    }
    ~WindowUi() {
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplSDL2_Shutdown();
        ImGui::DestroyContext();
    }
    WindowUi(WindowUi&&) = delete;
    WindowUi& operator=(WindowUi&&) = delete;
};

/// Turns SDL events into input for ImGui and into the few actions that ImGui does not know.
class Events {
public:
    Events(Session& session, Screen& screen, const Window& window)
        : session_(session), screen_(screen), window_(window) {}

    void handle(const SDL_Event& event) {
        switch (event.type) {
            case SDL_QUIT:
                session_.perform(Quit{});
                return;
            case SDL_MULTIGESTURE:
                pinch(event.mgesture);
                return;
            case SDL_DROPFILE:
                drop(event.drop);
                return;
            case SDL_MOUSEBUTTONDOWN:
                screen_.stop_motion();
                break;
            case SDL_KEYDOWN:
                screen_.stop_motion();
                note_control_letter(event.key.keysym);
                break;
            default:
                break;
        }
        ImGui_ImplSDL2_ProcessEvent(&event);
    }

    /// The letter pressed together with Ctrl since this was last asked; 0 for none.
    char take_control_letter() { return std::exchange(control_letter_, '\0'); }

private:
    void note_control_letter(const SDL_Keysym& key) {
        if ((key.mod & KMOD_CTRL) == 0 || key.sym < SDLK_a || key.sym > SDLK_z) return;
        // The letter with its modifiers, as they were then: a frame may see them let go again.
        const bool shift = (key.mod & KMOD_SHIFT) != 0;
        control_letter_ = static_cast<char>(key.sym - (shift ? 'a' - 'A' : 0));
    }

    void pinch(const SDL_MultiGestureEvent& gesture) {
        if (gesture.numFingers != 2) return;
        int width = 0, height = 0;
        window_.framebuffer_size(width, height);
        const Box& map = screen_.layout().map;
        const PaneSize pane{{map.width}, {map.height}};
        const double scale = screen_.scale();
        const ScreenPoint centre{static_cast<double>(gesture.x) * width / scale - map.x,
                                 static_cast<double>(gesture.y) * height / scale - map.y};
        // SDL gives the change of the fingers' distance as a share of the screen.
        const double factor = 1 + static_cast<double>(gesture.dDist) * 4;
        if (factor <= 0.2) return;
        session_.perform(LookAt{zoomed_at(screen_.picture().map.camera, pane, centre, factor)});
    }

    void drop(const SDL_DropEvent& dropped) {
        if (dropped.file == nullptr) return;
        session_.perform(OpenScene{dropped.file});
        SDL_free(dropped.file);
    }

    Session& session_;
    Screen& screen_;
    const Window& window_;
    char control_letter_ = 0;
};

double scale_for(const Window& window, const WindowOptions& options) {
    if (options.scale > 0) return options.scale;
    int width = 0, height = 0;
    window.framebuffer_size(width, height);
    return interface_scale(width, height, window.pixel_ratio());
}

constexpr int frames_to_settle = 3;  // ImGui shows what was pressed one frame later

class Loop {
public:
    Loop(Session& session, std::shared_ptr<const geo::Atlas> atlas, Screen& screen,
         const Window& window, const WindowOptions& options)
        : session_(session),
          atlas_(std::move(atlas)),
          screen_(screen),
          window_(window),
          options_(options),
          events_(session, screen, window),
          wake_(SDL_RegisterEvents(1)) {
        screen_.watch_shapes(
            options.reduced_motion ? Screen::Motion::reduced : Screen::Motion::full, waker());
    }

    void run() {
        int frames_due = frames_to_settle;
        while (!session_.quit_asked()) {
            SDL_Event event;
            if (frames_due == 0 && SDL_WaitEvent(&event) == 1) {
                events_.handle(event);
                frames_due = frames_to_settle;
            }
            while (SDL_PollEvent(&event) == 1) {
                events_.handle(event);
                frames_due = frames_to_settle;
            }
            if (frame()) frames_due = frames_to_settle;
            --frames_due;
        }
    }

private:
    /// Draws one frame; true when it asked for something, so that another is due.
    bool frame() {
        int width = 0, height = 0;
        window_.framebuffer_size(width, height);
        if (width == 0 || height == 0) return false;
        screen_.set_scale(scale_for(window_, options_));
        ImGui_ImplSDL2_NewFrame();
        to_framebuffer_pixels(width, height);
        const Actions asked =
            screen_.build(session_, width, height, detail(), events_.take_control_letter());
        for (const Action& action : asked) session_.perform(action);
        if (screen_.changed() || width != shown_width_ || height != shown_height_) {
            screen_.show(0, width, height);
            window_.swap();
            shown_width_ = width;
            shown_height_ = height;
        }
        if (screen_.changed()) describe_screen();
        if (!started_ && asked.empty()) report_start();
        return !asked.empty() || screen_.wants_another_frame();
    }

    /// ImGui works in framebuffer pixels here, SDL speaks of the display's points.
    void to_framebuffer_pixels(int width, int height) {
        ImGuiIO& io = ImGui::GetIO();
        const auto ratio = static_cast<float>(window_.pixel_ratio());
        io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
        io.DisplayFramebufferScale = {1, 1};
        if (ratio != 1 && ImGui::IsMousePosValid(&io.MousePos))
            io.MousePos = {io.MousePos.x * ratio, io.MousePos.y * ratio};
    }

    /// Ends the sleep of the window, from any thread.
    std::function<void()> waker() const {
        return [type = wake_] {
            SDL_Event wake{};
            wake.type = type;
            SDL_PushEvent(&wake);
        };
    }

    std::shared_ptr<const geo::Geometry> detail() {
        const Box& map = screen_.layout().map;
        const PaneSize pane{{map.width}, {map.height}};
        if (map.width > 0 && wants_detail(session_.atlas(), session_.scene(), pane))
            details_.ask(atlas_, waker());
        const std::string fault_before = details_.fault();
        auto detailed = details_.take(false);
        if (details_.fault() != fault_before) session_.tell(details_.fault());
        return detailed;
    }

    void describe_screen() const {
        if (options_.description.empty()) return;
        const std::string partial = options_.description.string() + ".partial";
        std::ofstream(partial) << describe(session_.scene(), screen_.widgets());
        std::error_code fault;
        std::filesystem::rename(partial, options_.description, fault);
    }

    void report_start() {
        started_ = true;
        if (!options_.report_start) return;
        glFinish();
        fmt::print(stderr, "first complete frame after {:.0f} ms ({})\n",
                   milliseconds_since_start(), renderer_name());
    }

    Session& session_;
    std::shared_ptr<const geo::Atlas> atlas_;
    Screen& screen_;
    const Window& window_;
    const WindowOptions& options_;
    Events events_;
    DetailReader details_;
    Uint32 wake_;
    int shown_width_ = 0, shown_height_ = 0;
    bool started_ = false;
};

}  // namespace

bool has_display() {
    const auto set = [](const char* name) {
        const char* value = std::getenv(name);
        return value != nullptr && *value != '\0';
    };
    return set("DISPLAY") || set("WAYLAND_DISPLAY") || set("SDL_VIDEODRIVER");
}

void run_window(Session& session, std::shared_ptr<const geo::Atlas> atlas,
                const Resources& resources, const WindowOptions& options) {
    const Sdl sdl;
    const Window window(options);
    const WindowUi ui(window);
    Screen screen(resources, scale_for(window, options));
    Loop(session, std::move(atlas), screen, window, options).run();
}

}  // namespace app
