#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "geo/table/csv.h"
#include "geo/table/data_package.h"

namespace geo {

/// What breaks a rule in a table that could be read, and in which cell.
struct TableFault {
    std::string resource;
    std::optional<std::size_t> row;  // none: the header
    std::string column;              // empty: the row as a whole
    std::string what;
};

/// Every table of a package that could be read, by the name of its resource.
using Tables = std::map<std::string, CsvTable>;

/// Holds tables against the schemas of their package, in the order of resource, row and column.
/// Tables that are missing are passed over, foreign keys into them too.
std::vector<TableFault> check_tables(const DataPackage& package, const Tables& tables);

/// Tells a fault with the file, line and column it stands in.
Error located(const TableFault& fault, const CsvTable& table);

}  // namespace geo
