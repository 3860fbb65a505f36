#include "geo/area/fold_name.h"

#include <algorithm>

namespace geo {
namespace {

/// The next character of UTF-8 text, taken from its front. Broken bytes come out as 0xFFFD.
char32_t take_character(std::string_view& text) {
    constexpr char32_t broken = 0xFFFD;
    const auto first = static_cast<unsigned char>(text.front());
    text.remove_prefix(1);
    if (first < 0x80) return first;
    if (first < 0xC2 || first > 0xF4) return broken;
    const int more = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    char32_t character = first & (0x3Fu >> more);
    for (int i = 0; i < more; ++i) {
        if (text.empty() || (static_cast<unsigned char>(text.front()) & 0xC0u) != 0x80)
            return broken;
        character = (character << 6) | (static_cast<unsigned char>(text.front()) & 0x3Fu);
        text.remove_prefix(1);
    }
    return character;
}

/// The plain letters of U+00C0 to U+017F (Latin-1 and Latin Extended-A), in order.
constexpr std::string_view plain_letters =
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(plain_letters.size() == 0x180 - 0xC0);

bool is_between(char32_t c, char32_t first, char32_t last) { return first <= c && c <= last; }

/// Apostrophes of every kind, and accents that stand apart from their letter.
bool is_left_out(char32_t c) {
    return c == '\'' || c == '`' || c == 0x2BC || c == 0x2018 || c == 0x2019 ||
           is_between(c, 0x300, 0x36F);
}

/// The small letter or digit without accents; a space for what is neither.
char plain(char32_t c) {
    if (is_between(c, 'a', 'z') || is_between(c, '0', '9')) return static_cast<char>(c);
    if (is_between(c, 'A', 'Z')) return static_cast<char>(c - 'A' + 'a');
    if (is_between(c, 0xC0, 0x17F)) return plain_letters[c - 0xC0];
    if (is_between(c, 0x1E80, 0x1E85)) return 'w';  // ẁ, ẃ, ẅ
    if (c == 0x1EF2 || c == 0x1EF3) return 'y';     // ỳ
    return ' ';
}

std::string with_plain_characters(std::string_view name) {
    std::string text;
    while (!name.empty()) {
        const char32_t c = take_character(name);
        if (c == '&')
            text += " and ";
        else if (!is_left_out(c))
            text += plain(c);
    }
    return text;
}

}  // namespace

std::string fold_name(std::string_view name) {
    const std::string text = with_plain_characters(name);
    std::string folded;
    for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end + 1) {
        end = std::min(text.find(' ', begin), text.size());
        const std::string word = text.substr(begin, end - begin);
        if (word.empty()) continue;
        if (!folded.empty()) folded += ' ';
        folded += word == "saint" ? "st" : word;
    }
    return folded;
}

std::vector<std::string_view> words_of(std::string_view folded) {
    std::vector<std::string_view> words;
    while (!folded.empty()) {
        const std::size_t end = std::min(folded.find(' '), folded.size());
        words.push_back(folded.substr(0, end));
        folded.remove_prefix(std::min(end + 1, folded.size()));
    }
    return words;
}

}  // namespace geo
