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

bool in_british_national_grid(OGRLayer& layer) {
    OGRSpatialReference grid;
    grid.importFromEPSG(27700);
    const OGRSpatialReference* found = layer.GetSpatialRef();
    return found != nullptr && grid.IsSame(found) != 0;
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
