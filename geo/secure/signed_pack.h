#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/core/result.h"
#include "geo/secure/signing_key.h"

namespace geo {

/// A file in a pack. Its name is a path below the pack's folder: "data/areas.csv".
struct PackMember {
    std::string name, bytes;
    std::int64_t changed = 0;  // when the file was, in seconds since 1970: tables tell their date
    bool operator==(const PackMember&) const = default;
};

/// Does a name lead to a file below the folder that it is put into, and nowhere else?
bool can_be_member(std::string_view name);

/// Files in one, as bytes: a line that says what it is; the signer's public key; an Ed25519
/// signature of all that stands before and after it up to the members; the length of the manifest,
/// 8 bytes, the least first; the manifest, JSON with each member's name, size, day of change and
/// BLAKE2b hash; the members in that order. Fails on a name that can be no member's, or that two
/// have.
Result<std::string> signed_pack(std::span<const PackMember> members, const SigningKey& key);

struct SignedPack {
    PublicKey signer;
    std::vector<PackMember> members;
};

/// What a pack holds, once every byte of it is known to be as it was signed. Whose signature that
/// is is for the caller to judge. Fails on what is no pack, is of another version, cut off, changed
/// or longer than it was; `where` names the file.
Result<SignedPack> opened_pack(std::string_view bytes, const std::string& where);

}  // namespace geo
