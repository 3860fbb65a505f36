// What the program is linked with: passes on to the library that holds GDAL.
#include "geo/boundary/gdal_library.h"
#include "geo/own/workbook.h"

namespace geo {

Result<Sheet> read_workbook(const std::filesystem::path& file, const std::string& sheet,
                            const SheetLimits& limits) {
    const auto found = gdal_symbol("devolution_atlas_workbook_functions");
    if (!found) return tl::make_unexpected(found.error());
    return static_cast<const WorkbookFunctions*>(*found)->read_workbook(file, sheet, limits);
}

}  // namespace geo
