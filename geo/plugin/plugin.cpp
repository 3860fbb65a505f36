// The library that holds GDAL, PROJ and GEOS, and what of the atlas needs them.
#include "geo/boundary/gdal_library.h"
#include "geo/boundary/repair.h"
#include "geo/export/export_table.h"
#include "geo/import/check_package.h"
#include "geo/import/import_functions.h"
#include "geo/own/workbook.h"

extern "C" {

extern const char* const devolution_atlas_build;
const char* const devolution_atlas_build = DEVOLUTION_ATLAS_VERSION;

extern const geo::BoundaryFunctions devolution_atlas_boundary_functions;
const geo::BoundaryFunctions devolution_atlas_boundary_functions{
    .read_boundaries = geo::read_boundaries,
    .boundary_layers_in = geo::boundary_layers_in,
    .prepare_to_read_sources = geo::prepare_to_read_sources,
    .read_source = geo::read_source,
    .to_british_national_grid = geo::Projection::to_british_national_grid,
    .forward = [](const geo::Projection& way,
                  std::span<geo::Point> points) { way.forward(points); },
    .inverse_lon_lat = [](const geo::Projection& way,
                          geo::Point p) { return way.inverse_lon_lat(p); },
    .invalidity_of = geo::invalidity_of,
    .repaired = geo::repaired,
};

extern const geo::ImportFunctions devolution_atlas_import_functions;
const geo::ImportFunctions devolution_atlas_import_functions{
    .check_package = geo::check_package,
    .import_package = geo::import_package,
};

extern const geo::WorkbookFunctions devolution_atlas_workbook_functions;
const geo::WorkbookFunctions devolution_atlas_workbook_functions{
    .read_workbook = geo::read_workbook,
};

extern const geo::ExportFunctions devolution_atlas_export_functions;
const geo::ExportFunctions devolution_atlas_export_functions{
    .write_by_gdal = geo::write_by_gdal,
    .table_recipe = geo::table_recipe,
};

}  // extern "C"
