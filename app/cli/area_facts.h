#pragma once

#include <nlohmann/json.hpp>
#include <optional>

#include "geo/data/atlas.h"

namespace app {

// What is known of an area and is no figure, read from the package's tables as they stand: each a
// list, each item with its basis and source.

/// Elections of mayors of an area or of the authority it is part of: date, winner, party, share of
/// first preferences, turnout.
nlohmann::ordered_json elections_json(const geo::Atlas& atlas, geo::AreaIndex area,
                                      std::optional<geo::AreaIndex> authority);
/// Seats and control of a council, year by year.
nlohmann::ordered_json composition_json(const geo::Atlas& atlas, geo::AreaIndex area);
/// Proposals for powers that would affect an area as it stands today; none for one that has ended.
nlohmann::ordered_json proposals_json(const geo::Atlas& atlas, geo::AreaIndex area);

}  // namespace app
