#pragma once

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <string>

#include "geo/core/result.h"

namespace geo {

/// Keeps what GDAL says on this thread off the terminal, and remembers its last failure.
class GdalMessages {
public:
    GdalMessages();
    ~GdalMessages();
    GdalMessages(const GdalMessages&) = delete;
    GdalMessages& operator=(const GdalMessages&) = delete;

    /// What GDAL last called a failure; empty where nothing failed.
    const std::string& failure_text() const { return failure_; }
    void forget() { failure_.clear(); }

private:
    static void note(CPLErr severity, CPLErrorNum number, const char* message);
    std::string failure_;
};

/// Opens a file, folder or connection string with vector data, to be read only.
Result<GDALDatasetUniquePtr> open_vector(const std::string& source, GdalMessages& messages);

/// The layer of that name. With no name: the only layer, or the only one that may hold polygons.
Result<OGRLayer*> layer_in(GDALDataset& dataset, const std::string& source,
                           const std::string& name);

}  // namespace geo
