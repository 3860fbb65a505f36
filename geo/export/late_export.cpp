// What the program is linked with: passes on to the library that holds GDAL.
#include "geo/boundary/gdal_library.h"
#include "geo/export/export_table.h"

namespace geo {

namespace {

Result<const ExportFunctions*> functions() {
    return gdal_symbol("devolution_atlas_export_functions").map([](void* table) {
        return static_cast<const ExportFunctions*>(table);
    });
}

}  // namespace

Result<void> write_by_gdal(const ExportTable& table, ExportFormat format,
                           const std::filesystem::path& file) {
    const auto found = functions();
    if (!found) return tl::make_unexpected(found.error());
    return (*found)->write_by_gdal(table, format, file);
}

Result<std::optional<std::string>> table_recipe(const std::filesystem::path& file) {
    const auto found = functions();
    if (!found) return tl::make_unexpected(found.error());
    return (*found)->table_recipe(file);
}

}  // namespace geo
