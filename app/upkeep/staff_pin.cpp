#include "app/upkeep/staff_pin.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "geo/secure/sodium_ready.h"

namespace app {
namespace {

constexpr std::size_t fewest_digits = 4, most_digits = 12;

// 0.2 s on a kiosk's processor: a guess costs as much, and a visitor's patience is not tried.
constexpr unsigned long long passes = 3;
constexpr std::size_t memory = 64U << 20;  // bytes

// What a hash may ask of the kiosk that checks it.
constexpr unsigned long long most_passes = 20;
constexpr unsigned long long most_kibibytes = 1U << 20;

constexpr double longest_delay = 15 * 60;

constexpr std::string_view guard_word = "wrong tries ";

/// The number between two texts of a hash's head, and what stands behind it.
std::optional<unsigned long long> take_number(std::string_view& text, std::string_view before) {
    if (!text.starts_with(before)) return std::nullopt;
    text.remove_prefix(before.size());
    unsigned long long number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc()) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

/// As libsodium wants it: in a buffer of its size, with zeros behind it.
std::array<char, crypto_pwhash_STRBYTES> in_a_buffer(std::string_view hash) {
    std::array<char, crypto_pwhash_STRBYTES> buffer{};
    std::ranges::copy(hash, buffer.begin());
    return buffer;
}

double delay_after(int wrong) {
    return wrong <= 0 ? 0 : std::min(longest_delay, std::exp2(std::min(wrong, 20) - 1));
}

}  // namespace

geo::Result<std::string> hash_of_pin(std::string_view pin) {
    if (pin.size() < fewest_digits || pin.size() > most_digits ||
        !std::ranges::all_of(pin, [](char c) { return c >= '0' && c <= '9'; }))
        return geo::failure(
            fmt::format("a PIN is {} to {} digits and nothing else", fewest_digits, most_digits));
    geo::be_ready();
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str(hash.data(), pin.data(), pin.size(), passes, memory) != 0)
        return geo::failure("there is no memory to hash a PIN; 64 MiB are needed");
    return std::string(hash.data());
}

bool is_pin_hash(std::string_view text) {
    if (text.size() >= crypto_pwhash_STRBYTES || text.find('\0') != std::string_view::npos)
        return false;
    std::string_view rest = text;
    if (!take_number(rest, "$argon2id$v=")) return false;
    const auto kibibytes = take_number(rest, "$m="), rounds = take_number(rest, ",t=");
    if (!kibibytes || !rounds || *kibibytes > most_kibibytes || *rounds > most_passes) return false;
    // Below zero where the rest of it cannot be read either.
    return crypto_pwhash_str_needs_rehash(in_a_buffer(text).data(), passes, memory) >= 0;
}

bool is_pin(std::string_view pin, std::string_view hash) {
    if (!is_pin_hash(hash)) return false;
    geo::be_ready();
    return crypto_pwhash_str_verify(in_a_buffer(hash).data(), pin.data(), pin.size()) == 0;
}

double PinGuard::refused_for(double now) const {
    return std::max(0.0, delay_after(wrong) - std::max(0.0, now - last_wrong));
}

PinGuard after_wrong(PinGuard guard, double now) {
    constexpr int enough = 1000;  // delays are long since the longest
    return {std::min(guard.wrong + 1, enough), now};
}

PinGuard after_right() { return {}; }

PinAnswer try_pin(PinGuard& guard, std::string_view pin, std::string_view hash, double now) {
    if (now < guard.last_wrong) guard.last_wrong = now;  // or the delay would last until then
    if (guard.refused_for(now) > 0) return PinAnswer::too_soon;
    const bool right = is_pin(pin, hash);
    guard = right ? after_right() : after_wrong(guard, now);
    return right ? PinAnswer::right : PinAnswer::wrong;
}

std::string text_of(const PinGuard& guard) {
    return fmt::format("{}{}\n", guard_word, guard.wrong);
}

geo::Result<PinGuard> pin_guard_from(std::string_view text, double now, const std::string& where) {
    std::string_view rest = text;
    const auto wrong = take_number(rest, guard_word);
    if (!wrong || rest != "\n" || *wrong > 1000)
        return geo::failure("does not say how often a PIN was wrong; remove it", where);
    return PinGuard{static_cast<int>(*wrong), now};
}

}  // namespace app
