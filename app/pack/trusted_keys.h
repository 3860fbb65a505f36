#pragma once

#include <filesystem>
#include <vector>

#include "geo/secure/signing_key.h"

namespace app {

/// Where the keys are whose packs are opened: ~/.config/devolution-atlas/trusted-keys, one public
/// key a line.
std::filesystem::path trusted_keys_file();
/// Where the key is that packs are signed with where no other is given.
std::filesystem::path usual_signing_key();

/// None where there is no such file. Fails on a line that is no key.
geo::Result<std::vector<geo::PublicKey>> trusted_keys();
/// Adds a key to them; one that is there already is not added again.
geo::Result<void> trust(const geo::PublicKey& key);

/// Of files that keygen wrote.
geo::Result<geo::PublicKey> read_public_key(const std::filesystem::path& file);
geo::Result<geo::SigningKey> read_signing_key(const std::filesystem::path& file);
/// Writes `file`, for its owner alone, and `file`.pub; replaces neither.
geo::Result<void> write_keys(const geo::SigningKey& key, const std::filesystem::path& file);

}  // namespace app
