#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace app {

/// What the service manager (systemd) is told about this process; nothing where none started it.
class ServiceManager {
public:
    /// Reads NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID, and takes them out of the environment,
    /// so that no child speaks for us.
    static ServiceManager from_environment();

    /// The first frame is shown: READY=1.
    void ready() const;
    /// A line for `systemctl status`.
    void status(const std::string& line) const;
    /// The program ends by its own will: STOPPING=1.
    void stopping() const;
    /// WATCHDOG=1. Called by Heartbeat alone.
    void alive() const;

    /// How long the service manager waits for a sign of life before it kills; nothing where it
    /// does not.
    std::optional<std::chrono::microseconds> patience() const { return patience_; }

private:
    void tell(const std::string& message) const;
    std::string socket_;
    std::optional<std::chrono::microseconds> patience_;
};

}  // namespace app
