#pragma once

#include <string_view>
#include <vector>

#include "geo/data/atlas.h"

namespace geo {

/// Would a proposal that applies to `whom` ("mayoral", "all England", "Leicester"; see
/// proposals.csv) affect an area as it stands in `year`? Of a council its authority counts: what a
/// mayor may do is done there. Words that are not known affect nobody.
bool affects(const Atlas& atlas, std::string_view whom, AreaIndex area, int year);

/// The rows of the table "proposals" that would affect an area, in the table's order.
std::vector<std::size_t> proposals_for(const Atlas& atlas, AreaIndex area, int year);

}  // namespace geo
