#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "geo/table/data_package.h"

namespace geo {

/// What datapackage.json says of each file, so that one that lost its end is not taken for whole.
struct Fingerprint {
    std::uintmax_t bytes = 0;
    std::string hash;                 // "sha256:…"
    std::optional<std::size_t> rows;  // of a table
};

/// Reads a file from end to end. Fails when it cannot be read.
Result<Fingerprint> fingerprint_of(const std::filesystem::path& file,
                                   std::optional<std::size_t> rows);

/// A description of the package with the fingerprint of each file, by path, put behind its path.
std::string with_fingerprints(std::string description,
                              const std::map<std::string, Fingerprint>& by_path);

/// How a file differs from what the package says of it; nothing where it is the same, where the
/// package does not say, and where it cannot be read (which is told elsewhere).
std::optional<Error> difference_from(const Resource& resource, const std::filesystem::path& folder,
                                     std::optional<std::size_t> rows);

}  // namespace geo
