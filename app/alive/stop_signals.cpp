#include "app/alive/stop_signals.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cassert>
#include <cerrno>
#include <system_error>

namespace app {
namespace {

// A handler may do next to nothing: it writes the signal's number into a pipe.
std::array<int, 2> pipe_ends{-1, -1};

void note(int signal) {
    const int errno_before = errno;
    const auto number = static_cast<unsigned char>(signal);
    // Where the pipe is full there are signals enough in it.
    [[maybe_unused]] const auto written = write(pipe_ends[1], &number, 1);
    errno = errno_before;
}

}  // namespace

StopSignals::StopSignals(std::function<void()> wake) : wake_(std::move(wake)) {
    assert(pipe_ends[0] == -1);
    if (pipe2(pipe_ends.data(), O_CLOEXEC) != 0)
        throw std::system_error(errno, std::generic_category(), "no pipe for signals");
    fcntl(pipe_ends[1], F_SETFL, O_NONBLOCK);
    listener_ = std::thread([this] {
        unsigned char number = 0;
        for (;;) {
            if (read(pipe_ends[0], &number, 1) != 1) continue;  // interrupted
            if (number == 0) return;
            int none = 0;
            asked_.compare_exchange_strong(none, number);
            if (wake_) wake_();
        }
    });
    struct sigaction action {};
    action.sa_handler = note;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(SIGTERM, &action, &terminate_before_);
    sigaction(SIGINT, &action, &interrupt_before_);
}

StopSignals::~StopSignals() {
    sigaction(SIGTERM, &terminate_before_, nullptr);
    sigaction(SIGINT, &interrupt_before_, nullptr);
    const unsigned char end = 0;
    while (write(pipe_ends[1], &end, 1) != 1) std::this_thread::yield();
    listener_.join();
    close(pipe_ends[0]);
    close(pipe_ends[1]);
    pipe_ends = {-1, -1};
}

}  // namespace app
