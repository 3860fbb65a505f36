#include "geo/core/moment.h"

#include <array>
#include <charconv>

namespace geo {
namespace {

namespace chrono = std::chrono;

template <class Number>
bool read_number(std::string_view text, Number& number) {
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc() && end == text.data() + text.size() && text.front() != '-';
}

chrono::sys_days last_sunday(chrono::year year, chrono::month month) {
    return chrono::sys_days(year / month / chrono::Sunday[chrono::last]);
}

}  // namespace

Result<Moment> moment_of(std::string_view text) {
    const auto wrong = [&] {
        return failure("not a time: '" + std::string(text) +
                       "'; write it with its distance to UTC, as 2026-12-07T09:30+00:00");
    };
    const auto digits = [&](std::size_t at, std::size_t count, unsigned& number) {
        return text.size() >= at + count && read_number(text.substr(at, count), number);
    };
    unsigned year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
    if (text.size() < 17 || !digits(0, 4, year) || text[4] != '-' || !digits(5, 2, month) ||
        text[7] != '-' || !digits(8, 2, day) || text[10] != 'T' || !digits(11, 2, hour) ||
        text[13] != ':' || !digits(14, 2, minute))
        return wrong();
    std::size_t at = 16;
    if (text[at] == ':') {
        if (!digits(17, 2, second)) return wrong();
        at = 19;
    }
    const chrono::year_month_day date{chrono::year(static_cast<int>(year)), chrono::month(month),
                                      chrono::day(day)};
    if (!date.ok() || hour > 23 || minute > 59 || second > 59 || text.size() <= at) return wrong();
    chrono::minutes ahead{0};
    if (text.substr(at) != "Z") {
        unsigned hours = 0, minutes = 0;
        if (text.size() != at + 6 || (text[at] != '+' && text[at] != '-') ||
            !digits(at + 1, 2, hours) || text[at + 3] != ':' || !digits(at + 4, 2, minutes) ||
            hours > 14 || minutes > 59)
            return wrong();
        ahead = chrono::hours(hours) + chrono::minutes(minutes);
        if (text[at] == '-') ahead = -ahead;
    }
    return chrono::sys_days(date) + chrono::hours(hour) + chrono::minutes(minute) +
           chrono::seconds(second) - ahead;
}

std::string text_of(Moment moment) {
    const auto day = chrono::floor<chrono::days>(moment);
    const chrono::year_month_day date(day);
    const chrono::hh_mm_ss time(moment - day);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       time.hours().count(), time.minutes().count(), time.seconds().count());
}

std::string in_words(Moment moment) {
    constexpr std::array months{"January",   "February", "March",    "April",
                                "May",       "June",     "July",     "August",
                                "September", "October",  "November", "December"};
    const chrono::year year = chrono::year_month_day(chrono::floor<chrono::days>(moment)).year();
    constexpr chrono::hours change{1};
    if (moment >= last_sunday(year, chrono::March) + change &&
        moment < last_sunday(year, chrono::October) + change)
        moment += chrono::hours(1);
    const auto day = chrono::floor<chrono::days>(moment);
    const chrono::year_month_day date(day);
    const chrono::hh_mm_ss time(moment - day);
    return fmt::format("{}.{:02} on {} {} {}", time.hours().count(), time.minutes().count(),
                       static_cast<unsigned>(date.day()),
                       months[static_cast<unsigned>(date.month()) - 1],
                       static_cast<int>(date.year()));
}

Moment present_moment() { return chrono::floor<chrono::seconds>(chrono::system_clock::now()); }

}  // namespace geo
