#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "geo/core/moment.h"
#include "geo/core/result.h"
#include "geo/data/marking.h"

namespace geo {

inline constexpr std::string_view embargo_ending = ".embargo";

/// Who may read before the time, with a passphrase of their own.
struct EarlyReader {
    std::string name, passphrase;
};

/// What stands about a data set under embargo, for everybody to read and nobody to change.
struct Embargo {
    Moment until{};
    std::string file, title;  // of the table: "turnout.csv"
    Marking marking{};
    bool operator==(const Embargo&) const = default;
};

/// What making a key out of a passphrase takes: whoever guesses pays it for each guess.
struct KeyCost {
    unsigned long long operations;
    std::size_t bytes;
};
extern const KeyCost usual_key_cost;  // libsodium's moderate one: 256 MiB, about a second

/// A data set as bytes that only its readers can read: its key is drawn at random and locked away
/// once for each reader, by Argon2id of their passphrase; the content is encrypted with it
/// (XChaCha20-Poly1305, libsodium's secretstream), all that stands before it authenticated with it.
/// Fails without a reader, on one without a name or with a passphrase under eight bytes, and on a
/// file name that is a path.
Result<std::string> embargoed(const Embargo& embargo, std::span<const EarlyReader> readers,
                              std::string_view content, const KeyCost& cost = usual_key_cost);

struct OpenedEmbargo {
    Embargo embargo;
    std::string reader;  // whose passphrase it was
    std::string content;
};

/// Fails on a wrong passphrase, and on bytes that were changed or cut off; `where` names the file.
Result<OpenedEmbargo> opened_embargo(std::string_view bytes, std::string_view passphrase,
                                     const std::string& where,
                                     const KeyCost& cost = usual_key_cost);

}  // namespace geo
