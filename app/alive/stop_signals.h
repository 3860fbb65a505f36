#pragma once

#include <atomic>
#include <functional>
#include <thread>

namespace app {

/// SIGTERM and SIGINT as a wish that a loop asks after, so that it ends where it is whole. One at a
/// time in a process; made before SDL's video is begun, which else takes the signals itself. When
/// it goes the signals do again what they did before.
class StopSignals {
public:
    /// `wake` is called on another thread when a signal came: it wakes the loop out of its sleep
    /// (SDL_PushEvent may be called from there).
    /// Throws std::system_error where the process has no descriptor left.
    explicit StopSignals(std::function<void()> wake = {});
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;
    ~StopSignals();

    /// The signal that came first; 0 before.
    int asked() const { return asked_; }

private:
    std::function<void()> wake_;
    std::atomic<int> asked_ = 0;
    std::thread listener_;
};

}  // namespace app
