#pragma once

#include <gdal_priv.h>

#include <optional>

#include "geo/boundary/ogr_source.h"
#include "geo/boundary/read_source.h"

namespace geo {

/// Opens a source with the drivers that sources may be read with, and no others. While it is open,
/// what GDAL does on this thread for the network gives up after `patience`.
class OgrConnection {
public:
    static Result<OgrConnection> open(const SourceName& name, int patience, GdalMessages& messages);
    OgrConnection(OgrConnection&&) = default;
    OgrConnection& operator=(OgrConnection&&) = delete;

    GDALDataset& dataset() const { return *dataset_; }

private:
    /// Settings of GDAL for this thread, taken back at the end.
    struct Settings {
        explicit Settings(int patience);
        ~Settings();
        Settings(const Settings&) = delete;
        Settings& operator=(const Settings&) = delete;
    };
    OgrConnection(std::unique_ptr<Settings> settings, GDALDatasetUniquePtr dataset)
        : settings_(std::move(settings)), dataset_(std::move(dataset)) {}

    std::unique_ptr<Settings> settings_;  // outlives the dataset
    GDALDatasetUniquePtr dataset_;
};

/// That the records of a PostGIS table have to be looked through one by one for want of an index on
/// their geometry; nothing of other sources.
std::optional<Error> missing_index(GDALDataset& dataset, OGRLayer& layer);

/// What stands in the way of reading parts of a file on a web server, in a sentence; nothing when
/// it can be done. Asks the server for the first bytes.
std::optional<Error> fault_of_server(const SourceName& name, int patience);

}  // namespace geo
