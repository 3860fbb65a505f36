// What the program is linked with: passes on to the library that holds Cairo and Pango.
#include "app/paper/sheet.h"
#include "geo/core/late_library.h"

namespace app {

geo::Result<std::unique_ptr<Sheet>> new_sheet(const SheetOptions& options) {
    const auto found = geo::late_symbol(DEVOLUTION_ATLAS_PAPER_LIBRARY, DEVOLUTION_ATLAS_VERSION,
                                        "devolution_atlas_sheet_functions");
    if (!found) return tl::make_unexpected(found.error());
    return static_cast<const SheetFunctions*>(*found)->new_sheet(options);
}

}  // namespace app
