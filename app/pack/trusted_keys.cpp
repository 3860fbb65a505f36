#include "app/pack/trusted_keys.h"

#include <algorithm>

#include "app/pack/own_files.h"
#include "geo/core/whole_file.h"
#include "geo/export/write_together.h"

namespace app {
namespace {

constexpr std::size_t most_of_keys = 1 << 20;

std::filesystem::path folder() { return own_folder("XDG_CONFIG_HOME", ".config"); }

}  // namespace

std::filesystem::path trusted_keys_file() { return folder() / "trusted-keys"; }
std::filesystem::path usual_signing_key() { return folder() / "signing-key"; }

geo::Result<std::vector<geo::PublicKey>> trusted_keys() {
    std::vector<geo::PublicKey> keys;
    const std::filesystem::path file = trusted_keys_file();
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) return keys;
    const auto text = geo::whole_file(file, most_of_keys);
    if (!text) return tl::make_unexpected(text.error());
    int number = 1;
    for (std::size_t at = 0; at < text->size(); ++number) {
        const std::size_t end = std::min(text->find('\n', at), text->size());
        const std::string line = text->substr(at, end - at);
        at = end + 1;
        if (line.empty()) continue;
        auto key = geo::public_key_from(line, fmt::format("{}, line {}", file.string(), number));
        if (!key) return tl::make_unexpected(key.error());
        keys.push_back(*key);
    }
    return keys;
}

geo::Result<void> trust(const geo::PublicKey& key) {
    auto known = trusted_keys();
    if (!known) return tl::make_unexpected(known.error());
    if (std::ranges::find(*known, key) != known->end()) return {};
    known->push_back(key);
    std::string text;
    for (const geo::PublicKey& one : *known) text += geo::text_of(one);
    const std::filesystem::path file = trusted_keys_file();
    std::error_code fault;
    std::filesystem::create_directories(file.parent_path(), fault);
    return geo::replace_whole(text, file);
}

geo::Result<geo::PublicKey> read_public_key(const std::filesystem::path& file) {
    const auto text = geo::whole_file(file, most_of_keys);
    if (!text) return tl::make_unexpected(text.error());
    return geo::public_key_from(*text, file.string());
}

geo::Result<geo::SigningKey> read_signing_key(const std::filesystem::path& file) {
    const auto text = geo::whole_file(file, most_of_keys);
    if (!text) return tl::make_unexpected(text.error());
    return geo::signing_key_from(*text, file.string());
}

geo::Result<void> write_keys(const geo::SigningKey& key, const std::filesystem::path& file) {
    std::error_code fault;
    const std::filesystem::path half = file.string() + ".pub";
    if (std::filesystem::exists(half, fault))
        return geo::failure("is there already; choose another name", half.string());
    if (auto written = write_private(geo::text_of(key), file); !written) return written;
    auto written = geo::write_whole(geo::text_of(key.public_key()), half);
    if (!written) std::filesystem::remove(file, fault);
    return written;
}

}  // namespace app
