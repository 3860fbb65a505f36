#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "geo/core/result.h"

namespace app {

/// A file in a package of an office document, which is a ZIP archive.
struct PackagePart {
    std::string name;  // "ppt/slides/slide1.xml"
    std::string bytes;
    bool compressed = true;
};

/// What the library that holds libzip offers.
struct OfficeFunctions {
    /// `day`: of MS-DOS, as archives have it.
    geo::Result<void> (*write_zip)(const std::vector<PackagePart>&, std::uint16_t day,
                                   const std::filesystem::path&);
};

/// Writes an archive of these parts in their order, all of the day of making: the same parts, the
/// same bytes. A file of that name is replaced, and stays as it is where anything fails.
geo::Result<void> write_package(const std::vector<PackagePart>& parts,
                                const std::filesystem::path& file);

}  // namespace app
