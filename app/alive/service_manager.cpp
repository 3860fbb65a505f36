#include "app/alive/service_manager.h"

#include <systemd/sd-daemon.h>

#include <algorithm>
#include <cstdint>

namespace app {

ServiceManager::ServiceManager() {
    // WATCHDOG_PID names the process that is waited for: it may be another one of the unit.
    std::uint64_t microseconds = 0;
    if (sd_watchdog_enabled(0, &microseconds) > 0)
        patience_ = std::chrono::microseconds(microseconds);
}

// A message that does not arrive is no fault of ours to tell anyone: whoever waits will act.
void ServiceManager::ready() const { sd_notify(0, "READY=1"); }

void ServiceManager::status(const std::string& line) const {
    std::string message = "STATUS=" + line;
    std::ranges::replace(message, '\n', ' ');  // a line break would begin another message
    sd_notify(0, message.c_str());
}

void ServiceManager::stopping() const { sd_notify(0, "STOPPING=1"); }

void ServiceManager::alive() const { sd_notify(0, "WATCHDOG=1"); }

}  // namespace app
