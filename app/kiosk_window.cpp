#include "app/kiosk_window.h"

#include <SDL2/SDL.h>
#include <fmt/format.h>
#include <imgui/imgui.h>

#include <cmath>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>

#include "app/alive/heartbeat.h"
#include "app/alive/stop_signals.h"
#include "app/apart.h"
#include "app/display_lost.h"
#include "app/kiosk_guide.h"
#include "app/speech/headphones.h"
#include "app/upkeep/package_choice.h"
#include "app/upkeep/restart_time.h"

namespace app {
namespace {

constexpr double millimetres_of_55_inches = 1218;  // designed for
constexpr int frames_to_settle = 3;

void log_line(const std::string& line) { fmt::print(stderr, "kiosk: {}\n", line); }

double seconds_now() { return static_cast<double>(SDL_GetTicks64()) / 1000; }

/// Where a visit's page and controls are put down for tests, in logical pixels of the window.
std::string described(const KioskGuide& guide, const KioskScreen& screen, const KioskFrame& frame) {
    const Visit& visit = guide.visit();
    const KioskView& view = visit.view;
    const auto id = [](const std::optional<geo::AreaId>& area) -> nlohmann::ordered_json {
        return area ? nlohmann::ordered_json(geo::text_of(*area)) : nullptr;
    };
    nlohmann::ordered_json out{
        {"visit",
         {{"page", code_of(view.page)},
          {"place", id(view.place)},
          {"other", id(view.other)},
          {"layer", view.layer},
          {"power", view.power},
          {"hexagons", view.shape == geo::Shape::hexagons},
          {"year", view.year},
          {"typed", view.typed},
          {"part", view.part},
          {"moved", view.camera.has_value()},
          {"language", code_of(visit.language)},
          {"text_size", text_sizes[visit.text_size]},
          {"high_contrast", visit.high_contrast},
          {"brought_down", visit.brought_down},
          {"speaks", visit.speaks},
          {"fingerprint", KioskGuide::fingerprint(visit)},
          {"resets", guide.resets()}}},
        {"focused", frame.focused},
        {"pressed", frame.pressed},
        {"counting_down", frame.counting_down ? nlohmann::ordered_json(*frame.counting_down)
                                              : nlohmann::ordered_json(nullptr)},
        {"staff", static_cast<int>(guide.staff().page)},
        {"open", guide.is_open()},
        {"controls", nlohmann::ordered_json::array()}};
    if (view.camera)
        out["camera"] = {view.camera->easting.value, view.camera->northing.value,
                         view.camera->metres_per_pixel};
    constexpr std::array role_names{"heading", "text", "button", "map"};
    const double unit = screen.form().unit;
    for (const KioskNode& node : screen.nodes()) {
        if (!node.in_view) continue;
        out["controls"].push_back({{"id", node.id},
                                   {"label", node.label},
                                   {"spoken", node.words()},
                                   {"role", role_names[static_cast<std::size_t>(node.role)]},
                                   {"box",
                                    {node.box.x * unit, node.box.y * unit, node.box.width * unit,
                                     node.box.height * unit}},
                                   {"chosen", node.chosen}});
    }
    return out.dump() + "\n";
}

std::optional<KioskKey> key_of(const SDL_Keysym& key) {
    const bool shift = (key.mod & KMOD_SHIFT) != 0;
    switch (key.sym) {
        case SDLK_TAB:
            return shift ? KioskKey::previous : KioskKey::next;
        case SDLK_RIGHT:
            return KioskKey::next;
        case SDLK_LEFT:
            return KioskKey::previous;
        case SDLK_DOWN:
            return KioskKey::down;
        case SDLK_UP:
            return KioskKey::up;
        case SDLK_RETURN:
        case SDLK_KP_ENTER:
            return KioskKey::press;
        case SDLK_ESCAPE:
            return KioskKey::back;
        case SDLK_HOME:
            return KioskKey::home;
        case SDLK_F1:
        case SDLK_F17:
            return KioskKey::repeat;
        case SDLK_F2:
            return KioskKey::silence;
        case SDLK_KP_PLUS:
        case SDLK_F18:
            return KioskKey::louder;
        case SDLK_KP_MINUS:
        case SDLK_F19:
            return KioskKey::quieter;
        case SDLK_F15:  // as keypads with a jack tell it
            return KioskKey::headphones_in;
        case SDLK_F16:
            return KioskKey::headphones_out;
        default:
            return std::nullopt;
    }
}

/// The finer outlines, read on another thread once a map wants them.
class Detail {
public:
    std::shared_ptr<const geo::Geometry> follow(const std::shared_ptr<const geo::Atlas>& atlas,
                                                const KioskScreen& screen, bool with_mesh,
                                                const std::function<void()>& ready) {
        if (!asked_ && !screen.maps().empty() && !screen.maps().front().year &&
            screen.picture(0).map.camera.metres_per_pixel < detailed_below_metres_per_pixel) {
            asked_ = true;
            reading_.begin(
                [atlas, with_mesh]() -> std::shared_ptr<const geo::Geometry> {
                    auto read = geo::read_detailed_districts(*atlas);
                    if (!read) return nullptr;
                    if (with_mesh) static_cast<void>(read->mesh());
                    return std::make_shared<const geo::Geometry>(*std::move(read));
                },
                ready);
        }
        if (reading_.is_ready()) detailed_ = reading_.take();
        return detailed_;
    }

private:
    Apart<std::shared_ptr<const geo::Geometry>> reading_;
    std::shared_ptr<const geo::Geometry> detailed_;
    bool asked_ = false;
};

class KioskLoop {
public:
    KioskLoop(AtlasWindow& on, KioskParts parts, const KioskOptions& options, CountsFile& counts)
        : window_(on.window()),
          canvas_(on.canvas()),
          options_(options),
          settings_(parts.settings),
          atlas_(parts.atlas),
          counts_(counts),
          type_(canvas_, 1),
          screen_(canvas_, type_),
          wake_(SDL_RegisterEvents(1)),
          signals_(waker()),
          guide_(std::move(parts), seconds_now()),
          restart_(settings_.restart_at, geo::present_moment(), machine_offset) {
        screen_.be_watched(waker());
        end_with_display([this] {
            log_line("the display is gone; the program ends, to be begun anew");
            keep_counts();
        });
    }
    ~KioskLoop() { end_with_display({}); }
    KioskLoop(KioskLoop&&) = delete;
    KioskLoop& operator=(KioskLoop&&) = delete;

    /// Until it is to end. Throws DriverLost.
    void run() {
        try {
            serve();
        } catch (...) {
            keep_counts();
            throw;
        }
        heart_.manager().stopping();
        keep_counts();
    }

private:
    void serve() {
        int frames_due = frames_to_settle;
        double last_frame = 0;
        while (!guide_.exit_asked() && !quit_ && signals_.asked() == 0 && !restarts()) {
            heart_.beat(std::chrono::steady_clock::now());
            if (frames_due == 0) sleep();
            touched_at_.reset();
            if (handle_events()) frames_due = frames_to_settle;
            const double now = seconds_now();
            // What swells does so ten times a second; all else as soon as it can.
            const bool pulses = is_pulsing();
            if (pulses && frames_due == 0 && now - last_frame >= 0.1) frames_due = 1;
            if (guide_.changes_in(now).value_or(1) <= 0) frames_due = std::max(frames_due, 1);
            if (frames_due == 0) {
                if (looks_due(now))
                    frames_due = 1;
                else
                    continue;
            }
            last_frame = now;
            const bool another = frame();
            --frames_due;
            if (another) frames_due = std::max(frames_due, 2);
        }
    }

    void keep_counts() {
        if (auto fault = counts_.keep(geo::present_moment(), true)) log_line(geo::one_line(*fault));
    }

    bool restarts() {
        if (!guide_.nobody_is_there() || !restart_.is_due(geo::present_moment())) return false;
        log_line("ends, to be begun anew at the time that restart_at of the settings names");
        return true;
    }

    std::function<void()> waker() const {
        return [type = wake_] {
            SDL_Event wake{};
            wake.type = type;
            SDL_PushEvent(&wake);
        };
    }

    bool is_pulsing() const {
        return guide_.visit().view.page == KioskPage::attract && !guide_.visit().still &&
               guide_.is_open() && guide_.staff().page == StaffDesk::Page::none;
    }

    bool looks_due(double now) {
        if (now < next_look_) return false;
        return true;
    }

    void sleep() {
        const double now = seconds_now();
        double most = guide_.changes_in(now).value_or(20);
        if (is_pulsing()) most = std::min(most, 0.1);
        if (headphones_.descriptor() >= 0) most = std::min(most, 0.25);
        if (const auto beat = heart_.may_sleep(std::chrono::steady_clock::now()))
            most = std::min(most, static_cast<double>(beat->count()) / 1000);
        next_look_ = now + std::max(0.0, guide_.changes_in(now).value_or(20));
        SDL_WaitEventTimeout(nullptr, static_cast<int>(std::clamp(most, 0.0, 20.0) * 1000));
    }

    Glass glass() const {
        int width = 0, height = 0;
        window_.framebuffer_size(width, height);
        const KioskGlass kiosk = kiosk_glass(width, height);
        return {.width_mm = *kiosk.millimetres,
                .height_mm = *kiosk.millimetres * height / std::max(1, width),
                .pixels = screen_.form().page};
    }

    KioskGlass kiosk_glass(int width, int height) const {
        double across = settings_.screen_width_mm.value_or(0);
        if (across <= 0) {
            // As the display says, where it says something that can be.
            float dots = 0;
            if (SDL_GetDisplayDPI(0, nullptr, &dots, nullptr) == 0 && dots > 20 && dots < 400 &&
                options_.width == 0)
                across = width / static_cast<double>(dots) * 25.4;
        }
        if (across < 150)
            across = width >= height ? millimetres_of_55_inches
                                     : millimetres_of_55_inches * width / std::max(1, height);
        return {width, height, across};
    }

    bool handle_events() {
        bool any = false;
        SDL_Event event;
        const Glass glass = this->glass();
        while (SDL_PollEvent(&event) == 1) {
            any = true;
            switch (event.type) {
                case SDL_FINGERDOWN:
                case SDL_FINGERMOTION:
                case SDL_FINGERUP:
                    finger(event.tfinger, glass);
                    break;
                case SDL_KEYDOWN:
                    key(event.key.keysym);
                    break;
                case SDL_TEXTINPUT:
                    if (event.text.text[0] != '\0' && event.text.text[0] != ' ')
                        guide_.type(event.text.text, seconds_now());
                    else if (event.text.text[0] == ' ')
                        space();
                    break;
                case SDL_WINDOWEVENT:
                    if (event.window.event == SDL_WINDOWEVENT_EXPOSED) canvas_.forget_shown();
                    break;
                case SDL_DROPFILE:
                case SDL_DROPTEXT:
                    SDL_free(event.drop.file);  // nothing is opened here
                    break;
                case SDL_QUIT:
                    // The window manager, Alt+F4: staff end a kiosk that is locked, nobody else.
                    if (settings_.is_locked)
                        log_line("was asked to quit, and is locked");
                    else
                        quit_ = true;
                    break;
                default:
                    break;
            }
        }
        if (const auto plugged = headphones_.plugged_in(); plugged && plugged_ != *plugged) {
            if (plugged_ || *plugged)
                guide_.key(*plugged ? KioskKey::headphones_in : KioskKey::headphones_out, screen_,
                           seconds_now());
            plugged_ = *plugged;
            any = true;
        }
        return any;
    }

    void space() {
        if (guide_.visit().view.page == KioskPage::find && !guide_.visit().speaks)
            guide_.type(" ", seconds_now());
        else
            guide_.key(KioskKey::press, screen_, seconds_now());
    }

    void key(const SDL_Keysym& pressed) {
        if ((pressed.mod & (KMOD_CTRL | KMOD_ALT | KMOD_GUI)) != 0) return;
        if (pressed.sym == SDLK_BACKSPACE) {
            if (guide_.visit().view.page == KioskPage::find)
                guide_.type("\b", seconds_now());
            else
                guide_.key(KioskKey::back, screen_, seconds_now());
            return;
        }
        if (const auto key = key_of(pressed))
            guide_.key(*key, screen_, seconds_now());
        else if (guide_.visit().view.page == KioskPage::attract && pressed.sym != SDLK_LSHIFT &&
                 pressed.sym != SDLK_RSHIFT)
            guide_.key(KioskKey::next, screen_, seconds_now());
    }

    void finger(const SDL_TouchFingerEvent& one, const Glass& glass) {
        FingerEvent event;
        event.kind = one.type == SDL_FINGERDOWN ? FingerEvent::Kind::down
                     : one.type == SDL_FINGERUP ? FingerEvent::Kind::up
                                                : FingerEvent::Kind::move;
        event.id = one.fingerId;
        event.at = glass.at_share(static_cast<double>(one.x), static_cast<double>(one.y));
        event.seconds = seconds_now();
        event.pressure = static_cast<double>(one.pressure);
        if (!touched_at_) touched_at_ = SDL_GetPerformanceCounter();
        guide_.touch(event, screen_, glass);
    }

    /// Draws one frame; true when another is due.
    bool frame() {
        int width = 0, height = 0;
        window_.framebuffer_size(width, height);
        if (width == 0 || height == 0) return false;
        const auto began = SDL_GetPerformanceCounter();
        ImGuiIO& io = ImGui::GetIO();
        io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
        io.DisplayFramebufferScale = {1, 1};
        io.DeltaTime = 1.0F / 60;
        const double now = seconds_now();
        const Visit before = guide_.visit();
        guide_.look(now, geo::present_moment(), screen_, glass());
        KioskFrame frame = guide_.frame(kiosk_glass(width, height), now);
        frame.detailed = detail_.follow(atlas_, screen_, canvas_.wants_mesh(), waker());
        screen_.build(frame);
        guide_.built(screen_);
        if (canvas_.changed()) {
            screen_.show();
            const auto ended = SDL_GetPerformanceCounter();
            const double per_ms = static_cast<double>(SDL_GetPerformanceFrequency()) / 1000;
            guide_.frame_log().frames.add(static_cast<double>(ended - began) / per_ms);
            if (touched_at_)
                guide_.frame_log().touches.add(static_cast<double>(ended - *touched_at_) / per_ms);
            if (started_ && options_.report_frames) fmt::print(stderr, "another frame\n");
            if (options_.shown) options_.shown(guide_, screen_);
        }
        describe(frame);
        if (!started_ && !screen_.wants_another_frame()) {
            started_ = true;
            heart_.manager().ready();
            heart_.manager().status("open to visitors");
            screen_.rehearse(waker());
            if (options_.report_frames) fmt::print(stderr, "first complete frame\n");
        }
        if (auto fault = counts_.keep(geo::present_moment())) log_line(geo::one_line(*fault));
        return screen_.wants_another_frame() || !(guide_.visit() == before);
    }

    void describe(const KioskFrame& frame) {
        if (options_.description.empty()) return;
        std::string now = described(guide_, screen_, frame);
        if (now == described_) return;
        described_ = std::move(now);
        const std::string partial = options_.description.string() + ".partial";
        {
            std::ofstream out(partial, std::ios::binary);
            out << described_;
        }
        std::error_code ignored;
        std::filesystem::rename(partial, options_.description, ignored);
    }

    const Window& window_;
    Canvas& canvas_;
    const KioskOptions& options_;
    KioskSettings settings_;
    std::shared_ptr<const geo::Atlas> atlas_;
    CountsFile& counts_;
    ScreenType type_;
    KioskScreen screen_;
    Uint32 wake_;
    StopSignals signals_;
    Heartbeat heart_;
    KioskGuide guide_;
    RestartTime restart_;
    Detail detail_;
    Headphones headphones_{log_line};
    std::optional<bool> plugged_;
    std::optional<Uint64> touched_at_;
    std::string described_;
    double next_look_ = 0;
    bool started_ = false, quit_ = false;
};

}  // namespace

int run_kiosk(const Resources& resources, const KioskOptions& options) {
    ReadSettings read;
    if (!options.settings.empty()) read = read_kiosk_settings(options.settings);
    for (const geo::Error& fault : read.faults) log_line(geo::one_line(fault));
    if (read.unsafe) {
        log_line("does not begin: " + geo::one_line(*read.unsafe));
        return 2;
    }
    KioskSettings& settings = read.settings;
    std::error_code ignored;
    if (!options.state.empty()) std::filesystem::create_directories(options.state, ignored);
    const auto kept_in = [&](const char* name) {
        return options.state.empty() ? std::filesystem::path() : options.state / name;
    };
    const std::filesystem::path package = settings.data.empty() ? options.data : settings.data;
    const std::filesystem::path last_good =
        settings.last_good_data.empty() ? kept_in("last-good") : settings.last_good_data;
    auto chosen = choose_package(package, last_good);
    if (!chosen && !settings.data.empty()) {
        // Visitors are served from the program's own package rather than not at all.
        log_line(geo::one_line(chosen.error()));
        chosen = choose_package(options.data, "");
        if (chosen) log_line("the program's own data package is shown: " + options.data.string());
    }
    if (!chosen) {
        log_line(geo::one_line(chosen.error()));
        return 1;
    }
    if (chosen->instead) log_line(geo::one_line(*chosen->instead));
    KioskParts parts;
    const std::filesystem::path folder = chosen->folder;
    parts.atlas = std::make_shared<const geo::Atlas>(std::move(chosen->atlas));
    if (!settings.place.empty())
        if (const auto wrong = wrong_with_place(*parts.atlas, settings.place))
            log_line(geo::one_line({*wrong, options.settings.string() + ", /place"}));
    std::optional<geo::Error> said;
    std::filesystem::path counts_file =
        settings.counts_file.empty() ? kept_in("visits.json") : settings.counts_file;
    CountsFile counts = settings.counts && !counts_file.empty()
                            ? CountsFile(counts_file, geo::present_moment(), said)
                            : CountsFile();
    if (said) log_line(geo::one_line(*said));
    auto speaker = make_speaker({.log = options.speech_log,
                                 .volume = settings.volume,
                                 .voice_english = settings.voice_english,
                                 .voice_welsh = settings.voice_welsh,
                                 .tell = log_line});
    if (!speaker) log_line(geo::one_line(speaker.error()));
    set_language(settings.first_language);
    parts.settings = settings;
    parts.speaker = speaker ? speaker->get() : nullptr;
    parts.counts = &counts;
    parts.version =
        fmt::format("Devolution Atlas {}, data {}", options.version, parts.atlas->version);
    parts.log = log_line;
    parts.reduced_motion = options.reduced_motion;
    parts.pin_guard = kept_in("pin-delay");
    parts.counts_export = kept_in("visits.csv");

    // The mouse is a finger, and a finger no mouse.
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "1");
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_GRAB_KEYBOARD, "1");
    AtlasWindow window(options.width, options.height, options.drawing, resources.shaders);
    if (options.width == 0)
        SDL_SetWindowFullscreen(window.window().handle(), SDL_WINDOW_FULLSCREEN_DESKTOP);
    if (settings.is_locked) SDL_SetWindowKeyboardGrab(window.window().handle(), SDL_TRUE);
    if (options.width == 0) SDL_ShowCursor(SDL_DISABLE);
    SDL_StartTextInput();
    KioskLoop loop(window, std::move(parts), options, counts);
    // The copy of a package that opened well is made while visitors are served already.
    std::future<void> keeping;
    if (!last_good.empty() && folder == package)
        keeping = std::async(std::launch::async, [folder, last_good] {
            if (const auto kept = keep_as_last_good(folder, last_good); !kept)
                log_line(geo::one_line(kept.error()));
        });
    try {
        loop.run();
    } catch (const DriverLost& lost) {
        log_line(std::string(lost.what()) + "; the program ends, to be begun anew");
        return driver_lost_status;
    }
    return 0;
}

}  // namespace app
