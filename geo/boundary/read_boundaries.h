#pragma once

#include <string>
#include <vector>

#include "geo/area/vintage.h"
#include "geo/core/plane.h"
#include "geo/core/result.h"

namespace geo {

/// One record of a boundary file: a code as the file has it, and where it lies in EPSG:27700.
struct BoundaryFeature {
    std::string code, name;
    Vintage vintage;  // from start_year and end_year, where the file has them
    MultiPolygon parts;
};

struct BoundaryLayer {
    std::string name;
    std::vector<BoundaryFeature> features;
};

/// What to read of a source, and what its columns are called; empty means: find out. Codes are
/// looked for in "code", then in the official downloads' columns (LAD24CD, CTYUA24CD, CAUTH24CD,
/// RGN24CD, CTRY24CD, … of any year), names likewise (LAD24NM).
struct BoundaryRequest {
    std::string layer, code_column, name_column;
    bool check_validity = true;  // a package checked when it was made need not be checked again
};

/// Reads polygons from any OGR source (GeoPackage, GeoJSON, Shapefile, FlatGeobuf, TopoJSON, …) in
/// any coordinate reference system, into British National Grid, repaired where GEOS says they are
/// not valid.
///
/// source  a file, a folder or an OGR connection string
/// faults  gets one Error for each feature that had to be left out (no code, no or empty or
///         non-polygon geometry, coordinates that are not finite or lie far from the United
///         Kingdom, a code met before, a year that is none) or was repaired, and one where a
///         damaged source ends after some
/// fails   when the source cannot be opened or read at all, has no such layer, several layers
///         and none asked for, no code column, no CRS, or a CRS that its coordinates belie
Result<BoundaryLayer> read_boundaries(const std::string& source, const BoundaryRequest& request,
                                      std::vector<Error>& faults);

/// The names of the layers in a source.
Result<std::vector<std::string>> boundary_layers_in(const std::string& source);

}  // namespace geo
