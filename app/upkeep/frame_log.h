#pragma once

#include <array>
#include <cstddef>

namespace app {

/// Of the last times measured, in milliseconds. All 0 where there is none.
struct TimeSpread {
    double p50 = 0, p95 = 0, p99 = 0, longest = 0;
    std::size_t count = 0;  // that these are of
    bool operator==(const TimeSpread&) const = default;
};

/// The last so many times, in memory of a fixed size.
class RollingTimes {
public:
    static constexpr std::size_t capacity = 4096;  // a minute of frames, a day of touches

    /// What is no time (negative, no number) is passed over.
    void add(double milliseconds);
    /// Percentiles by the nearest rank: each is a time that was measured.
    TimeSpread spread() const;

private:
    std::array<float, capacity> times_{};
    std::size_t count_ = 0, next_ = 0;
};

/// What the staff page tells of how quick the kiosk is.
struct FrameLog {
    RollingTimes frames{};   // that were drawn; an idle kiosk draws none
    RollingTimes touches{};  // from a finger's event to the first frame that answers it
};

}  // namespace app
