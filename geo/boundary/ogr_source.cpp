#include "geo/boundary/ogr_source.h"

#include <filesystem>
#include <mutex>
#include <vector>

namespace geo {
namespace {

/// Registering all of GDAL's two hundred drivers takes longer than reading the atlas's own
/// boundaries, which are a GeoPackage.
void register_drivers_for(const std::string& source) {
    static std::once_flag geopackage, all;
    if (source.ends_with(".gpkg"))
        std::call_once(geopackage, RegisterOGRGeoPackage);
    else
        std::call_once(all, GDALAllRegister);
}

bool may_hold_polygons(OGRLayer* layer) {
    const OGRwkbGeometryType type = wkbFlatten(layer->GetGeomType());
    return type == wkbUnknown || type == wkbGeometryCollection ||
           OGR_GT_IsSubClassOf(type, wkbSurface) != 0 ||
           OGR_GT_IsSubClassOf(type, wkbMultiSurface) != 0;
}

/// Why GDAL opens nothing when it says nothing.
const char* unknown(const std::string& source) {
    std::error_code none;
    if (!std::filesystem::exists(source, none)) return "there is no such file";
    if (std::filesystem::is_empty(source, none)) return "the file is empty";
    return "GDAL does not know the format";
}

std::string names_of(const std::vector<OGRLayer*>& layers) {
    std::string names;
    for (OGRLayer* layer : layers) {
        if (!names.empty()) names += ", ";
        names += layer->GetName();
    }
    return names;
}

}  // namespace

GdalMessages::GdalMessages() { CPLPushErrorHandlerEx(&GdalMessages::note, this); }

GdalMessages::~GdalMessages() {
    CPLPopErrorHandler();
    CPLErrorReset();
}

void GdalMessages::note(CPLErr severity, CPLErrorNum, const char* message) {
    auto* self = static_cast<GdalMessages*>(CPLGetErrorHandlerUserData());
    if (severity == CE_Failure || severity == CE_Fatal) self->failure_ = message;
}

Result<GDALDatasetUniquePtr> open_vector(const std::string& source, GdalMessages& messages) {
    register_drivers_for(source);
    messages.forget();
    GDALDatasetUniquePtr dataset{
        GDALDataset::Open(source.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY)};
    const std::string& reason = messages.failure_text();
    // GeoJSON in a reference system that PROJ does not know would be taken for WGS 84.
    if (dataset && reason.find("crs not found") != std::string::npos)
        return failure(
            "is in a coordinate reference system that PROJ does not know; correct its CRS", source);
    if (dataset) return dataset;
    return failure(
        fmt::format("cannot be opened as boundaries ({}); give a GeoPackage, GeoJSON, Shapefile or "
                    "other vector file",
                    reason.empty() ? unknown(source) : reason),
        source);
}

Result<OGRLayer*> layer_in(GDALDataset& dataset, const std::string& source,
                           const std::string& name) {
    std::vector<OGRLayer*> all, candidates;
    for (OGRLayer* layer : dataset.GetLayers()) {
        if (name == layer->GetName()) return layer;
        all.push_back(layer);
        if (may_hold_polygons(layer)) candidates.push_back(layer);
    }
    if (all.empty()) return failure("has no layers; give a file with polygons", source);
    if (!name.empty())
        return failure(fmt::format("has no layer '{}'; its layers are {}", name, names_of(all)),
                       source);
    if (all.size() == 1) return all.front();
    if (candidates.size() == 1) return candidates.front();
    return failure(fmt::format("has several layers; name one of {}", names_of(all)), source);
}

}  // namespace geo
