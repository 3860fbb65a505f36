#pragma once

#include <optional>

#include "app/upkeep/opening_hours.h"

namespace app {

/// When a kiosk is to begin anew by itself, once a day: the setting `restart_at`. It stays due
/// until that is done, so whoever is served then is served to the end.
class RestartTime {
public:
    /// Never.
    RestartTime() = default;
    /// At a minute of the local day, the next time after `now`.
    RestartTime(std::optional<int> minute_of_day, geo::Moment now, ZoneOffset offset);

    /// A clock that was set back by days does not put it off: the next time is then another.
    bool is_due(geo::Moment now);

private:
    std::optional<int> minute_{};
    geo::Moment next_{};
    ZoneOffset offset_{};
};

}  // namespace app
