#pragma once

#include <cstdint>
#include <optional>

namespace app {

/// How long a visitor may do nothing, in seconds.
struct IdleTimes {
    double idle = 75;        // until "Still there?" is asked
    double listening = 180;  // the same where text has been read aloud since the last touch
    double countdown = 20;   // from then until the reset; WCAG 2.2, 2.2.1 asks for 20 at least
    bool operator==(const IdleTimes&) const = default;
};

struct IdleState {
    enum class Kind : std::uint8_t { active, counting_down, reset };
    Kind kind = Kind::active;
    int seconds_left = 0;  // of the countdown, rounded up: 20 at its beginning, 1 before the reset
    bool operator==(const IdleState&) const = default;
};

/// Tells how long nobody has touched anything. A plain value; a visit begins with a new one. `now`
/// is in seconds of any clock: where that goes backwards, time stands still.
///
/// A countdown begins when it is first looked at, so none is missed however late that is (a
/// computer that slept), and a touch stops it any number of times. Once it has run out the clock
/// stays at `reset`, whatever is touched meanwhile: what began with the last visitor ends with
/// them.
class IdleClock {
public:
    IdleClock(const IdleTimes& times, double now) : times_(times), seen_(now) {}

    /// Anybody did anything. False where that came too late, in the reset.
    bool touched(double now);
    /// Text is being read aloud: until the next touch the longer time holds.
    void listening() { is_listening_ = true; }
    IdleState state(double now);
    /// In how many seconds state() will be another; nothing once it is `reset`.
    std::optional<double> changes_in(double now);

    bool operator==(const IdleClock&) const = default;

private:
    void pass(double now);

    IdleTimes times_;
    double seen_;         // by the caller's clock
    double elapsed_ = 0;  // since the last touch, or of the countdown
    bool is_listening_ = false;
    IdleState::Kind kind_ = IdleState::Kind::active;
};

}  // namespace app
