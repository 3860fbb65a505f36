// What the program is linked with: passes on to the library that holds GDAL.
#include "geo/boundary/gdal_library.h"
#include "geo/export/export_table.h"

namespace geo {

Result<void> write_by_gdal(const ExportTable& table, ExportFormat format,
                           const std::filesystem::path& file) {
    const auto found = gdal_symbol("devolution_atlas_export_functions");
    if (!found) return tl::make_unexpected(found.error());
    return static_cast<const ExportFunctions*>(*found)->write_by_gdal(table, format, file);
}

}  // namespace geo
