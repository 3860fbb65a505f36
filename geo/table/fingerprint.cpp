#include "geo/table/fingerprint.h"

#include <sodium.h>

#include <array>
#include <cassert>
#include <fstream>
#include <vector>

namespace geo {
namespace {

constexpr std::string_view algorithm = "sha256:";

std::string json_of(const Fingerprint& print, std::string_view between) {
    std::string text =
        fmt::format("\"bytes\": {},{}\"hash\": \"{}\"", print.bytes, between, print.hash);
    if (print.rows) text += fmt::format(",{}\"rows\": {}", between, *print.rows);
    return text;
}

/// "has 123 rows and datapackage.json says 456"; empty where nothing differs.
std::string difference(const Resource& said, const Fingerprint& found) {
    const auto counts = [](auto there_are, const char* of_what, auto said_to_be) {
        return fmt::format("has {} {} and datapackage.json says {}", there_are, of_what,
                           said_to_be);
    };
    if (said.rows && found.rows && *said.rows != *found.rows)
        return counts(*found.rows, "rows", *said.rows);
    if (said.bytes && *said.bytes != found.bytes) return counts(found.bytes, "bytes", *said.bytes);
    if (said.hash.starts_with(algorithm) && said.hash != found.hash)
        return "is not the file that datapackage.json describes: its hash differs";
    return {};
}

}  // namespace

Result<Fingerprint> fingerprint_of(const std::filesystem::path& file,
                                   std::optional<std::size_t> rows) {
    std::ifstream stream(file, std::ios::binary);
    std::vector<char> piece(1 << 16);
    crypto_hash_sha256_state hash;
    crypto_hash_sha256_init(&hash);
    Fingerprint print{0, {}, rows};
    while (stream) {
        stream.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        const auto n = static_cast<std::size_t>(stream.gcount());
        crypto_hash_sha256_update(&hash, reinterpret_cast<const unsigned char*>(piece.data()), n);
        print.bytes += n;
    }
    if (!stream.eof()) return failure("cannot be read", file.string());
    std::array<unsigned char, crypto_hash_sha256_BYTES> bytes{};
    crypto_hash_sha256_final(&hash, bytes.data());
    std::array<char, 2 * bytes.size() + 1> digits{};
    print.hash = std::string(algorithm) +
                 sodium_bin2hex(digits.data(), digits.size(), bytes.data(), bytes.size());
    return print;
}

std::string with_fingerprints(std::string description,
                              const std::map<std::string, Fingerprint>& by_path) {
    for (const auto& [path, print] : by_path) {
        const std::string line = fmt::format("\"path\": \"{}\",", path);
        const std::size_t at = description.find(line);
        assert(at != std::string::npos);
        const std::size_t begin = description.rfind('\n', at);
        const std::string next_line = description.substr(begin, at - begin);
        description.insert(at + line.size(), next_line + json_of(print, next_line) + ",");
    }
    return description;
}

std::optional<Error> difference_from(const Resource& resource, const std::filesystem::path& folder,
                                     std::optional<std::size_t> rows) {
    if (!resource.rows && !resource.bytes && resource.hash.empty()) return std::nullopt;
    const auto found = fingerprint_of(folder / resource.path, rows);
    if (!found) return std::nullopt;
    const std::string what = difference(resource, *found);
    if (what.empty()) return std::nullopt;
    return Error{fmt::format("{}; fetch the file again, or if it was edited on purpose write "
                             "there: {}",
                             what, json_of(*found, " ")),
                 resource.path};
}

}  // namespace geo
