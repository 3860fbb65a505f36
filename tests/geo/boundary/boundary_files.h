#pragma once

#include <ogrsf_frmts.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "geo/boundary/ogr_source.h"
#include "geo/core/result.h"
#include "tests/support/files.h"

struct SampleFeature {
    std::string wkt, code, name;
    std::string start_year, end_year;
};

/// A file with one layer, "areas", of these features. No CRS where `crs` is 0.
inline std::string write_sample(const char* format, OGRwkbGeometryType type,
                                const std::string& path, const std::vector<SampleFeature>& features,
                                int crs, const std::string& code_column) {
    const geo::GdalMessages quiet;
    GDALAllRegister();
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(format);
    const std::unique_ptr<GDALDataset> file{
        driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
    OGRSpatialReference reference;
    if (crs != 0) reference.importFromEPSG(crs);
    OGRLayer* layer = file->CreateLayer("areas", crs == 0 ? nullptr : &reference, type);
    for (const std::string& column :
         {code_column, std::string{"name"}, std::string{"start_year"}, std::string{"end_year"}}) {
        OGRFieldDefn field{column.c_str(), OFTString};
        layer->CreateField(&field);
    }
    for (const SampleFeature& sample : features) {
        OGRFeature feature{layer->GetLayerDefn()};
        const std::string* const values[] = {&sample.code, &sample.name, &sample.start_year,
                                             &sample.end_year};
        for (int i = 0; i < 4; ++i)
            if (!values[i]->empty()) feature.SetField(i, values[i]->c_str());
        if (!sample.wkt.empty()) {
            OGRGeometry* geometry = nullptr;
            OGRGeometryFactory::createFromWkt(sample.wkt.c_str(), nullptr, &geometry);
            feature.SetGeometryDirectly(geometry);
        }
        if (layer->CreateFeature(&feature) != OGRERR_NONE) throw std::runtime_error(path);
    }
    return path;
}

inline std::string write_geopackage(const std::string& path,
                                    const std::vector<SampleFeature>& features, int crs = 27700,
                                    const std::string& code_column = "code") {
    return write_sample("GPKG", wkbUnknown, path, features, crs, code_column);
}

/// GeoJSON, in longitude and latitude unless `crs` says otherwise.
inline std::string geojson(const std::string& features, const std::string& crs = {}) {
    return R"({"type":"FeatureCollection",)" + crs + R"("features":[)" + features + "]}";
}
inline std::string geojson_feature(const std::string& properties, const std::string& geometry) {
    return R"({"type":"Feature","properties":{)" + properties + R"(},"geometry":)" + geometry + "}";
}

/// For the message of a failed REQUIRE.
template <class T>
std::string why_not(const geo::Result<T>& result) {
    return result ? "it worked" : geo::one_line(result.error());
}
