#pragma once

#include "app/touch/finger.h"

namespace app {

/// Where a thing that was let go in motion drifts to: a function of time, so that any frame can ask
/// for any moment, and one that is missed costs nothing. The speed falls by the factor e each
/// `time_constant`; below `slowest` it stands still.
struct Inertia {
    GlassVector velocity{};  // when it was let go, in millimetres a second

    static constexpr double time_constant = 0.325;  // seconds: a throw of 1 m/s goes about 0.3 m
    static constexpr double slowest = 10;           // millimetres a second

    /// How far it has drifted `seconds` after it was let go; nothing before that.
    GlassVector offset(double seconds) const;
    /// How long it drifts, in seconds; 0 where it was let go at rest.
    double lasts() const;
    bool is_at_rest(double seconds) const { return seconds >= lasts(); }

    bool operator==(const Inertia&) const = default;
};

}  // namespace app
