#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "geo/core/result.h"

namespace app {

/// What a settings file holds of a PIN: an Argon2id hash with its salt and costs, as
/// "$argon2id$v=19$m=65536,t=3,p=1$…". Fails on a PIN that is not 4 to 12 digits, and where there
/// is no memory for it (64 MiB). Takes some tenths of a second: not for the thread that draws.
///
/// source  RFC 9106, by libsodium (crypto_pwhash_str)
geo::Result<std::string> hash_of_pin(std::string_view pin);

/// Can it be a hash that hash_of_pin() made? One whose costs would stop the kiosk is none.
bool is_pin_hash(std::string_view text);

/// Is this the PIN? As slow as hashing it. Never, where the hash is none.
bool is_pin(std::string_view pin, std::string_view hash);

/// Makes guessing slow: after wrong tries the next one is refused for 1, 2, 4, … seconds, 15
/// minutes at most. A plain value; `now` is in seconds of a clock that nobody can set. Where it
/// goes backwards all the same, the delay begins anew.
struct PinGuard {
    int wrong = 0;          // tries since the last right one
    double last_wrong = 0;  // when, by the caller's clock

    /// In how many seconds the next try is taken; 0: at once.
    double refused_for(double now) const;
    bool operator==(const PinGuard&) const = default;
};

/// The guard after a wrong try, and after a right one.
PinGuard after_wrong(PinGuard guard, double now);
PinGuard after_right();

enum class PinAnswer : std::uint8_t { right, wrong, too_soon };

/// One try: `guard` becomes what is to be kept. One that comes too soon is neither checked nor
/// counted.
PinAnswer try_pin(PinGuard& guard, std::string_view pin, std::string_view hash, double now);

/// What is kept in a file, so that switching off and on is no way around the delay.
std::string text_of(const PinGuard& guard);
/// Undoes that; the whole delay begins at `now`, as clocks differ between two starts. Fails on
/// anything else; `where` names the file.
geo::Result<PinGuard> pin_guard_from(std::string_view text, double now, const std::string& where);

}  // namespace app
