#include "geo/own/text_encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "geo/table/utf8.h"

namespace geo {
namespace {

constexpr char32_t replacement = 0xFFFD;

void append(std::string& text, char32_t c) {
    const auto byte = [&text](char32_t bits) { text += static_cast<char>(bits); };
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xC0 | c >> 6);
        byte(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        byte(0xE0 | c >> 12);
        byte(0x80 | (c >> 6 & 0x3F));
        byte(0x80 | (c & 0x3F));
    } else {
        byte(0xF0 | c >> 18);
        byte(0x80 | (c >> 12 & 0x3F));
        byte(0x80 | (c >> 6 & 0x3F));
        byte(0x80 | (c & 0x3F));
    }
}

std::string from_utf16(std::string_view bytes, bool big_endian) {
    const auto unit_at = [&](std::size_t i) {
        const auto first = static_cast<unsigned char>(bytes[i]);
        const auto second = static_cast<unsigned char>(bytes[i + 1]);
        return static_cast<char32_t>(big_endian ? first << 8 | second : second << 8 | first);
    };
    std::string text;
    text.reserve(bytes.size());
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const char32_t unit = unit_at(i);
        if (unit < 0xD800 || unit > 0xDFFF) {
            append(text, unit == 0 ? replacement : unit);
            continue;
        }
        const char32_t next = i + 3 < bytes.size() ? unit_at(i + 2) : 0;
        const bool pair = unit < 0xDC00 && next >= 0xDC00 && next <= 0xDFFF;
        append(text, pair ? 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00) : replacement);
        if (pair) i += 2;
    }
    return text;
}

/// What Windows-1252 has from 0x80 to 0x9F; the rest of it is Latin-1.
constexpr std::array<char32_t, 32> windows_1252{
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

std::string from_windows_1252(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char one : bytes) {
        const auto byte = static_cast<unsigned char>(one);
        const bool special = byte >= 0x80 && byte < 0xA0;
        append(text, byte == 0 ? replacement : special ? windows_1252[byte - 0x80u] : byte);
    }
    return text;
}

/// Latin letters in UTF-16 have a zero for every other byte: 0 where those are the first of two, 1
/// where they are the second, -1 where there are too few of them.
int parity_of_zeros(std::string_view bytes) {
    const std::string_view start = bytes.substr(0, 2000);
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < start.size(); ++i)
        if (start[i] == '\0') ++zeros[i % 2];
    const std::size_t most = std::max(zeros[0], zeros[1]);
    if (start.size() < 4 || 5 * most < start.size() || 4 * std::min(zeros[0], zeros[1]) > most)
        return -1;
    return zeros[0] > zeros[1] ? 0 : 1;
}

}  // namespace

DecodedText decoded(std::string bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
    if (bytes.starts_with("\xFF\xFE"))
        return {from_utf16(std::string_view(bytes).substr(2), false), "UTF-16"};
    if (bytes.starts_with("\xFE\xFF"))
        return {from_utf16(std::string_view(bytes).substr(2), true), "UTF-16"};
    if (const int zeros = parity_of_zeros(bytes); zeros >= 0)
        return {from_utf16(bytes, zeros == 0), "UTF-16"};
    if (!first_fault_in_utf8(bytes)) return {std::move(bytes), "UTF-8"};
    return {from_windows_1252(bytes), "Windows-1252"};
}

}  // namespace geo
