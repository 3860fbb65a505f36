#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace app {

/// What the service manager (systemd) is told about this process, by sd_notify(3). Nothing happens
/// where none listens.
class ServiceManager {
public:
    /// Reads WATCHDOG_USEC and WATCHDOG_PID; NOTIFY_SOCKET is read for each message.
    ServiceManager();

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
    std::optional<std::chrono::microseconds> patience_;
};

}  // namespace app
