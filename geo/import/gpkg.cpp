#include "geo/import/gpkg.h"

namespace geo {

Result<Dataset> open_gpkg(const std::filesystem::path& file) {
    GDALAllRegister();
    std::error_code none;
    const std::string name = file.filename().string();
    if (!std::filesystem::exists(file, none))
        return failure(
            fmt::format("there is no such file; put it into {}", file.parent_path().string()),
            name);
    const char* const drivers[] = {"GPKG", nullptr};
    Dataset dataset(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers));
    if (!dataset)
        return failure("cannot be read as a GeoPackage; is it whole? fetch it again", name);
    return dataset;
}

std::string fault_of_crs(OGRLayer& layer) {
    const OGRSpatialReference* found = layer.GetSpatialRef();
    // A GeoPackage that knows no system says so by one that is called "Undefined …".
    if (found == nullptr || std::string_view(found->GetName()).starts_with("Undefined"))
        return "has no coordinate reference system; declare EPSG:27700";
    OGRSpatialReference grid;
    grid.importFromEPSG(27700);
    if (grid.IsSame(found) != 0) return {};
    return fmt::format("is in {} and not in British National Grid (EPSG:27700); project it",
                       found->GetName());
}

std::string fault_of_outline(const OGRGeometry* geometry) {
    if (geometry == nullptr || geometry->IsEmpty()) return "has no outline; give it one";
    const auto type = wkbFlatten(geometry->getGeometryType());
    if (type != wkbPolygon && type != wkbMultiPolygon)
        return fmt::format("is a {}; an area has to be a polygon", geometry->getGeometryName());
    CPLErrorReset();
    if (geometry->IsValid()) return {};
    return fmt::format("has an outline that is not valid ({}); repair it", CPLGetLastErrorMsg());
}

}  // namespace geo
