#pragma once

#include <string>
#include <vector>

#include "geo/core/result.h"
#include "geo/table/check_table.h"
#include "geo/table/data_package.h"

namespace geo {

/// What belongs into metrics.figures: the same tables give the same bytes. `tables` are those of
/// the package's folder, found sound. Fails when they are missing or a cell is not what it has to
/// be.
Result<std::string> pack_figures(const DataPackage& package, const Tables& tables);

/// Holds metrics.figures, where a package describes it, against the tables.
void check_packed_figures(const DataPackage& package, const Tables& tables,
                          std::vector<Error>& faults);

}  // namespace geo
