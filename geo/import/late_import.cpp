// What the program is linked with: passes on to the library that holds GDAL.
#include "geo/boundary/gdal_library.h"
#include "geo/import/check_package.h"
#include "geo/import/import_functions.h"
#include "geo/import/import_package.h"

namespace geo {
namespace {

Result<const ImportFunctions*> functions() {
    return gdal_symbol("devolution_atlas_import_functions").map([](void* table) {
        return static_cast<const ImportFunctions*>(table);
    });
}

}  // namespace

std::vector<Error> check_package(const std::filesystem::path& folder) {
    const auto found = functions();
    if (!found) return {found.error()};
    return (*found)->check_package(folder);
}

Result<ImportReport> import_package(const std::filesystem::path& geography,
                                    const std::filesystem::path& metrics,
                                    const std::filesystem::path& facts,
                                    const std::filesystem::path& target) {
    const auto found = functions();
    if (!found) return tl::make_unexpected(found.error());
    return (*found)->import_package(geography, metrics, facts, target);
}

}  // namespace geo
