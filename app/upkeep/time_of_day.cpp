#include "app/upkeep/time_of_day.h"

#include <fmt/format.h>

namespace app {

std::optional<int> time_of_day_in(std::string_view text) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto two = [&](std::size_t at) -> std::optional<int> {
        if (!is_digit(text[at]) || !is_digit(text[at + 1])) return std::nullopt;
        return 10 * (text[at] - '0') + (text[at + 1] - '0');
    };
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const auto hour = two(0), minute = two(3);
    if (!hour || !minute || *minute > 59 || *hour * 60 + *minute > 24 * 60) return std::nullopt;
    return *hour * 60 + *minute;
}

std::string text_of_time_of_day(int minute) {
    return fmt::format("{:02}:{:02}", minute / 60, minute % 60);
}

}  // namespace app
