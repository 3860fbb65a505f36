#include "geo/own/written_period.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "geo/core/characters.h"
#include "geo/own/sheet.h"

namespace geo {
namespace {

constexpr int first_year = 1801, last_year = 2100;

std::string lower(std::string_view text) {
    std::string small(text);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return small;
}

std::optional<int> number_in_all(std::string_view digits) {
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || !is_digit(digits.front()) || error != std::errc{} ||
        end != digits.data() + digits.size())
        return std::nullopt;
    return number;
}

std::optional<int> year_of(std::string_view digits) {
    const auto year = digits.size() == 4 ? number_in_all(digits) : std::nullopt;
    return year && *year >= first_year && *year <= last_year ? year : std::nullopt;
}

/// Words and numbers, without what stands between them: "2023", "24".
std::vector<std::string> pieces_of(std::string_view text) {
    std::vector<std::string> pieces;
    bool last_is_digit = false;
    bool joined = false;
    std::string small = lower(text);
    for (std::size_t dash; (dash = small.find("\xE2\x80")) != std::string::npos;)
        small.replace(dash, 3,
                      "-");  // U+2010 to U+2015, dashes of every length, and quotation marks
    for (const char c : small) {
        const bool digit = is_digit(c);
        const bool letter = (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80) != 0;
        if (digit || letter) {
            if (!joined || digit != last_is_digit) pieces.emplace_back();
            pieces.back() += c;
        }
        joined = digit || letter;
        last_is_digit = digit;
    }
    return pieces;
}

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};

std::optional<int> month_of(std::string_view word) {
    for (std::size_t i = 0; i < months.size(); ++i)
        if (word.size() >= 3 && (months[i].starts_with(word) || (word == "sept" && i == 8)))
            return static_cast<int>(i) + 1;
    return std::nullopt;
}

/// What may stand beside a year in a period and says nothing but about time.
bool is_about_time(std::string_view word) {
    constexpr std::array<std::string_view, 23> words{
        "mid",      "year",      "years",    "ending", "end",    "q",       "quarter", "to",
        "fy",       "financial", "calendar", "the",    "in",     "of",      "at",      "as",
        "academic", "spring",    "summer",   "autumn", "winter", "january", "census"};
    return std::ranges::find(words, word) != words.end() || month_of(word).has_value();
}

/// 2023/24, 2023-24, 2023–2024, 2023 to 2024.
std::optional<WrittenPeriod> two_years(const std::vector<std::string>& pieces) {
    if (pieces.size() != 2 && !(pieces.size() == 3 && pieces[1] == "to")) return std::nullopt;
    const auto from = year_of(pieces.front());
    const auto until = number_in_all(pieces.back());
    if (!from || !until) return std::nullopt;
    if (pieces.back().size() == 2 && *until == (*from + 1) % 100)
        return WrittenPeriod{*from, fmt::format("{}-{:02}", *from, *until)};
    if (pieces.back().size() != 4 || !year_of(pieces.back()) || *until <= *from)
        return std::nullopt;
    if (*until == *from + 1)
        return WrittenPeriod{*from, fmt::format("{}-{:02}", *from, *until % 100)};
    return WrittenPeriod{*from, fmt::format("{} to {}", *from, *until)};
}

std::optional<WrittenPeriod> date_in(const std::vector<std::string>& pieces) {
    if (pieces.size() < 3 ||
        !std::ranges::all_of(pieces, [](const std::string& one) { return is_digit(one.front()); }))
        return std::nullopt;
    const bool year_first =
        pieces[0].size() == 4;  // 2024-05-02; else 02/05/2024, as Britain has it
    const auto year = year_of(pieces[year_first ? 0 : 2]);
    const auto month = number_in_all(pieces[1]), day = number_in_all(pieces[year_first ? 2 : 0]);
    if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1 || *day > 31)
        return std::nullopt;
    return WrittenPeriod{*year, fmt::format("{}-{:02}-{:02}", *year, *month, *day)};
}

/// Twelve months that end with one start in the year before, unless that is December.
std::optional<WrittenPeriod> year_ending(std::string_view text,
                                         const std::vector<std::string>& pieces) {
    const auto ending = std::ranges::find_if(
        pieces, [](const std::string& one) { return one == "ending" || one == "end"; });
    if (ending == pieces.end() || ending == pieces.begin() || *std::prev(ending) != "year")
        return std::nullopt;
    for (auto month = std::next(ending); month != pieces.end(); ++month)
        if (const auto number = month_of(*month))
            if (const auto year = year_of(pieces.back()))
                return WrittenPeriod{*number == 12 ? *year : *year - 1, std::string(text)};
    return std::nullopt;
}

}  // namespace

std::optional<WrittenPeriod> period_written(std::string_view text) {
    text = trimmed(text);
    if (text.empty() || text.size() > 60) return std::nullopt;
    // What a spreadsheet keeps as a moment: 2024/05/02 00:00:00
    if (const std::size_t time = text.find(" 00:00"); time != std::string_view::npos)
        text = text.substr(0, time);
    const std::vector<std::string> pieces = pieces_of(text);
    if (pieces.empty() || text.find_first_of("£%") != std::string_view::npos) return std::nullopt;
    if (pieces.size() == 1) {
        const auto year = year_of(pieces.front());
        return year && text == pieces.front()
                   ? std::optional(WrittenPeriod{*year, std::string(text)})
                   : std::nullopt;
    }
    if (auto years = two_years(pieces)) return years;
    if (auto date = date_in(pieces)) return date;
    if (auto ending = year_ending(text, pieces)) return ending;
    std::optional<int> only;
    for (const std::string& piece : pieces) {
        if (const auto year = year_of(piece)) {
            if (only) return std::nullopt;
            only = year;
        } else if (is_digit(piece.front()) ? piece.size() > 2 : !is_about_time(piece)) {
            return std::nullopt;
        }
    }
    if (!only || std::ranges::none_of(pieces, is_about_time)) return std::nullopt;
    return WrittenPeriod{*only, std::string(text)};
}

std::optional<HeadingPeriod> period_in_heading(std::string_view heading) {
    heading = trimmed(heading);
    if (auto alone = period_written(heading)) return HeadingPeriod{{}, *std::move(alone)};
    // The longest beginning or end that is a period, cut between words.
    const auto without = [](std::string_view about, std::string_view text) {
        const std::size_t first = text.find_first_not_of(about);
        if (first == std::string_view::npos) return std::string_view{};
        return text.substr(first, text.find_last_not_of(about) - first + 1);
    };
    const auto bare = [&](std::string_view text) { return without(" ,;:()-_/", text); };
    // A label may end with its unit in parentheses.
    const auto bare_label = [&](std::string_view text) { return without(" ,;:-_/", text); };
    for (std::size_t at = heading.find_first_of(" _(,"); at != std::string_view::npos;
         at = heading.find_first_of(" _(,", at + 1)) {
        const std::string_view label = bare_label(heading.substr(0, at));
        if (auto period = period_written(bare(heading.substr(at))); period && !label.empty())
            return HeadingPeriod{std::string(label), *std::move(period)};
    }
    for (std::size_t at = heading.find_last_of(" _,"); at != std::string_view::npos && at > 0;
         at = heading.find_last_of(" _,", at - 1)) {
        const std::string_view label = bare_label(heading.substr(at));
        if (auto period = period_written(bare(heading.substr(0, at))); period && !label.empty())
            return HeadingPeriod{std::string(label), *std::move(period)};
    }
    return std::nullopt;
}

}  // namespace geo
