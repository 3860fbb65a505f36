#include "geo/table/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "geo/core/characters.h"

namespace geo {

namespace {

constexpr std::uint64_t high_bits = 0x8080808080808080u;
constexpr std::uint64_t low_bits = 0x0101010101010101u;

/// Whether eight bytes are all ASCII and none of them is NUL.
bool plain(const char* eight) {
    std::uint64_t word = 0;
    std::memcpy(&word, eight, sizeof word);
    return (word & high_bits) == 0 && ((word - low_bits) & high_bits) == 0;
}

/// How many bytes the character at the front of `text` has; 0 when it is none.
std::size_t length_of_character(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return lead == 0 ? 0 : 1;
    const std::size_t length = lead < 0xC2   ? 0
                               : lead < 0xE0 ? 2
                               : lead < 0xF0 ? 3
                               : lead < 0xF5 ? 4
                                             : 0;
    if (length == 0 || text.size() < length) return 0;
    // The second byte's range shuts out overlong forms, surrogates and what is above U+10FFFF.
    const unsigned char least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned char most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (byte(1) < least || byte(1) > most) return 0;
    for (std::size_t i = 2; i < length; ++i)
        if (!continues_character(text[i])) return 0;
    return length;
}

Utf8Fault fault_at(std::string_view text, std::size_t place) {
    const std::string_view before = text.substr(0, place);
    const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
    const auto lines = static_cast<std::size_t>(std::ranges::count(before, '\n'));
    const auto byte = static_cast<unsigned char>(text[place]);
    return {byte == 0
                ? "holds a NUL byte, so it is no UTF-8 text; is it a text file? save it as UTF-8"
                : fmt::format("not UTF-8 (byte 0x{:02X}); save the file as UTF-8", byte),
            lines + 1, place - line_start + 1};
}

}  // namespace

std::optional<Utf8Fault> first_fault_in_utf8(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (at + 8 <= text.size() && plain(text.data() + at)) {
            at += 8;
            continue;
        }
        const std::size_t length = length_of_character(text.substr(at));
        if (length == 0) return fault_at(text, at);
        at += length;
    }
    return std::nullopt;
}

}  // namespace geo
