#pragma once

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/files.h"

/// Looks after a program as its unit of systemd would: READY=1 and WATCHDOG=1 on a socket, an end
/// by force where no sign of life came in time, another start whenever it ended. For tests of what
/// a kiosk recovers from, and how fast.
class Supervisor {
public:
    using Clock = std::chrono::steady_clock;

    struct Options {
        std::vector<std::string> command;                  // the program's path first
        std::map<std::string, std::string> environment{};  // beside the test's own
        std::chrono::milliseconds watchdog{1500}, restart_after{100};
    };

    /// One run of the program.
    struct Life {
        pid_t pid = 0;
        Clock::time_point started{}, last_sign{};  // of life: READY=1 or WATCHDOG=1
        std::optional<Clock::time_point> ready{}, ended{};
        std::string end{};  // "exit 0", "signal 9", "no sign of life"
        std::string status{};
    };

    /// Starts it.
    explicit Supervisor(Options options);
    Supervisor(const Supervisor&) = delete;
    Supervisor& operator=(const Supervisor&) = delete;
    /// SIGTERM, and SIGKILL for who is still there after three seconds.
    ~Supervisor();

    /// Looks after it until `done`, or for as long as `most`; whether it is done.
    bool until(const std::function<bool()>& done, std::chrono::milliseconds most);

    /// Until the newest life is ready: seconds since `fault`, or nothing where it took longer than
    /// `most`. Lives that began before `fault` do not count.
    std::optional<double> seconds_to_ready(Clock::time_point fault, std::chrono::milliseconds most);

    const std::vector<Life>& lives() const { return lives_; }
    const Life& life() const { return lives_.back(); }

private:
    void start();
    void step(std::chrono::milliseconds most);
    void hear();
    void note_end();

    Options options_;
    TestFolder folder_;
    int socket_ = -1;
    std::vector<Life> lives_;
};
