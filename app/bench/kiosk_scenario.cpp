#include "app/bench/kiosk_scenario.h"

#include <SDL2/SDL.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstdlib>
#include <fstream>
#include <mutex>
#include <random>
#include <stdexcept>
#include <thread>

#include "app/bench/timing.h"
#include "app/kiosk_guide.h"
#include "app/kiosk_window.h"
#include "app/resources.h"
#include "app/window.h"

namespace app {
namespace {

using Json = nlohmann::ordered_json;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

/// Memory of this process that is held now: MiB.
double resident_mib() {
    long all = 0, resident = 0;
    std::ifstream("/proc/self/statm") >> all >> resident;
    return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1048576;
}

/// Processor time of this process so far, in seconds.
double processor_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// What the drawing thread shows, for the thread that touches.
class Shown {
public:
    struct Control {
        std::string id;
        float x = 0, y = 0;  // of its middle, in shares of the screen
    };

    void note(const KioskGuide& guide, const KioskScreen& screen) {
        const std::lock_guard lock(mutex_);
        frames_.push_back(Clock::now());
        controls_.clear();
        const PaneSize page = screen.form().page;
        for (const KioskNode& node : screen.nodes())
            if (node.action && node.in_view)
                controls_.push_back(
                    {node.id,
                     static_cast<float>((node.box.x + node.box.width / 2) / page.width.value),
                     static_cast<float>((node.box.y + node.box.height / 2) / page.height.value)});
        resets_ = guide.resets();
        came_.notify_all();
    }

    std::size_t frames() const {
        const std::lock_guard lock(mutex_);
        return frames_.size();
    }
    std::size_t resets() const {
        const std::lock_guard lock(mutex_);
        return resets_;
    }
    std::vector<Control> controls() const {
        const std::lock_guard lock(mutex_);
        return controls_;
    }
    /// Milliseconds from `since` to the first frame after number `seen`; nothing where none came.
    std::optional<double> next(std::size_t seen, Clock::time_point since,
                               std::chrono::milliseconds most) {
        std::unique_lock lock(mutex_);
        if (!came_.wait_for(lock, most, [&] { return frames_.size() > seen; })) return std::nullopt;
        return std::chrono::duration<double, std::milli>(frames_[seen] - since).count();
    }
    /// Until nothing was shown for so long.
    void wait_for_rest(std::chrono::milliseconds rest) {
        for (int i = 0; i < 200; ++i) {
            const std::size_t before = frames();
            std::this_thread::sleep_for(rest);
            if (frames() == before) return;
        }
    }

private:
    mutable std::mutex mutex_;
    std::condition_variable came_;
    std::vector<Control> controls_;
    std::vector<Clock::time_point> frames_;  // when each was shown
    std::size_t resets_ = 0;
};

/// Fingers and keys, as SDL tells of them.
class Hands {
public:
    void finger(Uint32 type, SDL_FingerID id, float x, float y) {
        SDL_Event event{};
        event.type = type;
        event.tfinger.touchId = 1;
        event.tfinger.fingerId = id;
        event.tfinger.x = x;
        event.tfinger.y = y;
        event.tfinger.pressure = 1;
        push(event);
    }
    void key(SDL_Keycode code) {
        SDL_Event event{};
        event.type = SDL_KEYDOWN;
        event.key.keysym.sym = code;
        push(event);
    }
    void type(const char* letter) {
        SDL_Event event{};
        event.type = SDL_TEXTINPUT;
        SDL_strlcpy(event.text.text, letter, sizeof event.text.text);
        push(event);
    }
    std::size_t pushed() const { return pushed_; }
    /// The kiosk ended.
    void stop() { is_over_ = true; }
    bool are_stopped() const { return is_over_; }

private:
    void push(SDL_Event& event) {
        ++pushed_;
        // No more than a burst waits, as on a screen that tells a thousand things a second.
        constexpr int burst = 200;
        SDL_Event waiting[burst];
        while (!is_over_ && SDL_PeepEvents(waiting, burst, SDL_PEEKEVENT, SDL_FIRSTEVENT,
                                           SDL_LASTEVENT) >= burst)
            std::this_thread::sleep_for(1ms);
        // The kiosk was ended from outside: nobody takes events any more.
        if (is_over_) throw std::runtime_error("the kiosk ended before it was measured");
        SDL_PushEvent(&event);
    }
    std::size_t pushed_ = 0;
    std::atomic<bool> is_over_ = false;
};

/// The kiosk in this process; what `measure` does happens on another thread. It has to be at rest
/// before.
void serve(const BenchOptions& options, bool still,
           const std::function<void(Shown&, Hands&)>& measure) {
    Shown shown;
    Hands hands;
    std::atomic<bool> over = false;
    std::thread visitor([&] {
        if (shown.next(0, Clock::now(), 60s)) {
            if (still)
                shown.wait_for_rest(1s);
            else
                std::this_thread::sleep_for(2s);
            try {
                measure(shown, hands);
                over = true;
            } catch (const std::runtime_error&) {
                if (hands.are_stopped()) return;  // told below
            }
        }
        kill(getpid(), SIGTERM);
    });
    const int status = run_kiosk(find_resources(),
                                 {.data = options.data,
                                  .speech_log = "/dev/null",
                                  .width = options.width,
                                  .height = options.height,
                                  .drawing = options.drawing,
                                  .reduced_motion = still,
                                  .shown = [&](const KioskGuide& guide, const KioskScreen& screen) {
                                      shown.note(guide, screen);
                                  }});
    hands.stop();
    visitor.join();
    if (status != 0 || !over) throw std::runtime_error("the kiosk ended before it was measured");
}

Json idle_json(Shown& shown) {
    constexpr int seconds = 12;
    const std::size_t frames = shown.frames();
    const double before = processor_seconds();
    std::this_thread::sleep_for(std::chrono::seconds(seconds));
    return {{"seconds", seconds},
            {"frames", shown.frames() - frames},
            {"cpu_percent", 100 * (processor_seconds() - before) / seconds}};
}

/// Taps of controls, each waited for: to the pressed look, and to what the tap leads to.
void measure_taps(Shown& shown, Hands& hands, Json& out) {
    constexpr int taps = 300;
    std::mt19937 random(5);
    std::vector<double> to_press, to_page;
    for (int i = 0; i < taps; ++i) {
        const auto controls = shown.controls();
        if (controls.empty()) throw std::runtime_error("a page of the kiosk has no control");
        const auto& control =
            controls[std::uniform_int_distribution<std::size_t>(0, controls.size() - 1)(random)];
        for (const bool down : {true, false}) {
            const std::size_t seen = shown.frames();
            const auto at = Clock::now();
            hands.finger(down ? SDL_FINGERDOWN : SDL_FINGERUP, i + 1, control.x, control.y);
            if (const auto took = shown.next(seen, at, 1s))
                (down ? to_press : to_page).push_back(*took);
            shown.wait_for_rest(50ms);
        }
    }
    out["touch_to_frame"] = times_json(std::move(to_press));
    out["lift_to_page"] = times_json(std::move(to_page));
}

void soak(Shown& shown, Hands& hands, std::size_t events) {
    std::mt19937 random(11);
    const auto number = [&](int from, int to) {
        return std::uniform_int_distribution<int>(from, to)(random);
    };
    const auto share = [&] { return std::uniform_real_distribution<float>(0, 1)(random); };
    // The staff page is no visitor's, and could end the program: its gesture begins in a corner.
    const auto is_corner = [](float x, float y) { return x < 0.1F && y < 0.16F; };
    const std::size_t until = hands.pushed() + events;
    while (hands.pushed() < until) {
        const auto controls = shown.controls();
        float x = share(), y = share();
        if (!controls.empty() && number(0, 3) > 0) {
            const auto& one = controls[static_cast<std::size_t>(
                number(0, static_cast<int>(controls.size()) - 1))];
            x = one.x, y = one.y;
        }
        if (is_corner(x, y)) continue;
        switch (number(0, 6)) {
            case 0: {  // fingers, up to ten
                const int fingers = number(1, 10);
                for (int i = 0; i < fingers; ++i) hands.finger(SDL_FINGERDOWN, 100 + i, x, y);
                for (int i = number(2, 40); i > 0; --i)
                    hands.finger(SDL_FINGERMOTION, 100 + number(0, fingers), share(), share());
                for (int i = 0; i < fingers; ++i)
                    hands.finger(SDL_FINGERUP, 100 + i, 0.5F, share());
                break;
            }
            case 1: {
                constexpr std::array keys{SDLK_TAB,    SDLK_TAB,    SDLK_TAB,  SDLK_RETURN,
                                          SDLK_RETURN, SDLK_ESCAPE, SDLK_HOME, SDLK_F1,
                                          SDLK_F15,    SDLK_F16};
                for (int i = number(1, 10); i > 0; --i)
                    hands.key(keys[static_cast<std::size_t>(number(0, keys.size() - 1))]);
                break;
            }
            case 2:
                for (const char* letter : {"l", "e", "e", "d", "s", "ŵ"})
                    if (number(0, 4) > 0) hands.type(letter);
                break;
            default: {
                const SDL_FingerID id = number(1000, 100'000);
                hands.finger(SDL_FINGERDOWN, id, x, y);
                hands.finger(SDL_FINGERUP, id, x, y);
                // Most taps are looked at: what a page shows is what is touched next.
                if (number(0, 2) == 0) shown.next(shown.frames(), Clock::now(), 100ms);
                break;
            }
        }
    }
}

}  // namespace

Json measure_kiosk(const BenchOptions& options) {
    const bool in_window = has_display();
    if (!in_window) setenv("SDL_VIDEODRIVER", "dummy", 1);
    Json out{{"surface", in_window ? "in a window" : "in memory"},
             {"size", {options.width, options.height}}};
    serve(options, true, [&](Shown& shown, Hands& hands) {
        out["idle_still"] = idle_json(shown);
        measure_taps(shown, hands, out);
    });
    serve(options, false, [&](Shown& shown, Hands& hands) {
        out["idle_moving"] = idle_json(shown);
        const std::size_t warming = options.kiosk_events / 10;
        soak(shown, hands, warming);
        Json& memory = out["soak"];
        memory["events"] = options.kiosk_events;
        memory["rss_start_mib"] = resident_mib();
        const auto began = Clock::now();
        for (int part = 0; part < 4; ++part) {
            soak(shown, hands, options.kiosk_events / 4);
            memory["rss_mib"].push_back(resident_mib());
        }
        memory["rss_end_mib"] = resident_mib();
        memory["seconds"] = std::chrono::duration<double>(Clock::now() - began).count();
        memory["frames"] = shown.frames();
        memory["resets"] = shown.resets();
    });
    return out;
}

std::string kiosk_text(const Json& measured) {
    std::string text =
        fmt::format("A kiosk of {}x{}, {}\n", measured["size"][0].get<int>(),
                    measured["size"][1].get<int>(), measured["surface"].get<std::string>());
    const auto times = [&](const char* key, const char* what) {
        const Json& one = measured[key];
        text += fmt::format("{}: p50 {:.1f} ms, p99 {:.1f} ms, longest {:.1f} ms, of {}\n", what,
                            one["p50_ms"].get<double>(), one["p99_ms"].get<double>(),
                            one["longest_ms"].get<double>(), one["n"].get<int>());
    };
    times("touch_to_frame", "from touch to the first changed frame");
    times("lift_to_page", "from lifting to the page that it leads to");
    const auto idle = [&](const char* key, const char* what) {
        const Json& one = measured[key];
        text += fmt::format("{} for {} s: {} frames, {:.2f} % of a core\n", what,
                            one["seconds"].get<int>(), one["frames"].get<int>(),
                            one["cpu_percent"].get<double>());
    };
    idle("idle_still", "nobody there, no motion");
    idle("idle_moving", "nobody there, the attract loop");
    const Json& soaked = measured["soak"];
    text += fmt::format("{} events in {:.0f} s: {:.0f} MiB before; by quarters",
                        soaked["events"].get<std::size_t>(), soaked["seconds"].get<double>(),
                        soaked["rss_start_mib"].get<double>());
    for (const Json& quarter : soaked["rss_mib"])
        text += fmt::format(" {:.0f}", quarter.get<double>());
    text += " MiB\n";
    return text;
}

}  // namespace app
