#pragma once

#include <cstdint>

namespace app {

/// A place on the glass: millimetres right of and below its upper left corner. Fingers are as large
/// on every display, so what is a tap is a matter of millimetres and never of pixels.
struct GlassPoint {
    double x = 0, y = 0;
    bool operator==(const GlassPoint&) const = default;
};

/// A way on the glass, in millimetres; or a speed, in millimetres a second.
struct GlassVector {
    double right = 0, down = 0;
    bool operator==(const GlassVector&) const = default;
    friend constexpr GlassVector operator*(GlassVector v, double factor) {
        return {v.right * factor, v.down * factor};
    }
};

inline constexpr GlassVector operator-(GlassPoint to, GlassPoint from) {
    return {to.x - from.x, to.y - from.y};
}

/// The length of a way; the speed of a velocity.
double length_of(GlassVector v);

/// What a touch screen says of one finger. A mouse whose button is held is a finger, too.
struct FingerEvent {
    enum class Kind : std::uint8_t {
        down,
        move,
        up,
        lost,  // the system took the finger away: nothing it did counts
    };
    Kind kind = Kind::down;
    std::int64_t id = 0;
    GlassPoint at{};
    double seconds = 0;     // by the clock that is handed to the tracker elsewhere
    double contact_mm = 0;  // how wide it touches; 0: the screen does not say
    double pressure = 0;    // 0 to 1; 0: the screen does not say
};

}  // namespace app
