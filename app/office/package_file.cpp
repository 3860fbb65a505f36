#include "app/office/package_file.h"

#include <algorithm>
#include <charconv>

#include "app/export/recipe.h"
#include "geo/core/late_library.h"
#include "geo/export/write_together.h"

namespace app {
namespace {

/// Of "2026-11-22"; archives begin in 1980.
std::uint16_t day_of_archive() {
    const std::string day = day_of_making();
    const auto number = [&](std::size_t from, std::size_t length) {
        int n = 0;
        std::from_chars(day.data() + from, day.data() + from + length, n);
        return n;
    };
    return static_cast<std::uint16_t>(std::max(0, number(0, 4) - 1980) << 9 | number(5, 2) << 5 |
                                      number(8, 2));
}

}  // namespace

geo::Result<void> write_package(const std::vector<PackagePart>& parts,
                                const std::filesystem::path& file) {
    const auto found = geo::late_symbol(DEVOLUTION_ATLAS_OFFICE_LIBRARY, DEVOLUTION_ATLAS_VERSION,
                                        "devolution_atlas_office_functions");
    if (!found) return tl::make_unexpected(found.error());
    const auto* functions = static_cast<const OfficeFunctions*>(*found);
    const std::string name = file.filename().string();
    return geo::write_together(
        file.parent_path(), {name}, [&](const std::filesystem::path& folder) {
            return functions->write_zip(parts, day_of_archive(), folder / name);
        });
}

}  // namespace app
