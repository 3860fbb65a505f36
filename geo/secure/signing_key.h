#pragma once

#include <array>
#include <string>
#include <string_view>

#include "geo/core/result.h"

namespace geo {

/// The half of a key pair that anybody may know: it tells who has signed.
///
/// source  Bernstein et al. (2012), "High-speed high-security signatures" (Ed25519), by libsodium
struct PublicKey {
    std::array<unsigned char, 32> bytes{};
    bool operator==(const PublicKey&) const = default;
};

/// The half that signs, and that its owner keeps to themselves.
struct SigningKey {
    std::array<unsigned char, 64> bytes{};  // the public half is its end
    bool operator==(const SigningKey&) const = default;

    PublicKey public_key() const;
};

SigningKey new_signing_key();

/// What people compare, read out on the telephone: "3f2a 91c0 …", eight groups of four digits of
/// the key's BLAKE2b hash.
std::string fingerprint_of(const PublicKey& key);

/// As key files have them: one line each.
std::string text_of(const PublicKey& key);
std::string text_of(const SigningKey& key);
/// Of such a line. Fails on anything else; `where` names the file.
Result<PublicKey> public_key_from(std::string_view line, const std::string& where);
Result<SigningKey> signing_key_from(std::string_view line, const std::string& where);

}  // namespace geo
