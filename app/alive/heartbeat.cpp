#include "app/alive/heartbeat.h"

#include <algorithm>

namespace app {

Heartbeat::Heartbeat(ServiceManager manager) : manager_(manager) {
    if (manager_.patience()) every_ = *manager_.patience() / 2;
}

void Heartbeat::beat(Moment now) {
    if (!every_ || (next_ && now < *next_)) return;
    manager_.alive();
    next_ = now + *every_;
}

std::optional<std::chrono::milliseconds> Heartbeat::may_sleep(Moment now) const {
    if (!every_) return std::nullopt;
    if (!next_) return std::chrono::milliseconds(0);
    // Rounded up: who wakes a little early would sleep again for nothing at all.
    return std::max(std::chrono::milliseconds(0),
                    std::chrono::ceil<std::chrono::milliseconds>(*next_ - now));
}

}  // namespace app
