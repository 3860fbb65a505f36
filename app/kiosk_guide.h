#pragma once

#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/kiosk/staff_desk.h"
#include "app/kiosk_screen.h"
#include "app/speech/speaker.h"
#include "app/touch/glass.h"
#include "app/touch/touch_tracker.h"
#include "app/upkeep/frame_log.h"
#include "app/upkeep/idle.h"
#include "app/upkeep/kiosk_settings.h"
#include "app/upkeep/staff_pin.h"
#include "app/upkeep/take_away.h"
#include "app/upkeep/visit_counts.h"

namespace app {

/// Keys of a keypad or keyboard, as a visitor uses them.
enum class KioskKey : std::uint8_t {
    next,
    previous,
    up,  // to the row of buttons above; next and previous go through all that there is
    down,
    press,
    back,
    home,
    repeat,
    silence,
    louder,
    quieter,
    headphones_in,
    headphones_out
};

/// What a kiosk is made of.
struct KioskParts {
    std::shared_ptr<const geo::Atlas> atlas;
    KioskSettings settings{};
    Speaker* speaker = nullptr;    // none: silent
    CountsFile* counts = nullptr;  // none: nothing is counted
    std::string version{};         // of program and data
    std::function<void(const std::string&)> log = [](const std::string&) {};
    bool reduced_motion = false;
    std::filesystem::path pin_guard{};  // where the delay after wrong PINs is kept; empty: nowhere
    std::filesystem::path counts_export{};  // where staff have the counts written
};

/// What a visit found, in a few plain sentences in its language, to be taken home.
std::string words_to_take_away(const geo::Atlas& atlas, const Visit& visit);
/// The code of it, and its text, on the page that shows these.
void put_code(KioskFrame& frame, const TakeAway& taken);
/// How wide and high the code is on the glass.
inline constexpr double code_side_mm = 260;

/// One kiosk and whoever stands before it: what is touched and pressed becomes a visit, and all of
/// it is gone when nobody is there any more. Knows no window, no clock and no display: times are
/// seconds of a clock that nobody can set, `wall` the time of day.
class KioskGuide {
public:
    /// `now` as for all that follows.
    KioskGuide(KioskParts parts, double now);

    // What is done to it; `screen` is as it was built last.
    void touch(const FingerEvent& event, const KioskScreen& screen, const Glass& glass);
    void key(KioskKey key, const KioskScreen& screen, double now);
    void type(const std::string& letter, double now);  // on a keyboard
    /// Time passes: attract steps, drifts, countdown, reset. To be called before each frame.
    void look(double now, geo::Moment wall, const KioskScreen& screen, const Glass& glass);
    /// A frame was built: reads aloud what is new. Not before `look`.
    void built(const KioskScreen& screen);

    /// What is to be drawn.
    KioskFrame frame(const KioskGlass& glass, double now) const;
    const Visit& visit() const { return visit_; }
    /// As a visit begins, whoever came before.
    const Visit& baseline() const { return baseline_; }
    /// Of a visit, whatever it holds: to be held against that of the baseline, in the log.
    static std::string fingerprint(const Visit& visit);
    bool exit_asked() const { return exit_; }
    bool is_open() const { return is_open_; }
    /// No visitor and no staff: what is shown is as a visit begins.
    bool nobody_is_there() const {
        return staff_.page == StaffDesk::Page::none &&
               (visit_.view.page == KioskPage::attract || visit_ == baseline_);
    }
    const StaffDesk& staff() const { return staff_; }
    /// How dark the screen is to be, 0 to 1.
    double dimmed() const;
    /// Seconds until something changes by itself; nothing: it does not.
    std::optional<double> changes_in(double now) const;
    FrameLog& frame_log() { return frame_log_; }
    std::size_t resets() const { return resets_; }
    /// Is a press, drag or pinch under way?
    bool is_touched() const { return touches_.is_touched(); }

private:
    void perform(const KioskAction& action, double now);
    void tapped(ScreenPoint page, const KioskScreen& screen, double now, bool twice);
    void begin_visit(double now);
    void reset(double now);
    void focus(const KioskScreen& screen, int by);
    void focus_row(const KioskScreen& screen, int by);
    void focus_on(const KioskNode& node);
    void say(const std::string& words, Urgency urgency = Urgency::interrupts);
    void staff(const std::string& command, double now);
    void gestured(const Gesture& gesture, const KioskScreen& screen, const Glass& glass,
                  double now);
    bool movable(std::size_t map) const;
    void change_volume(int by);
    void leave_staff();
    void check_pin(double now);
    void tell_state();
    std::string say_countdown(int seconds) const;
    void note_corner(ScreenPoint page, const KioskForm& form, double now);
    void count(Counted what);
    void make_code();

    KioskParts parts_;
    Visit baseline_, visit_;
    IdleClock idle_;
    TouchTracker touches_;
    StaffDesk staff_;
    FrameLog frame_log_;
    TakeAway taken_;
    std::optional<KioskView> code_of_;
    std::string pressed_, focused_;
    KioskPage spoken_page_ = KioskPage::attract;
    bool page_is_spoken_ = true;
    std::optional<int> counting_down_;
    geo::Moment wall_{};
    double now_ = 0, stepped_at_ = 0, waits_until_ = 0;
    struct Drift {
        Inertia inertia;
        double since = 0, seen = 0;
        std::size_t map = 0;
    };
    std::optional<Drift> drift_;
    std::optional<std::size_t> dragged_;  // the map under the fingers
    bool held_ = false, exit_ = false, is_open_ = true, scrolls_ = false;
    std::vector<std::pair<int, double>> corners_;
    std::size_t resets_ = 0, fact_ = 0, steps_ = 0;
    bool changed_ = false;         // by a key: what has the focus is read again
    std::optional<int> volume_{};  // of this visit
    std::string pin_;              // half typed
    PinGuard guard_{};
    std::future<std::pair<PinAnswer, PinGuard>> pin_answer_;
};

}  // namespace app
