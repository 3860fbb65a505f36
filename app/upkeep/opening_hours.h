#pragma once

#include <array>
#include <chrono>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "geo/core/moment.h"
#include "geo/core/result.h"

namespace app {

inline constexpr int minutes_of_day = 24 * 60, minutes_of_week = 7 * minutes_of_day;

/// As the settings name them, from Monday.
inline constexpr std::array<std::string_view, 7> weekdays{
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

/// Open from a minute of the local week, Monday 00:00 being 0, up to but without another, which is
/// larger and may lie in the next day or week.
struct OpeningSpan {
    int from = 0, to = 0;
    auto operator<=>(const OpeningSpan&) const = default;
};

/// "09:00-17:30" of a weekday (Monday is 0). Where the end is not later than the beginning it is of
/// the next day, so "22:00-02:00" goes over midnight; "00:00-24:00" is the whole day. Fails on
/// anything else.
geo::Result<OpeningSpan> opening_span_of(int weekday, std::string_view text);

/// When a kiosk is open, in civil time of where it stands. Valid by construction.
class OpeningHours {
public:
    /// At all times.
    OpeningHours() = default;
    /// In these and no others, in any order. Fails where two overlap; where one ends as another
    /// begins is no change.
    static geo::Result<OpeningHours> of(std::vector<OpeningSpan> spans);

    bool is_open(int minute_of_week) const;
    /// Until it opens or closes, as though the week had no clock change; nothing: it never does.
    std::optional<int> minutes_until_change(int minute_of_week) const;

    bool operator==(const OpeningHours&) const = default;

private:
    std::vector<OpeningSpan> spans_{{0, minutes_of_week}};  // ascending, apart from each other
};

/// How far local clocks are ahead of UTC at a moment.
using ZoneOffset = std::function<std::chrono::minutes(geo::Moment)>;

/// That of the machine's own time zone, by the system's tables.
std::chrono::minutes machine_offset(geo::Moment moment);

/// What local clocks show, in minutes since Monday 00:00.
int minute_of_week(geo::Moment moment, const ZoneOffset& offset);

/// Open where the clock on the wall says so: an hour that is skipped in spring is neither, and one
/// that comes twice in autumn is what it is both times.
bool is_open_at(const OpeningHours& hours, geo::Moment now, const ZoneOffset& offset);

/// The moment of the next opening or closing after `now`, whatever clocks do until then; nothing
/// where it never comes. An offset may change at full minutes only, and not twice within a day.
std::optional<geo::Moment> next_change(const OpeningHours& hours, geo::Moment now,
                                       const ZoneOffset& offset);

/// The next moment after `now` at which local clocks show this minute of the day; on a day that
/// has it twice the first, on one that skips it as much later as the clock jumps.
geo::Moment next_time_of_day(int minute_of_day, geo::Moment now, const ZoneOffset& offset);

}  // namespace app
