// The library that holds Cairo, Pango and HarfBuzz, and what of the atlas needs them.
#include "app/paper_plugin/cairo_sheet.h"
#include "app/paper_plugin/svg_sheet.h"

extern "C" {

extern const char* const devolution_atlas_build;
const char* const devolution_atlas_build = DEVOLUTION_ATLAS_VERSION;

extern const app::SheetFunctions devolution_atlas_sheet_functions;
const app::SheetFunctions devolution_atlas_sheet_functions{
    .new_sheet =
        [](const app::SheetOptions& options) {
            return options.kind == app::SheetKind::svg ? app::svg_sheet(options)
                                                       : app::cairo_sheet(options);
        },
};

}  // extern "C"
