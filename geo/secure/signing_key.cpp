#include "geo/secure/signing_key.h"

#include <sodium.h>

#include <algorithm>
#include <optional>

#include "geo/secure/sodium_ready.h"

namespace geo {
namespace {

constexpr std::string_view public_word = "devolution-atlas public key ";
constexpr std::string_view signing_word = "devolution-atlas signing key ";

template <std::size_t n>
std::string line_of(std::string_view word, const std::array<unsigned char, n>& bytes) {
    return std::string(word) + hexadecimal(bytes) + "\n";
}

template <std::size_t n>
std::optional<std::array<unsigned char, n>> bytes_in(std::string_view line, std::string_view word) {
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
    if (!line.starts_with(word) || line.size() != word.size() + 2 * n) return std::nullopt;
    std::array<unsigned char, n> bytes{};
    std::size_t read = 0;
    if (sodium_hex2bin(bytes.data(), n, line.data() + word.size(), 2 * n, nullptr, &read,
                       nullptr) != 0 ||
        read != n)
        return std::nullopt;
    return bytes;
}

}  // namespace

PublicKey SigningKey::public_key() const {
    PublicKey key;
    std::copy(bytes.end() - 32, bytes.end(), key.bytes.begin());
    return key;
}

SigningKey new_signing_key() {
    be_ready();
    SigningKey key;
    PublicKey half;
    crypto_sign_keypair(half.bytes.data(), key.bytes.data());
    return key;
}

std::string fingerprint_of(const PublicKey& key) {
    std::array<unsigned char, 16> hash{};
    crypto_generichash(hash.data(), hash.size(), key.bytes.data(), key.bytes.size(), nullptr, 0);
    const std::string digits = hexadecimal(hash);
    std::string groups;
    for (std::size_t at = 0; at < digits.size(); at += 4)
        groups += (at == 0 ? "" : " ") + digits.substr(at, 4);
    return groups;
}

std::string text_of(const PublicKey& key) { return line_of(public_word, key.bytes); }
std::string text_of(const SigningKey& key) { return line_of(signing_word, key.bytes); }

Result<PublicKey> public_key_from(std::string_view line, const std::string& where) {
    if (const auto bytes = bytes_in<32>(line, public_word)) return PublicKey{*bytes};
    return failure("holds no public key; give the .pub file that devolution-atlas keygen wrote",
                   where);
}

Result<SigningKey> signing_key_from(std::string_view line, const std::string& where) {
    const auto bytes = bytes_in<64>(line, signing_word);
    if (!bytes)
        return failure("holds no signing key; give the file that devolution-atlas keygen wrote",
                       where);
    // What signs with one half and names another would only ever make packs that are refused.
    std::array<unsigned char, 32> seed{};
    PublicKey half;
    SigningKey whole;
    crypto_sign_ed25519_sk_to_seed(seed.data(), bytes->data());
    crypto_sign_seed_keypair(half.bytes.data(), whole.bytes.data(), seed.data());
    if (whole.bytes != *bytes) return failure("this signing key is damaged", where);
    return whole;
}

}  // namespace geo
