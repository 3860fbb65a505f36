#include "app/touch/touch_tracker.h"

#include <algorithm>
#include <cmath>

namespace app {
namespace {

constexpr std::size_t most_fingers = 16;    // that are remembered: a screen may lose their lifts
constexpr double trembles_mm = 0.5;         // so far a finger is taken to be unmoved
constexpr double velocity_seconds = 0.1;    // what a velocity is measured over …
constexpr double shortest_velocity = 0.01;  // … at least so long, or it is none
constexpr double at_rest_seconds = 0.06;    // a finger that paused so long throws nothing
constexpr double sample_seconds = 0.004;    // samples closer than these become one
constexpr double fastest = 5000;            // millimetres a second: no arm is quicker
constexpr double least_spread_mm = 10;      // closer fingers are taken to be so far apart

double distance(GlassPoint a, GlassPoint b) { return length_of(a - b); }

bool is_place(GlassPoint p) { return std::isfinite(p.x) && std::isfinite(p.y); }

GlassPoint middle(GlassPoint a, GlassPoint b) { return {(a.x + b.x) / 2, (a.y + b.y) / 2}; }

}  // namespace

TouchTracker::Finger* TouchTracker::finger(std::int64_t id) {
    const auto found = std::ranges::find(fingers_, id, &Finger::id);
    return found == fingers_.end() ? nullptr : &*found;
}

std::vector<TouchTracker::Finger*> TouchTracker::counting() {
    std::vector<Finger*> two;
    for (Finger& one : fingers_)
        if (one.counts) two.push_back(&one);
    return two;
}

bool TouchTracker::is_palm(const FingerEvent& event) const {
    return event.contact_mm > rules_.palm_mm ||
           (rules_.palm_pressure < 1 && event.pressure > rules_.palm_pressure);
}

void TouchTracker::look(double seconds) {
    if (!last_tap_) return;
    const double age = seconds - last_tap_->seconds;
    if (!(age >= 0 && age <= rules_.double_tap_seconds)) last_tap_.reset();
}

std::vector<Gesture> TouchTracker::on(const FingerEvent& told) {
    Gestures said;
    FingerEvent event = told;
    Finger* const known = finger(event.id);
    if (!std::isfinite(event.seconds)) event.seconds = known != nullptr ? known->moved : 0;
    const bool is_end =
        event.kind == FingerEvent::Kind::up || event.kind == FingerEvent::Kind::lost;
    if (!is_place(event.at)) {
        if (known == nullptr || !is_end) return said;
        event.at = known->at;  // it is gone, wherever it was
    }
    look(event.seconds);
    if (event.kind == FingerEvent::Kind::down || (known != nullptr && known->counts))
        leave_out_stuck(event, said);
    switch (event.kind) {
        case FingerEvent::Kind::down:
            put_down(event, said);
            break;
        case FingerEvent::Kind::move:
            move(event, said);
            break;
        case FingerEvent::Kind::up:
            lift(event, said);
            break;
        case FingerEvent::Kind::lost:
            lose(event.id, said);
            break;
    }
    return said;
}

std::vector<Gesture> TouchTracker::cancel() {
    Gestures said;
    for (Finger& one : fingers_) one.counts = false;
    if (state_ != State::idle) end(Cancelled{}, said);
    last_tap_.reset();
    return said;
}

void TouchTracker::end(Gesture how, Gestures& said) {
    said.push_back(std::move(how));
    state_ = State::idle;
    from_ = {};
    samples_.clear();
}

/// Goes on with the finger that is left, from where it is, or ends where none is.
void TouchTracker::after_one_less(Gestures& said) {
    const auto left = counting();
    samples_.clear();
    if (left.empty() && state_ != State::idle) end(Cancelled{}, said);
}

void TouchTracker::leave_out(Finger& left_out, Gestures& said) {
    if (!left_out.counts) return;
    left_out.counts = false;
    after_one_less(said);
}

void TouchTracker::leave_out_stuck(const FingerEvent& event, Gestures& said) {
    for (Finger& one : fingers_) {
        if (!one.counts || one.id == event.id) continue;
        if (event.seconds < one.moved) one.moved = event.seconds;  // the clock was set back
        if (event.seconds - one.moved > rules_.stuck_seconds) leave_out(one, said);
    }
}

void TouchTracker::put_down(const FingerEvent& event, Gestures& said) {
    if (finger(event.id) != nullptr) lose(event.id, said);  // nobody told that it was lifted
    if (fingers_.size() >= most_fingers)
        fingers_.erase(std::ranges::find(fingers_, false, &Finger::counts));
    std::vector<Finger*> close;
    for (Finger& one : fingers_)
        if (distance(one.at, event.at) < rules_.cluster_mm) close.push_back(&one);
    const bool is_cluster = close.size() >= 2;
    if (is_cluster)
        for (Finger* one : close)
            if (std::abs(event.seconds - one->since) <= rules_.cluster_seconds)
                leave_out(*one, said);
    const auto others = counting();
    const bool counts = !is_palm(event) && !is_cluster && others.size() < 2;
    if (counts && others.empty()) {
        state_ = State::pressed;
        from_ = event.at;
        sample(event.at, event.seconds);
        said.emplace_back(Pressed{event.at});
    } else if (counts) {
        state_ = State::moving;
        samples_.clear();
        last_tap_.reset();
        said.emplace_back(Pinched{from_, middle(others.front()->at, event.at), {}, 1});
    }
    fingers_.push_back(
        {event.id, event.at, event.at, event.at, event.seconds, event.seconds, counts});
}

void TouchTracker::move(const FingerEvent& event, Gestures& said) {
    Finger* const moved = finger(event.id);
    if (moved == nullptr) return;
    if (is_palm(event)) leave_out(*moved, said);  // it was put down edge first
    const GlassPoint before = moved->at;
    moved->at = event.at;
    if (distance(moved->settled, event.at) > trembles_mm || event.seconds < moved->moved) {
        moved->settled = event.at;
        moved->moved = event.seconds;
    }
    if (!moved->counts || before == event.at) return;
    const auto both = counting();
    if (both.size() == 2) {
        const GlassPoint still = (both[0] == moved ? both[1] : both[0])->at;
        const auto spread = [&](GlassPoint at) {
            return std::max(distance(at, still), least_spread_mm);
        };
        const GlassPoint centre = middle(event.at, still);
        said.emplace_back(Pinched{from_, centre, centre - middle(before, still),
                                  spread(event.at) / spread(before)});
        return;
    }
    sample(event.at, event.seconds);
    GlassVector by = event.at - before;
    if (state_ == State::pressed) {
        const GlassVector whole = event.at - moved->from;
        const double length = length_of(whole);
        if (length <= rules_.slop_mm) return;
        by = whole * (1 - rules_.slop_mm / length);  // no jump of the slop's width
        state_ = State::moving;
        last_tap_.reset();
    }
    said.emplace_back(Dragged{from_, event.at, by, velocity(event.seconds)});
}

void TouchTracker::lift(const FingerEvent& event, Gestures& said) {
    FingerEvent last_way = event;
    last_way.contact_mm = last_way.pressure = 0;  // of a finger that touches no more
    move(last_way, said);
    Finger* const lifted = finger(event.id);
    if (lifted == nullptr) return;
    const bool counted = lifted->counts;
    fingers_.erase(std::ranges::find(fingers_, event.id, &Finger::id));
    if (!counted) return;
    if (!counting().empty()) return after_one_less(said);
    if (state_ == State::moving)
        return end(Released{from_, event.at, {velocity(event.seconds)}}, said);
    if (last_tap_ && distance(last_tap_->at, event.at) <= rules_.double_tap_mm) {
        last_tap_.reset();
        return end(DoubleTapped{event.at}, said);
    }
    last_tap_ = Tap{event.at, event.seconds};
    end(Tapped{event.at}, said);
}

void TouchTracker::lose(std::int64_t id, Gestures& said) {
    const auto lost = std::ranges::find(fingers_, id, &Finger::id);
    if (lost == fingers_.end()) return;
    const bool counted = lost->counts;
    fingers_.erase(lost);
    if (counted) after_one_less(said);
}

void TouchTracker::sample(GlassPoint at, double seconds) {
    if (!samples_.empty() && seconds < samples_.back().seconds) samples_.clear();
    std::erase_if(samples_,
                  [&](const Sample& one) { return seconds - one.seconds > velocity_seconds; });
    if (samples_.size() >= 2 && seconds - samples_[samples_.size() - 2].seconds < sample_seconds)
        samples_.pop_back();
    samples_.push_back({at, seconds});
}

GlassVector TouchTracker::velocity(double seconds) const {
    if (samples_.size() < 2) return {};
    const Sample &first = samples_.front(), &last = samples_.back();
    const double lasted = last.seconds - first.seconds;
    const double rested = seconds - last.seconds;
    if (lasted < shortest_velocity || !(rested >= 0 && rested <= at_rest_seconds)) return {};
    const GlassVector v = (last.at - first.at) * (1 / lasted);
    const double speed = length_of(v);
    return speed > fastest ? v * (fastest / speed) : v;
}

}  // namespace app
