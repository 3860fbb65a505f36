#include <fmt/format.h>

#include <array>
#include <charconv>
#include <optional>

#include "geo/data/view.h"

namespace geo {
namespace {

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

std::string_view month_name(int month) { return months[static_cast<std::size_t>(month - 1)]; }

struct Date {
    int year = 0, month = 0, day = 0;
};

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t n) {
    int number = 0;
    if (text.size() < at + n) return std::nullopt;
    const char* begin = text.data() + at;
    const auto [end, error] = std::from_chars(begin, begin + n, number);
    if (error != std::errc{} || end != begin + n || *begin == '-') return std::nullopt;
    return number;
}

std::optional<Date> date_in(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
    if (!year || !month || !day || *month < 1 || *month > 12) return std::nullopt;
    return Date{*year, *month, *day};
}

/// "2022-01-01/P3Y": a start and a number of years.
std::optional<std::string> years_from_start(std::string_view period) {
    const std::size_t slash = period.find("/P");
    if (slash == std::string_view::npos || !period.ends_with('Y')) return std::nullopt;
    const std::optional<Date> start = date_in(period.substr(0, slash));
    const auto years = digits(period, slash + 2, period.size() - slash - 3);
    if (!start || !years || *years < 1) return std::nullopt;
    const int last_year = start->year + *years;
    if (start->month == 1 && start->day == 1)
        return *years == 1 ? fmt::format("{}", start->year)
                           : fmt::format("{} to {}", start->year, last_year - 1);
    const bool academic = start->day == 1 && (start->month == 8 || start->month == 9);
    if (academic && *years == 1) return fmt::format("{}/{:02}", start->year, last_year % 100);
    if (start->day == 1)
        return fmt::format("{} {} to {} {}", month_name(start->month), start->year,
                           month_name(start->month - 1), last_year);
    return fmt::format("mid-{} {} to mid-{} {}", month_name(start->month), start->year,
                       month_name(start->month), last_year);
}

/// "2024-25" is a financial year when the second number follows the first.
std::optional<std::string> financial_year(std::string_view period) {
    const auto year = digits(period, 0, 4), next = digits(period, 5, 2);
    if (period.size() != 7 || period[4] != '-' || !year || !next) return std::nullopt;
    if (*next != (*year + 1) % 100) return std::nullopt;
    return fmt::format("{}/{:02}", *year, *next);
}

std::optional<std::string> month_and_year(std::string_view period) {
    const auto year = digits(period, 0, 4), month = digits(period, 5, 2);
    if (period.size() != 7 || period[4] != '-' || !year || !month) return std::nullopt;
    if (*month < 1 || *month > 12) return std::nullopt;
    return fmt::format("{} {}", month_name(*month), *year);
}

}  // namespace

std::string say_period(std::string_view period) {
    if (const auto date = date_in(period))
        return fmt::format("{} {} {}", date->day, month_name(date->month), date->year);
    if (const auto years = years_from_start(period)) return *years;
    if (const auto year = financial_year(period)) return *year;
    if (const auto month = month_and_year(period)) return *month;
    for (const std::string_view between : {" to ", "/"}) {
        const std::size_t at = period.find(between);
        if (at != std::string_view::npos && at > 0)
            return fmt::format("{} to {}", say_period(period.substr(0, at)),
                               say_period(period.substr(at + between.size())));
    }
    if (constexpr std::string_view since = "since "; period.starts_with(since))
        return fmt::format("since {}", say_period(period.substr(since.size())));
    return std::string(period);
}

}  // namespace geo
