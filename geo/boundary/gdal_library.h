#pragma once

#include <string>
#include <vector>

#include "geo/boundary/read_boundaries.h"
#include "geo/boundary/read_source.h"
#include "geo/boundary/reproject.h"
#include "geo/core/result.h"

namespace geo {

/// Everything that needs GDAL, PROJ or GEOS lives in a library of its own, loaded when it is first
/// called for: to link these three costs each start 50 ms and 40 MiB, and the atlas's own package
/// is opened without them. The functions of read_boundaries.h, reproject.h and repair.h that the
/// program is linked with only pass on to this table.
struct BoundaryFunctions {
    Result<BoundaryLayer> (*read_boundaries)(const std::string&, const BoundaryRequest&,
                                             std::vector<Error>&);
    Result<std::vector<std::string>> (*boundary_layers_in)(const std::string&);
    void (*prepare_to_read_sources)();
    Result<SourceReading> (*read_source)(const SourceName&, const std::function<SourceView()>&,
                                         SourceWatch&, const SourceLimits&);
    Result<Projection> (*to_british_national_grid)(const std::string&);
    void (*forward)(const Projection&, std::span<Point>);
    LonLat (*inverse_lon_lat)(const Projection&, Point);
    std::optional<std::string> (*invalidity_of)(const MultiPolygon&);
    Result<MultiPolygon> (*repaired)(const MultiPolygon&);
};

/// The address of what the library calls `name`. Fails when it is missing, or of another build.
Result<void*> gdal_symbol(const char* name);

/// Throws std::runtime_error where the functions themselves cannot say that the library is missing.
const BoundaryFunctions& boundary_functions();

}  // namespace geo
