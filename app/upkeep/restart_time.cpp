#include "app/upkeep/restart_time.h"

namespace app {

RestartTime::RestartTime(std::optional<int> minute_of_day, geo::Moment now, ZoneOffset offset)
    : minute_(minute_of_day), offset_(std::move(offset)) {
    if (minute_) next_ = next_time_of_day(*minute_, now, offset_);
}

bool RestartTime::is_due(geo::Moment now) {
    constexpr std::chrono::hours longest_day{26};  // clocks go back by two hours at most
    if (!minute_) return false;
    if (next_ - now > longest_day) next_ = next_time_of_day(*minute_, now, offset_);
    return now >= next_;
}

}  // namespace app
