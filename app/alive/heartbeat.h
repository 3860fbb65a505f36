#pragma once

#include <chrono>
#include <optional>

#include "app/alive/service_manager.h"

namespace app {

/// Tells the service manager that the program lives, at twice the rate it asks for. Only the loop
/// that draws calls beat(), once a turn: a loop that hangs falls silent and is restarted.
class Heartbeat {
public:
    using Moment = std::chrono::steady_clock::time_point;

    explicit Heartbeat(ServiceManager manager);

    /// Says so where the time has come.
    void beat(Moment now);

    /// How long the loop may sleep until the next beat; nothing where nobody waits for one.
    std::optional<std::chrono::milliseconds> may_sleep(Moment now) const;

    const ServiceManager& manager() const { return manager_; }

private:
    ServiceManager manager_;
    std::optional<std::chrono::microseconds> every_;
    std::optional<Moment> next_;
};

}  // namespace app
