#pragma once

#include <sodium.h>

#include <array>
#include <stdexcept>
#include <string>

/// A hash of a PIN of the cheapest costs, so that many tries take no time.
inline std::string quick_hash(const std::string& pin) {
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (sodium_init() < 0 ||
        crypto_pwhash_str(hash.data(), pin.data(), pin.size(), 1, crypto_pwhash_MEMLIMIT_MIN) != 0)
        throw std::runtime_error("a PIN cannot be hashed here");
    return hash.data();
}
