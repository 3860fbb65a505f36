#pragma once

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <memory>
#include <string>

#include "geo/core/result.h"

namespace geo {

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;

/// While one lives, GDAL prints nothing: what it has to say is asked for and told as an Error.
class QuietGdal {
public:
    QuietGdal() { CPLPushErrorHandler(CPLQuietErrorHandler); }
    ~QuietGdal() { CPLPopErrorHandler(); }
    QuietGdal(const QuietGdal&) = delete;
    QuietGdal& operator=(const QuietGdal&) = delete;
};

/// Opens a GeoPackage for reading. Fails when it is missing, empty or not one.
Result<Dataset> open_gpkg(const std::filesystem::path& file);

/// What is wrong with a layer's coordinate reference system, or empty when it is British National
/// Grid.
std::string fault_of_crs(OGRLayer& layer);

/// What is wrong with a feature's outline ("has no outline", "is not valid: …"), or empty.
std::string fault_of_outline(const OGRGeometry* geometry);

}  // namespace geo
