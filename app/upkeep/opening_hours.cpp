#include "app/upkeep/opening_hours.h"

#include <algorithm>
#include <ctime>

#include "app/upkeep/time_of_day.h"

namespace app {
namespace {

using geo::Moment;
using std::chrono::minutes;

std::string in_week(int minute) {
    minute %= minutes_of_week;
    return fmt::format("{} {}", weekdays[static_cast<std::size_t>(minute / minutes_of_day)],
                       text_of_time_of_day(minute % minutes_of_day));
}

std::string in_words(OpeningSpan span) {
    return fmt::format("{} to {}", in_week(span.from), in_week(span.to));
}

Moment full_minute(Moment moment) { return std::chrono::floor<minutes>(moment); }

int of_the_week(minutes since_1970) {
    constexpr int thursday = 3;  // 1 January 1970
    const std::int64_t minute = (since_1970.count() + thursday * minutes_of_day) % minutes_of_week;
    return static_cast<int>(minute < 0 ? minute + minutes_of_week : minute);
}

/// The first full minute after `from`, at `to` at the latest, at which local clocks have jumped.
Moment jump_between(Moment from, Moment to, const ZoneOffset& offset) {
    const minutes before = offset(from);
    while (to - from > minutes(1)) {
        const Moment between =
            from + minutes(std::chrono::duration_cast<minutes>(to - from).count() / 2);
        (offset(between) == before ? from : to) = between;
    }
    return to;
}

}  // namespace

geo::Result<OpeningSpan> opening_span_of(int weekday, std::string_view text) {
    const std::size_t between = std::min(text.find('-'), text.size());
    const auto from = time_of_day_in(text.substr(0, between));
    const auto to = time_of_day_in(text.substr(std::min(between + 1, text.size())));
    if (!from || !to || *from == minutes_of_day || *from == *to)
        return geo::failure(
            fmt::format("not opening hours: '{}'; write them as 09:00-17:30, and 00:00-24:00 for "
                        "the whole day",
                        text));
    const int day = weekday * minutes_of_day;
    return OpeningSpan{day + *from, day + *to + (*to < *from ? minutes_of_day : 0)};
}

geo::Result<OpeningHours> OpeningHours::of(std::vector<OpeningSpan> spans) {
    std::ranges::sort(spans);
    for (std::size_t i = 0; i + 1 < spans.size(); ++i)
        if (spans[i + 1].from < spans[i].to)
            return geo::failure(
                fmt::format("{} and {} overlap", in_words(spans[i]), in_words(spans[i + 1])));
    if (spans.size() > 1 && spans.back().to - minutes_of_week > spans.front().from)
        return geo::failure(
            fmt::format("{} and {} overlap", in_words(spans.back()), in_words(spans.front())));
    OpeningHours hours;
    hours.spans_.clear();
    for (const OpeningSpan& span : spans) {
        if (!hours.spans_.empty() && hours.spans_.back().to == span.from)
            hours.spans_.back().to = span.to;
        else
            hours.spans_.push_back(span);
    }
    // Sunday night and Monday morning are neighbours, too.
    auto& all = hours.spans_;
    if (all.size() > 1 && all.back().to - minutes_of_week == all.front().from) {
        all.back().to = all.front().to + minutes_of_week;
        all.erase(all.begin());
    }
    if (all.size() == 1 && all.front().to - all.front().from == minutes_of_week)
        return OpeningHours();
    return hours;
}

bool OpeningHours::is_open(int minute) const {
    return std::ranges::any_of(spans_, [minute](const OpeningSpan& span) {
        return (minute >= span.from && minute < span.to) ||
               (minute + minutes_of_week >= span.from && minute + minutes_of_week < span.to);
    });
}

std::optional<int> OpeningHours::minutes_until_change(int minute) const {
    if (*this == OpeningHours() || spans_.empty()) return std::nullopt;
    const bool open = is_open(minute);
    int soonest = minutes_of_week;
    for (const OpeningSpan& span : spans_) {
        // Spans are apart from each other, so the next end, or beginning, is the change.
        const int wait = ((open ? span.to : span.from) - minute) % minutes_of_week;
        soonest = std::min(soonest, wait <= 0 ? wait + minutes_of_week : wait);
    }
    return soonest;
}

minutes machine_offset(Moment moment) {
    const std::time_t seconds = moment.time_since_epoch().count();
    std::tm local{};
    if (localtime_r(&seconds, &local) == nullptr) return minutes(0);  // beyond all calendars
    return minutes(local.tm_gmtoff / 60);
}

int minute_of_week(Moment moment, const ZoneOffset& offset) {
    return of_the_week(std::chrono::floor<minutes>(moment.time_since_epoch()) + offset(moment));
}

bool is_open_at(const OpeningHours& hours, Moment now, const ZoneOffset& offset) {
    return hours.is_open(minute_of_week(now, offset));
}

std::optional<Moment> next_change(const OpeningHours& hours, Moment now, const ZoneOffset& offset) {
    const bool open = is_open_at(hours, now, offset);
    Moment at = full_minute(now);
    const Moment last = at + minutes(2 * minutes_of_week);
    while (at < last) {
        const auto wait = hours.minutes_until_change(minute_of_week(at, offset));
        if (!wait) return std::nullopt;
        // A day at a time, so that no two jumps of the clock are missed.
        const Moment next = at + minutes(std::min(*wait, minutes_of_day));
        at = offset(next) == offset(at) ? next : jump_between(at, next, offset);
        if (is_open_at(hours, at, offset) != open) return at;
    }
    return std::nullopt;
}

Moment next_time_of_day(int minute, Moment now, const ZoneOffset& offset) {
    const auto today = std::chrono::floor<std::chrono::days>(now + offset(now));
    for (int day = -1;; ++day) {
        const Moment wall = today + std::chrono::days(day) + minutes(minute);
        // What clocks show before and after any jump of that day.
        const minutes before = offset(wall - std::chrono::days(1)),
                      after = offset(wall + std::chrono::days(1));
        const Moment early = wall - std::max(before, after), late = wall - std::min(before, after);
        const Moment at = offset(early) == std::max(before, after) ? early : late;
        if (at > now) return at;
    }
}

}  // namespace app
