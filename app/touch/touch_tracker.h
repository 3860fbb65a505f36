#pragma once

#include <array>
#include <optional>
#include <vector>

#include "app/touch/gesture.h"

namespace app {

/// What tells one gesture from another.
struct TouchRules {
    double slop_mm = 5;               // a tap may tremble as far as this
    double palm_mm = 28;              // what touches wider is no fingertip
    double palm_pressure = 1;         // what presses harder is none; 1: pressure tells nothing,
                                      // as many screens always say 1
    double cluster_mm = 30;           // three that appear so close …
    double cluster_seconds = 0.1;     // … and so soon after each other are a hand's ball
    double double_tap_seconds = 0.4;  // between the two lifts
    double double_tap_mm = 12;        // between their places
    double stuck_seconds = 5;  // unmoved so long while others work: dirt, or a bag left there
    bool operator==(const TouchRules&) const = default;
};

/// Turns finger events into gestures. A value without a clock; nothing it is given can break it:
/// ups without downs, ids used again, times that go backwards, places that are no numbers.
///
/// At most two fingers count. Further ones, palms and stuck fingers are left out until they are
/// lifted, and hinder nobody else. Once all fingers are up, and the time for a double tap is over,
/// a tracker equals a new one.
class TouchTracker {
public:
    TouchTracker() = default;
    explicit TouchTracker(const TouchRules& rules) : rules_(rules) {}

    /// What an event means: mostly one gesture or none, at most three.
    std::vector<Gesture> on(const FingerEvent& event);

    /// Time has passed: a tap too long ago to become a double tap is forgotten.
    void look(double seconds);

    /// What is touched is gone (another page, a reset): fingers that are down count no more until
    /// they are put down again. Cancelled where a gesture was under way.
    std::vector<Gesture> cancel();

    /// Is a press, drag or pinch under way?
    bool is_touched() const { return state_ != State::idle; }

    bool operator==(const TouchTracker&) const = default;

private:
    enum class State : std::uint8_t { idle, pressed, moving };

    struct Sample {
        GlassPoint at{};
        double seconds = 0;
        bool operator==(const Sample&) const = default;
    };
    struct Finger {
        std::int64_t id = 0;
        GlassPoint from{}, at{};
        GlassPoint settled{};  // where it was when it last moved more than it trembles
        double since = 0;      // when it was put down
        double moved = 0;      // when it last moved, by the clock of events
        bool counts = true;    // false: palm, third or stuck finger
        bool operator==(const Finger&) const = default;
    };
    struct Tap {
        GlassPoint at{};
        double seconds = 0;
        bool operator==(const Tap&) const = default;
    };

    using Gestures = std::vector<Gesture>;

    Finger* finger(std::int64_t id);
    std::vector<Finger*> counting();
    void put_down(const FingerEvent& event, Gestures& said);
    void move(const FingerEvent& event, Gestures& said);
    void lift(const FingerEvent& event, Gestures& said);
    void lose(std::int64_t id, Gestures& said);
    void leave_out_stuck(const FingerEvent& event, Gestures& said);
    void leave_out(Finger& left_out, Gestures& said);
    void after_one_less(Gestures& said);
    void end(Gesture how, Gestures& said);
    bool is_palm(const FingerEvent& event) const;
    void sample(GlassPoint at, double seconds);
    GlassVector velocity(double seconds) const;

    TouchRules rules_{};
    State state_ = State::idle;
    std::vector<Finger> fingers_;  // that are down, in the order in which they were put there
    GlassPoint from_{};            // where the gesture under way began
    std::vector<Sample> samples_;  // of the finger that drags, of the last tenth of a second
    std::optional<Tap> last_tap_{};
};

}  // namespace app
