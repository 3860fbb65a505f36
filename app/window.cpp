#include "app/window.h"

#include <SDL2/SDL.h>
#include <fmt/format.h>
#include <imgui/backends/imgui_impl_sdl.h>
#include <imgui/imgui.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>

#include "app/alive/stop_signals.h"
#include "app/describe.h"
#include "app/desk_screen.h"
#include "app/file_exporter.h"
#include "app/locked_reader.h"
#include "app/pack/embargo_log.h"
#include "app/screen.h"
#include "app/sdl_window.h"
#include "app/source_layer.h"
#include "app/table_reader.h"
#include "app/talk_windows.h"
#include "app/text/text.h"

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

bool is_letter_with_control(const SDL_Keysym& key) {
    return (key.mod & KMOD_CTRL) != 0 && key.sym >= SDLK_a && key.sym <= SDLK_z;
}

/// Enter, Tab, an arrow: keys that neither type text nor only change what others mean.
bool is_command(const SDL_Keysym& key) {
    const bool modifier = key.sym >= SDLK_LCTRL && key.sym <= SDLK_RGUI;
    return !modifier &&
           (key.sym < SDLK_SPACE || key.sym == SDLK_DELETE || (key.sym & SDLK_SCANCODE_MASK) != 0);
}

/// Turns SDL events into input for ImGui and into the few actions that ImGui does not know.
class Events {
public:
    Events(Session& session, Screen& screen, AtlasWindow& on)
        : session_(session), screen_(screen), window_(on.window()), canvas_(on.canvas()) {}

    /// Handles what has come, up to an event that the next frame has to see apart from those before
    /// it: ImGui knows which keys are down in a frame, not in which order they went down and up.
    /// Returns whether there was any.
    bool handle_waiting() {
        pressed_ = typed_ = false;
        bool any = false;
        SDL_Event event;
        SDL_PumpEvents();
        while (SDL_PeepEvents(&event, 1, SDL_PEEKEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1) {
            if (is_for_next_frame(event)) return true;
            SDL_PeepEvents(&event, 1, SDL_GETEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT);
            handle(event);
            any = true;
        }
        return any;
    }

    /// The letter pressed together with Ctrl since this was last asked; 0 for none.
    void tell_talk(TalkWindows* talk) { talk_ = talk; }
    char take_control_letter() { return std::exchange(control_letter_, '\0'); }

private:
    bool is_for_next_frame(const SDL_Event& event) const {
        if (event.type == SDL_TEXTINPUT) return pressed_;
        if (event.type == SDL_KEYUP) return pressed_ && is_command(event.key.keysym);
        if (event.type != SDL_KEYDOWN) return false;
        const SDL_Keysym& key = event.key.keysym;
        if (is_letter_with_control(key)) return control_letter_ != 0 || pressed_ || typed_;
        return is_command(key) && (pressed_ || typed_ || control_letter_ != 0);
    }

    void handle(const SDL_Event& event) {
        if (talk_ != nullptr && talk_->handle(event)) return;
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
            case SDL_MOUSEWHEEL:
                stop_motion();
                break;
            case SDL_KEYDOWN:
                stop_motion();
                note_control_letter(event.key.keysym);
                pressed_ |= is_command(event.key.keysym);
                break;
            case SDL_TEXTINPUT:
                typed_ = true;
                break;
            case SDL_WINDOWEVENT:
                if (event.window.event == SDL_WINDOWEVENT_EXPOSED) canvas_.forget_shown();
                break;
            default:
                break;
        }
        ImGui_ImplSDL2_ProcessEvent(&event);
    }

    void stop_motion() {
        screen_.stop_motion();
        if (talk_ != nullptr) talk_->stop_motion();
    }

    void note_control_letter(const SDL_Keysym& key) {
        if (!is_letter_with_control(key)) return;
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
        const Camera& seen = screen_.seen().map.camera;
        session_.perform(LookAt{zoomed_at(seen, pane, centre, factor), true});
    }

    void drop(const SDL_DropEvent& dropped) {
        if (dropped.file == nullptr) return;
        session_.perform(OpenScene{dropped.file});
        SDL_free(dropped.file);
    }

    Session& session_;
    Screen& screen_;
    const Window& window_;
    Canvas& canvas_;
    TalkWindows* talk_ = nullptr;
    char control_letter_ = 0;
    bool pressed_ = false, typed_ = false;  // a command key, some text, since the last frame
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
    Loop(Session& session, Screen& screen, AtlasWindow& on, const WindowOptions& options,
         const StopSignals& signals)
        : session_(session),
          signals_(signals),
          screen_(screen),
          canvas_(on.canvas()),
          window_(on.window()),
          options_(options),
          events_(session, screen, on),
          wake_(SDL_RegisterEvents(1)),
          source_layer_(waker()),
          talk_(canvas_, screen.type(), window_, !options.reduced_motion, waker()),
          desk_(canvas_, screen.type()) {
        events_.tell_talk(&talk_);
        screen_.be_watched(options.reduced_motion ? Screen::Motion::reduced : Screen::Motion::full,
                           waker());
    }

    void run() {
        int frames_due = frames_to_settle;
        while (!session_.quit_asked() && signals_.asked() == 0) {
            if (frames_due == 0) sleep();
            if (events_.handle_waiting()) frames_due = frames_to_settle;
            if (frame()) frames_due = frames_to_settle;
            --frames_due;
        }
        if (!session_.quit_asked()) keep_unsaved();
        // What is still being read from a slow server ends when that gives up: nobody has to watch.
        SDL_HideWindow(window_.handle());
    }

private:
    /// What the program's own window has on it.
    enum class Shown : std::uint8_t { atlas, desk, talk };

    /// Who ends the program from outside is not asked: what is not saved is found again at the
    /// next start.
    void keep_unsaved() const {
        const auto kept = session_.keep_unsaved(options_.state);
        if (!kept) fmt::print(stderr, "devolution-atlas: {}\n", geo::one_line(kept.error()));
        if (kept)
            for (const auto& file : *kept)
                fmt::print(stderr, "devolution-atlas: {}: what was not saved is kept here\n",
                           file.string());
    }

    void sleep() const {
        if (const auto most = talk_.sleeps_for())
            SDL_WaitEventTimeout(nullptr, *most);
        else
            SDL_WaitEvent(nullptr);
    }

    /// Draws one frame; true when it asked for something, so that another is due.
    bool frame() {
        int width = 0, height = 0;
        window_.framebuffer_size(width, height);
        if (width == 0 || height == 0) return false;
        screen_.set_scale(scale_for(window_, options_));
        ImGui_ImplSDL2_NewFrame();
        take_pointer();
        to_framebuffer_pixels(width, height);
        follow_boundaries();
        table_reader_.look(session_, waker());
        locked_reader_.look(session_, waker());
        export_files();
        talk_.follow(session_);
        const auto detailed = detail();
        const Shown shows = shown();
        const bool talks = shows == Shown::talk;
        if (std::exchange(shown_, shows) != shows) forget_drawn();
        // Before it is seen.
        if (const auto logged = watch_.look(embargoed()); !logged)
            session_.tell(geo::one_line(logged.error()));
        const Actions asked = build(shows, width, height, detailed);
        const Box& map = screen_.layout().map;
        talk_.show_audience(
            session_, talks ? std::nullopt : std::optional(PaneSize{{map.width}, {map.height}}),
            detailed);
        for (const Action& action : asked) session_.perform(action);
        const bool changed = canvas_.changed();
        if (changed) {
            talks ? talk_.show() : shows == Shown::desk ? desk_.show() : screen_.show();
            if (started_ && options_.report_frames) fmt::print(stderr, "another frame\n");
        }
        if (asked.empty()) describe_screen();  // else the controls are not yet those of the scene
        if (!started_ && asked.empty()) report_start();
        return !asked.empty() || talk_.wants_another_frame() ||
               (shows == Shown::atlas && screen_.wants_another_frame()) ||
               (shows == Shown::desk && desk_.wants_another_frame());
    }

    Actions build(Shown shows, int width, int height,
                  const std::shared_ptr<const geo::Geometry>& detailed) {
        const char letter = events_.take_control_letter();
        const Box& map = screen_.layout().map;
        if (shows == Shown::talk) return talk_.build(session_, width, height, detailed);
        if (shows == Shown::desk)
            return desk_.build({.session = session_,
                                .width = width,
                                .height = height,
                                .now = TalkWindows::now(),
                                .control_letter = letter,
                                .seen_in = {{map.width}, {map.height}},
                                .detailed = detailed});
        return screen_.build(session_, width, height, detailed, letter);
    }

    /// What is under embargo of all that this frame shows.
    std::vector<EmbargoedLayer> embargoed() {
        const auto& layers = session_.atlas().layers;
        if (std::ranges::all_of(layers, &std::string::empty, &geo::Layer::reader)) return {};
        if (shown_ == Shown::talk) return talk_.embargoed(session_);
        if (shown_ == Shown::desk) return desk_.embargoed(session_);
        return embargoed_in_view(session_.atlas(), session_.scene());
    }

    Shown shown() const {
        const auto& desk = session_.desk();
        if (desk && desk->talk) return desk->talk->exploring ? Shown::atlas : Shown::talk;
        // A table that is read is looked at in the atlas, and passphrases are asked for there.
        return desk && desk->shown && !session_.table() && !session_.sealed() ? Shown::desk
                                                                              : Shown::atlas;
    }

    /// Another screen has the canvas now.
    void forget_drawn() {
        canvas_.forget_shown();
        talk_.forget();
        desk_.forget();
        screen_.forget();
    }

    /// The pointer as the window's events tell it: ImGui asks for the screen's, and SDL answers
    /// that under X11 from a memory which a pointer moved by a program does not refresh.
    void take_pointer() const {
        if (SDL_GetMouseFocus() != window_.handle()) return;
        int x = 0, y = 0;
        SDL_GetMouseState(&x, &y);
        ImGui::GetIO().MousePos = {static_cast<float>(x), static_cast<float>(y)};
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
        // Outlines are of the data that they were read with: a pack brings its own.
        if (std::exchange(data_, session_.base_atlas()->folder) != session_.base_atlas()->folder)
            details_ = DetailReader();
        // Whether a scene wants them is asked of its whole view: not of each frame, for nothing.
        if (!details_.is_asked() && map.width > 0 &&
            any_wants_detail(session_.atlas(), session_.scene(), pane))
            details_.ask(session_.shared_atlas(), canvas_.wants_mesh(), waker());
        const std::string fault_before = details_.fault();
        auto detailed = details_.take(false);
        if (details_.fault() != fault_before) session_.tell(details_.fault());
        return detailed;
    }

    /// Has the boundaries of the session read, and shows what there is of them.
    void follow_boundaries() {
        const MapPicture& map = screen_.picture().map;
        if (!map.geometry) return;  // not before the first frame
        source_layer_.look(session_.boundaries(), session_.base_atlas(),
                           {extent_of(map.camera, map.size), map.camera.metres_per_pixel});
        if (auto told = source_layer_.take_told()) session_.tell(std::move(*told));
        screen_.set_overlay(source_layer_.overlay(), source_layer_.line(),
                            source_layer_.is_reading());
    }

    /// What is seen in the map is what is to be seen on paper.
    void export_files() {
        const Box& map = screen_.layout().map;
        FigureOptions options;
        if (map.width > 0) options.seen_in = PaneSize{{map.width}, {map.height}};
        exporter_.look(session_, options, source_layer_.overlay(), waker());
    }

    /// Whenever there is something else to say: what is done in a talk need not be seen.
    void describe_screen() {
        if (options_.description.empty()) return;
        std::optional<DescribedTalk> talk;
        if (const auto& desk = session_.desk(); desk && desk->talk)
            talk.emplace(DescribedTalk{*desk->talk, talk_.prompt(), talk_.has_audience()});
        std::string described =
            describe(session_.scene(),
                     shown_ == Shown::talk   ? talk_.widgets()
                     : shown_ == Shown::desk ? desk_.widgets()
                                             : screen_.widgets(),
                     session_.sealed() ? session_.sealed()->fault : session_.notice(), talk);
        if (std::exchange(described_, std::move(described)) == described_) return;
        const std::string partial = options_.description.string() + ".partial";
        std::ofstream(partial) << described_;
        std::error_code fault;
        std::filesystem::rename(partial, options_.description, fault);
    }

    void report_start() {
        started_ = true;
        if (!options_.report_frames) return;
        canvas_.finish();
        fmt::print(stderr, "first complete frame after {:.0f} ms ({})\n",
                   milliseconds_since_start(), canvas_.name());
    }

    Session& session_;
    const StopSignals& signals_;
    Screen& screen_;
    Canvas& canvas_;
    const Window& window_;
    const WindowOptions& options_;
    Events events_;
    DetailReader details_;
    std::filesystem::path data_;  // that these are of
    Uint32 wake_;
    SourceLayer source_layer_;
    TableReader table_reader_;
    LockedReader locked_reader_;
    FileExporter exporter_;
    EmbargoWatch watch_;
    TalkWindows talk_;
    DeskScreen desk_;
    Shown shown_ = Shown::atlas;
    std::string described_;
    bool started_ = false;
};

/// What was not saved when the program was last ended from outside gets a name of its own, and is
/// told of once.
void tell_of_kept(Session& session, const std::filesystem::path& folder) {
    for (const char* name : {Session::unsaved_view, Session::unsaved_briefing}) {
        const std::filesystem::path kept = folder / name,
                                    file = folder / ("kept-" + kept.filename().string());
        std::error_code fault;
        std::filesystem::rename(kept, file, fault);
        if (fault) continue;  // there is none
        session.tell(
            say("What was not saved the last time is in {}; Ctrl+O opens it.", file.string()));
    }
}

}  // namespace

bool has_display() {
    const auto set = [](const char* name) {
        const char* value = std::getenv(name);
        return value != nullptr && *value != '\0';
    };
    return set("DISPLAY") || set("WAYLAND_DISPLAY") || set("SDL_VIDEODRIVER");
}

bool run_window(std::future<std::optional<Session>> opening, const Resources& resources,
                const WindowOptions& options) {
    int width = options.width, height = options.height;
    Drawing drawing = options.drawing;
    std::optional<Session> session;
    const StopSignals signals([] {
        SDL_Event wake{};
        wake.type = SDL_USEREVENT;
        SDL_PushEvent(&wake);
    });
    bool starts = true;
    while (true) {
        AtlasWindow on(width, height, drawing, resources.shaders);
        Screen screen(on.canvas(), scale_for(on.window(), options));
        ImGui_ImplSDL2_NewFrame();
        screen.warm_up();
        if (!session) session = opening.get();
        if (!session) return false;
        if (std::exchange(starts, false)) tell_of_kept(*session, options.state);
        try {
            Loop(*session, screen, on, options, signals).run();
            return true;
        } catch (const DriverLost&) {
            SDL_GetWindowSize(on.window().handle(), &width, &height);
            drawing = Drawing::software;
            session->tell(tr("The graphics driver stopped. The atlas goes on without it."));
        }
    }
}

}  // namespace app
