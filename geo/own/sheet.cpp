#include "geo/own/sheet.h"

#include <algorithm>
#include <array>

namespace geo {

std::string_view Sheet::cell(std::size_t row, std::size_t column) const {
    if (row >= rows.size() || column >= rows[row].size()) return {};
    return trimmed(rows[row][column]);
}

std::size_t Sheet::columns() const {
    std::size_t widest = 0;
    for (const auto& row : rows) widest = std::max(widest, row.size());
    return widest;
}

std::string Sheet::where(std::size_t row) const { return fmt::format("{}, row {}", file, row + 1); }

std::string Sheet::where(std::size_t row, std::size_t column) const {
    return fmt::format("{}, column {}", where(row), column_letters(column));
}

std::string column_letters(std::size_t column) {
    std::string letters;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters;
}

std::string_view trimmed(std::string_view text) {
    // Space, tab, line ends; the no-break spaces U+00A0 and U+202F, the thin one U+2009, a byte
    // order mark.
    constexpr std::array<std::string_view, 8> spaces{
        " ", "\t", "\r", "\n", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "\xEF\xBB\xBF"};
    // Nearly every cell begins and ends with a visible character of ASCII.
    const auto visible = [](char c) { return c > ' ' && c <= '~'; };
    if (text.empty() || (visible(text.front()) && visible(text.back()))) return text;
    for (bool more = true; more;) {
        more = false;
        for (const std::string_view space : spaces) {
            if (text.starts_with(space)) text.remove_prefix(space.size()), more = true;
            if (text.ends_with(space)) text.remove_suffix(space.size()), more = true;
        }
    }
    return text;
}

}  // namespace geo
