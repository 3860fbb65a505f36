#include "app/upkeep/idle.h"

#include <cmath>

namespace app {

void IdleClock::pass(double now) {
    if (now > seen_) elapsed_ += now - seen_;
    seen_ = now;
    const double limit = is_listening_ ? times_.listening : times_.idle;
    if (kind_ == IdleState::Kind::active && elapsed_ >= limit) {
        // From now, not from when it was due: whoever comes back has the whole of it.
        kind_ = IdleState::Kind::counting_down;
        elapsed_ = 0;
    } else if (kind_ == IdleState::Kind::counting_down && elapsed_ >= times_.countdown) {
        kind_ = IdleState::Kind::reset;
    }
}

bool IdleClock::touched(double now) {
    // A touch that comes before the countdown was seen extends the time; it was no answer to it.
    if (kind_ != IdleState::Kind::active) pass(now);
    if (kind_ == IdleState::Kind::reset) return false;
    seen_ = now;
    elapsed_ = 0;
    is_listening_ = false;
    kind_ = IdleState::Kind::active;
    return true;
}

IdleState IdleClock::state(double now) {
    pass(now);
    const double left = kind_ == IdleState::Kind::counting_down ? times_.countdown - elapsed_ : 0;
    return {kind_, static_cast<int>(std::ceil(left))};
}

std::optional<double> IdleClock::changes_in(double now) {
    const IdleState is = state(now);
    switch (is.kind) {
        case IdleState::Kind::active:
            return (is_listening_ ? times_.listening : times_.idle) - elapsed_;
        case IdleState::Kind::counting_down:  // to the next whole second
            return times_.countdown - elapsed_ - (is.seconds_left - 1);
        case IdleState::Kind::reset:
            break;
    }
    return std::nullopt;
}

}  // namespace app
