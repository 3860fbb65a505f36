#pragma once

#include <vector>

#include "geo/data/atlas.h"
#include "geo/data/election_rows.h"
#include "geo/data/reading.h"
#include "geo/packed/packed_figures.h"

namespace geo {

// Each theme turns its tables into layers. What it cannot use it leaves out and says to `reading`.

std::vector<Layer> read_powers(Reading& reading, const std::vector<Power>& definitions);
/// The metrics, their figures packed or else from their table.
std::vector<Layer> read_missions(Reading& reading, const std::optional<PackedFigures>& packed);

/// Amounts of money by budget, never added across budgets: funds overlap. Amounts per head need
/// `atlas`'s register and population layer.
std::vector<Layer> read_budgets(Reading& reading, const Atlas& atlas);
/// Identifiable public spending of regions and countries.
std::vector<Layer> read_public_spending(Reading& reading);

/// Turnout of every kind of vote, each with the layer of its electorate where that is known.
std::vector<Layer> read_turnout(Reading& reading);
/// Turnout and mandate of mayors, of strategic authorities and of councils.
std::vector<Layer> read_mayoral_turnout(Reading& reading, const MayoralRecord& record);

/// Tier and founding of strategic authorities.
std::vector<Layer> read_governance(Reading& reading, const Atlas& atlas);
/// Who the mayors are and were, of strategic authorities and of councils.
std::vector<Layer> read_mayors_in_office(Reading& reading, const MayoralRecord& record,
                                         const Atlas& atlas);
/// Which councils are new, and which lie in an authority with or without a mayor, year by year.
std::vector<Layer> read_councils(Reading& reading, const Atlas& atlas);
/// Who controls councils, and how dominant the largest party is.
std::vector<Layer> read_council_control(Reading& reading);

}  // namespace geo
