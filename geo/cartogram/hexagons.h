#pragma once

#include <vector>

#include "geo/area/area_register.h"
#include "geo/cartogram/cartogram.h"
#include "geo/core/result.h"
#include "geo/table/csv.h"

namespace geo {

/// One regular hexagon for each district, equal in size, as a layout places them.
///
/// layout   columns area_code, layout ("odd-r"), q, r: column and row, rows counted northwards, odd
///          ones half a cell to the east; rows of areas outside `year` are refused
/// year     of the districts: each one in force then has exactly one hexagon
/// room     the hexagons are as large as it holds, in its middle
/// fails    when a district has none or two, two districts share one, a hexagon is of no district
/// in
///          force, or a row cannot be read; the error names the area
Result<std::vector<Cell>> hexagons(const CsvTable& layout, const AreaRegister& areas, int year,
                                   const Extent& room);

}  // namespace geo
