#include "geo/secure/signed_pack.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "geo/secure/framed_length.h"
#include "geo/secure/sodium_ready.h"
#include "geo/table/utf8.h"

namespace geo {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::string_view kind = "devolution-atlas pack ", version = "1\n";
constexpr std::size_t key_size = crypto_sign_PUBLICKEYBYTES, signature_size = crypto_sign_BYTES,
                      longest_name = 200;
constexpr std::size_t key_at = kind.size() + version.size(), signature_at = key_at + key_size,
                      length_at = signature_at + signature_size,
                      manifest_at = length_at + length_size;

std::string hash_of(std::string_view bytes) {
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash(hash.data(), hash.size(), unsigned_bytes(bytes.data()), bytes.size(),
                       nullptr, 0);
    return hexadecimal(hash);
}

/// All that is signed: what stands before the signature and after it.
std::string signed_part(std::string_view before, std::string_view after) {
    return std::string(before) + std::string(after);
}

Error damaged(const std::string& where) {
    return {
        "this pack was changed or is damaged since it was signed, so nothing of it is used; "
        "ask for it again",
        where};
}

struct Entry {
    std::string name, hash;
    std::size_t size = 0;
    std::int64_t changed = 0;
};

/// Of a manifest that was signed: another program may have made it, so it is read with care.
std::optional<std::vector<Entry>> entries_in(std::string_view manifest) {
    const json document = json::parse(manifest, nullptr, false);
    if (!document.is_object() || !document.contains("members") || !document["members"].is_array())
        return std::nullopt;
    std::vector<Entry> entries;
    std::set<std::string> names;
    for (const json& one : document["members"]) {
        if (!one.is_object() || !one.contains("name") || !one["name"].is_string() ||
            !one.contains("blake2b") || !one["blake2b"].is_string() || !one.contains("size") ||
            !one["size"].is_number_unsigned() || !one.contains("changed") ||
            !one["changed"].is_number_integer())
            return std::nullopt;
        entries.push_back({one["name"].get<std::string>(), one["blake2b"].get<std::string>(),
                           one["size"].get<std::size_t>(), one["changed"].get<std::int64_t>()});
        if (!can_be_member(entries.back().name) || !names.insert(entries.back().name).second)
            return std::nullopt;
    }
    return entries;
}

}  // namespace

bool can_be_member(std::string_view name) {
    if (name.empty() || name.size() > longest_name || first_fault_in_utf8(name)) return false;
    if (std::ranges::any_of(name,
                            [](unsigned char c) { return c < 0x20 || c == 0x7f || c == '\\'; }))
        return false;
    for (std::size_t at = 0; at <= name.size();) {
        const std::size_t end = std::min(name.find('/', at), name.size());
        const std::string_view part = name.substr(at, end - at);
        if (part.empty() || part == "." || part == "..") return false;
        at = end + 1;
    }
    return true;
}

Result<std::string> signed_pack(std::span<const PackMember> members, const SigningKey& key) {
    be_ready();
    ordered_json list = ordered_json::array();
    std::set<std::string_view> names;
    std::size_t size = 0;
    for (const PackMember& one : members) {
        if (!can_be_member(one.name) || !names.insert(one.name).second)
            return failure("'" + one.name + "' cannot be the name of a file in a pack");
        list.push_back({{"name", one.name},
                        {"size", one.bytes.size()},
                        {"changed", one.changed},
                        {"blake2b", hash_of(one.bytes)}});
        size += one.bytes.size();
    }
    const std::string manifest = ordered_json{{"members", std::move(list)}}.dump();
    std::string before = std::string(kind) + std::string(version);
    for (const unsigned char byte : key.public_key().bytes)
        before.push_back(static_cast<char>(byte));
    std::string after;
    append_length(after, manifest.size());
    after += manifest;
    const std::string said = signed_part(before, after);
    std::string signature(signature_size, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                         unsigned_bytes(said.data()), said.size(), key.bytes.data());
    std::string pack = before + signature + after;
    pack.reserve(pack.size() + size);
    for (const PackMember& one : members) pack += one.bytes;
    return pack;
}

Result<SignedPack> opened_pack(std::string_view bytes, const std::string& where) {
    be_ready();
    if (!bytes.starts_with(kind))
        return failure("is no signed pack of Devolution Atlas; only such packs are opened", where);
    if (bytes.substr(kind.size(), version.size()) != version)
        return failure(
            "is a pack of another version of Devolution Atlas, or damaged; update the program or "
            "ask for it again",
            where);
    if (bytes.size() < manifest_at) return tl::make_unexpected(damaged(where));
    const std::size_t length = length_in(bytes, length_at);
    if (length > bytes.size() - manifest_at) return tl::make_unexpected(damaged(where));
    SignedPack pack;
    std::ranges::copy(bytes.substr(key_at, key_size), pack.signer.bytes.begin());
    const std::string said =
        signed_part(bytes.substr(0, signature_at), bytes.substr(length_at, length_size + length));
    if (crypto_sign_verify_detached(unsigned_bytes(bytes.data() + signature_at),
                                    unsigned_bytes(said.data()), said.size(),
                                    pack.signer.bytes.data()) != 0)
        return tl::make_unexpected(damaged(where));
    const auto entries = entries_in(bytes.substr(manifest_at, length));
    if (!entries)
        return failure("this pack names files that it may not hold, so nothing of it is used",
                       where);
    std::string_view rest = bytes.substr(manifest_at + length);
    for (const Entry& one : *entries) {
        const std::string_view member = rest.substr(0, one.size);
        if (member.size() != one.size || hash_of(member) != one.hash)
            return tl::make_unexpected(damaged(where));
        pack.members.push_back({one.name, std::string(member), one.changed});
        rest.remove_prefix(one.size);
    }
    if (!rest.empty()) return tl::make_unexpected(damaged(where));
    return pack;
}

}  // namespace geo
