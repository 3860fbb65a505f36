#pragma once

#include <variant>

#include "app/touch/finger.h"
#include "app/touch/inertia.h"

namespace app {

// What fingers mean. One press after another, each told by this grammar and no other:
//
//   Pressed, then one of  Tapped | DoubleTapped | Cancelled
//                  or of  (Dragged | Pinched) …, then Released | Cancelled
//
// So whatever shows a pressed colour takes it away at the next gesture, and acts on a tap alone.

/// The first finger is down. For feedback within the frame; nothing is done yet.
struct Pressed {
    GlassPoint at{};
    bool operator==(const Pressed&) const = default;
};

/// It was lifted where it was put down.
struct Tapped {
    GlassPoint at{};
    bool operator==(const Tapped&) const = default;
};

/// It was tapped there just before. The first tap was told as such, at once; the second is this.
struct DoubleTapped {
    GlassPoint at{};
    bool operator==(const DoubleTapped&) const = default;
};

/// One finger moves what it was put on.
struct Dragged {
    GlassPoint from{}, at{};  // where it was put down, and is
    GlassVector by{};         // since the last gesture
    GlassVector velocity{};   // of the last tenth of a second, in millimetres a second
    bool operator==(const Dragged&) const = default;
};

/// Two fingers move, and spread or draw together, what the first was put on. Turning is left out.
struct Pinched {
    GlassPoint from{};    // where the first finger was put down
    GlassPoint centre{};  // between the two, now
    GlassVector by{};     // the centre's way since the last gesture
    double factor = 1;    // since the last gesture; above 1: spread, so nearer
    bool operator==(const Pinched&) const = default;
};

/// The last finger of a drag or pinch was lifted; what it moved drifts on.
struct Released {
    GlassPoint from{}, at{};
    Inertia inertia{};
    bool operator==(const Released&) const = default;
};

/// The press counts for nothing: a palm, a finger that is stuck or lost, a page that went away.
struct Cancelled {
    bool operator==(const Cancelled&) const = default;
};

using Gesture = std::variant<Pressed, Tapped, DoubleTapped, Dragged, Pinched, Released, Cancelled>;

}  // namespace app
