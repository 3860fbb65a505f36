#pragma once

#include <filesystem>
#include <optional>

#include "geo/core/result.h"
#include "geo/data/atlas.h"

namespace app {

/// The data package that a kiosk opens.
struct PackageChoice {
    geo::Atlas atlas{};
    std::filesystem::path folder{};
    /// Why it is not the configured one but the last good one; nothing: it is the configured one.
    std::optional<geo::Error> instead{};
};

/// Is each file of a package as long, and of the hash, that its datapackage.json says? It was
/// checked with these bytes when it was made, so `check`, which takes GDAL and seconds, is not
/// repeated. Fails with the first file that is missing or differs. Reads all of it: 0.2 s.
geo::Result<void> is_as_described(const std::filesystem::path& folder);

/// Opens the configured package where its files are as described and the atlas has its ground;
/// else the last good one, which has to fulfil the same. Fails where neither does, with both
/// reasons. `last_good` may be empty: there is none.
geo::Result<PackageChoice> choose_package(const std::filesystem::path& configured,
                                          const std::filesystem::path& last_good);

/// After a good start: the package that was opened becomes the last good one, as a copy, unless it
/// is that already. The copy is checked and then exchanged for the old one in one step, so that at
/// every moment one of the two is whole. True where it was copied. Reads and may write 30 MB: for a
/// thread of its own. Fails on a folder with other things in it (only copies that were made here
/// are replaced), one that is the package's own, and where there is no room.
geo::Result<bool> keep_as_last_good(const std::filesystem::path& package,
                                    const std::filesystem::path& last_good);

}  // namespace app
