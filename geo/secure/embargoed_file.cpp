#include "geo/secure/embargoed_file.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>

#include "geo/secure/framed_length.h"
#include "geo/secure/sodium_ready.h"
#include "geo/table/utf8.h"

namespace geo {

const KeyCost usual_key_cost{crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE};

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::string_view kind = "devolution-atlas embargo ", version = "1\n";
constexpr std::size_t least_passphrase = 8, most_readers = 50;
constexpr std::size_t length_at = kind.size() + version.size(), header_at = length_at + length_size;
constexpr std::size_t key_size = crypto_secretstream_xchacha20poly1305_KEYBYTES;
constexpr std::size_t stream_header = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t tag_size = crypto_secretstream_xchacha20poly1305_ABYTES;
static_assert(key_size == crypto_secretbox_KEYBYTES);

using Key = std::array<unsigned char, key_size>;
using Salt = std::array<unsigned char, crypto_pwhash_SALTBYTES>;
using Nonce = std::array<unsigned char, crypto_secretbox_NONCEBYTES>;
using LockedKey = std::array<unsigned char, crypto_secretbox_MACBYTES + key_size>;

/// A key that is wiped when it is no longer needed.
struct SecretKey {
    Key bytes{};
    SecretKey() = default;
    ~SecretKey() { sodium_memzero(bytes.data(), bytes.size()); }
    SecretKey(const SecretKey&) = delete;
    SecretKey& operator=(const SecretKey&) = delete;
};

/// The content's key, as one reader can unlock it.
struct Slot {
    std::string reader;
    Salt salt{};
    Nonce nonce{};
    LockedKey locked{};
};

bool key_of_passphrase(SecretKey& key, std::string_view passphrase, const Salt& salt,
                       const KeyCost& cost) {
    return crypto_pwhash(key.bytes.data(), key.bytes.size(), passphrase.data(), passphrase.size(),
                         salt.data(), cost.operations, cost.bytes,
                         crypto_pwhash_ALG_ARGON2ID13) == 0;
}

template <std::size_t n>
bool read_hexadecimal(const json& one, const char* name, std::array<unsigned char, n>& bytes) {
    if (!one.contains(name) || !one[name].is_string()) return false;
    const auto& digits = one[name].get_ref<const std::string&>();
    std::size_t read = 0;
    return digits.size() == 2 * n &&
           sodium_hex2bin(bytes.data(), n, digits.data(), digits.size(), nullptr, &read, nullptr) ==
               0 &&
           read == n;
}

std::string text_in(const json& one, const char* name) {
    return one.contains(name) && one[name].is_string() ? one[name].get<std::string>()
                                                       : std::string();
}

struct Header {
    Embargo embargo;
    std::vector<Slot> slots;
};

std::string json_of(const Header& header) {
    ordered_json readers = ordered_json::array();
    for (const Slot& slot : header.slots)
        readers.push_back({{"name", slot.reader},
                           {"salt", hexadecimal(slot.salt)},
                           {"nonce", hexadecimal(slot.nonce)},
                           {"key", hexadecimal(slot.locked)}});
    const Embargo& embargo = header.embargo;
    return ordered_json{
        {"until", text_of(embargo.until)},
        {"file", embargo.file},
        {"title", embargo.title},
        {"marking", {{"level", code_of(embargo.marking.level)}, {"words", embargo.marking.words}}},
        {"readers", std::move(readers)}}
        .dump();
}

bool is_file_name(std::string_view name) {
    return !name.empty() && name != "." && name != ".." && name.size() <= 200 &&
           std::ranges::none_of(name, [](unsigned char c) { return c < 0x20 || c == '/'; });
}

std::optional<Header> header_in(std::string_view text) {
    const json document = json::parse(text, nullptr, false);
    if (!document.is_object() || !document.contains("readers") || !document["readers"].is_array() ||
        document["readers"].size() > most_readers || !document.contains("marking") ||
        !document["marking"].is_object())
        return std::nullopt;
    const auto until = moment_of(text_in(document, "until"));
    const auto level = marking_level_of(text_in(document["marking"], "level"));
    Header header{{{}, text_in(document, "file"), text_in(document, "title"), {}}, {}};
    if (!until || !level || !is_file_name(header.embargo.file)) return std::nullopt;
    header.embargo.until = *until;
    header.embargo.marking = {*level, text_in(document["marking"], "words")};
    for (const json& one : document["readers"]) {
        Slot slot;
        if (!one.is_object() || !read_hexadecimal(one, "salt", slot.salt) ||
            !read_hexadecimal(one, "nonce", slot.nonce) ||
            !read_hexadecimal(one, "key", slot.locked))
            return std::nullopt;
        slot.reader = text_in(one, "name");
        header.slots.push_back(std::move(slot));
    }
    return header;
}

Result<Slot> locked(const EarlyReader& reader, const SecretKey& content_key, const KeyCost& cost) {
    if (reader.name.empty() || first_fault_in_utf8(reader.name))
        return failure("a reader needs a name, in UTF-8");
    if (reader.passphrase.size() < least_passphrase)
        return failure(fmt::format("the passphrase of {} is too short; {} characters are the least",
                                   reader.name, least_passphrase));
    Slot slot;
    slot.reader = reader.name;
    randombytes_buf(slot.salt.data(), slot.salt.size());
    randombytes_buf(slot.nonce.data(), slot.nonce.size());
    SecretKey key;
    if (!key_of_passphrase(key, reader.passphrase, slot.salt, cost))
        return failure("there is too little memory to make a key of a passphrase");
    crypto_secretbox_easy(slot.locked.data(), content_key.bytes.data(), content_key.bytes.size(),
                          slot.nonce.data(), key.bytes.data());
    return slot;
}

Error damaged(const std::string& where) {
    return {
        "this file under embargo was changed or cut off, so nothing of it is used; ask for it "
        "again",
        where};
}

}  // namespace

Result<std::string> embargoed(const Embargo& embargo, std::span<const EarlyReader> readers,
                              std::string_view content, const KeyCost& cost) {
    be_ready();
    if (readers.empty()) return failure("nobody could read it; name a reader");
    if (readers.size() > most_readers)
        return failure(fmt::format("at most {} readers", most_readers));
    for (const std::string* text : {&embargo.file, &embargo.title, &embargo.marking.words})
        if (first_fault_in_utf8(*text)) return failure("is not in UTF-8: '" + *text + "'");
    if (!is_file_name(embargo.file)) return failure("not the name of a file: " + embargo.file);
    SecretKey key;
    crypto_secretstream_xchacha20poly1305_keygen(key.bytes.data());
    Header header{embargo, {}};
    for (const EarlyReader& reader : readers) {
        auto slot = locked(reader, key, cost);
        if (!slot) return tl::make_unexpected(slot.error());
        header.slots.push_back(*std::move(slot));
    }
    const std::string said = json_of(header);
    std::string file = std::string(kind) + std::string(version);
    append_length(file, said.size());
    file += said;
    const std::string before = file;  // authenticated with the content
    crypto_secretstream_xchacha20poly1305_state state;
    std::string secret(stream_header + tag_size + content.size(), '\0');
    auto* out = reinterpret_cast<unsigned char*>(secret.data());
    crypto_secretstream_xchacha20poly1305_init_push(&state, out, key.bytes.data());
    crypto_secretstream_xchacha20poly1305_push(&state, out + stream_header, nullptr,
                                               unsigned_bytes(content.data()), content.size(),
                                               unsigned_bytes(before.data()), before.size(),
                                               crypto_secretstream_xchacha20poly1305_TAG_FINAL);
    sodium_memzero(&state, sizeof state);
    return file + secret;
}

Result<OpenedEmbargo> opened_embargo(std::string_view bytes, std::string_view passphrase,
                                     const std::string& where, const KeyCost& cost) {
    be_ready();
    if (!bytes.starts_with(kind))
        return failure("is no file under embargo; devolution-atlas seal writes them", where);
    if (bytes.substr(kind.size(), version.size()) != version)
        return failure(
            "is of another version of Devolution Atlas, or damaged; update the program or ask for "
            "it again",
            where);
    if (bytes.size() < header_at) return tl::make_unexpected(damaged(where));
    const std::size_t length = length_in(bytes, length_at);
    if (length > bytes.size() - header_at ||
        bytes.size() - header_at - length < stream_header + tag_size)
        return tl::make_unexpected(damaged(where));
    auto header = header_in(bytes.substr(header_at, length));
    if (!header) return tl::make_unexpected(damaged(where));
    for (const Slot& slot : header->slots) {
        SecretKey lock, key;
        if (!key_of_passphrase(lock, passphrase, slot.salt, cost))
            return failure("there is too little memory to make a key of the passphrase", where);
        if (crypto_secretbox_open_easy(key.bytes.data(), slot.locked.data(), slot.locked.size(),
                                       slot.nonce.data(), lock.bytes.data()) != 0)
            continue;
        const std::string_view before = bytes.substr(0, header_at + length);
        const std::string_view secret = bytes.substr(header_at + length);
        const auto* in = unsigned_bytes(secret.data());
        crypto_secretstream_xchacha20poly1305_state state;
        OpenedEmbargo opened{header->embargo, slot.reader,
                             std::string(secret.size() - stream_header - tag_size, '\0')};
        unsigned char tag = 0;
        const bool is_whole =
            crypto_secretstream_xchacha20poly1305_init_pull(&state, in, key.bytes.data()) == 0 &&
            crypto_secretstream_xchacha20poly1305_pull(
                &state, reinterpret_cast<unsigned char*>(opened.content.data()), nullptr, &tag,
                in + stream_header, secret.size() - stream_header, unsigned_bytes(before.data()),
                before.size()) == 0 &&
            tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
        sodium_memzero(&state, sizeof state);
        if (!is_whole) return tl::make_unexpected(damaged(where));
        return opened;
    }
    return failure("this passphrase is none of its readers', or the file was changed; try again",
                   where);
}

}  // namespace geo
