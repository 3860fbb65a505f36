#pragma once

#include <ogrsf_frmts.h>

#include <string>

#include "geo/area/vintage.h"
#include "geo/boundary/read_boundaries.h"
#include "geo/core/result.h"

namespace geo {

/// Where in a layer's records the code, the name and the years stand; -1 for a column it lacks.
struct BoundaryColumns {
    int code = -1, name = -1, start = -1, end = -1;
};

/// Finds the columns as BoundaryRequest says. Fails when there is no code column, or a column asked
/// for by name is missing.
Result<BoundaryColumns> columns_of(const OGRFeatureDefn& definition,
                                   const BoundaryRequest& request);

/// Empty where the column is missing or null.
std::string text_in(const OGRFeature& feature, int column);

/// Fails on a year that is not a whole number.
Result<Vintage> vintage_in(const OGRFeature& feature, const BoundaryColumns& columns);

}  // namespace geo
