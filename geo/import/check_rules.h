#pragma once

#include <vector>

#include "geo/table/check_table.h"

namespace geo {

/// What a table schema cannot say: intervals hold their value, withheld values are marked, vintages
/// end after they start, members belong to authorities.
std::vector<TableFault> check_rules(const Tables& tables);

}  // namespace geo
