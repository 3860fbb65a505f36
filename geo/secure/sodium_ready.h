#pragma once

#include <sodium.h>

#include <array>
#include <stdexcept>
#include <string>

namespace geo {

/// Before anything of libsodium that draws random numbers.
inline void be_ready() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot draw random numbers here");
}

template <std::size_t n>
std::string hexadecimal(const std::array<unsigned char, n>& bytes) {
    std::array<char, 2 * n + 1> digits{};
    return sodium_bin2hex(digits.data(), digits.size(), bytes.data(), n);
}

inline const unsigned char* unsigned_bytes(const char* bytes) {
    return reinterpret_cast<const unsigned char*>(bytes);
}

}  // namespace geo
