#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace geo {

/// How long what follows is, as eight bytes of a file, the lowest first.
inline constexpr std::size_t length_size = 8;

inline void append_length(std::string& to, std::size_t length) {
    for (std::size_t i = 0; i < length_size; ++i)
        to.push_back(static_cast<char>(length >> (8 * i) & 0xff));
}

/// `bytes` hold at least length_size from `at` on.
inline std::size_t length_in(std::string_view bytes, std::size_t at) {
    std::size_t length = 0;
    for (std::size_t i = 0; i < length_size; ++i)
        length |= static_cast<std::size_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    return length;
}

}  // namespace geo
