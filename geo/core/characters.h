#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace geo {

constexpr bool is_digit(char c) { return '0' <= c && c <= '9'; }

/// Whether a byte of UTF-8 belongs to the character of the byte before it.
constexpr bool continues_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// Characters of UTF-8, not bytes: names have accents.
inline std::size_t characters_in(std::string_view text) {
    return text.size() - static_cast<std::size_t>(std::ranges::count_if(text, continues_character));
}

/// Where the character before `at` begins; the beginning of the text before its first.
inline std::size_t character_before(std::string_view text, std::size_t at) {
    if (at == 0) return 0;
    do --at;
    while (at > 0 && at < text.size() && continues_character(text[at]));
    return at;
}

/// Where the character that begins at `at` ends; the end of the text after its last.
inline std::size_t character_after(std::string_view text, std::size_t at) {
    if (at >= text.size()) return text.size();
    do ++at;
    while (at < text.size() && continues_character(text[at]));
    return at;
}

/// With a capital at the beginning, as sentences and headings have it.
inline std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

}  // namespace geo
