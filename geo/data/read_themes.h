#pragma once

#include <vector>

#include "geo/data/atlas.h"
#include "geo/data/reading.h"

namespace geo {

// Each theme turns its tables into layers. What it cannot use it leaves out and says to `reading`.

std::vector<Layer> read_powers(Reading& reading, const std::vector<Power>& definitions);
std::vector<Layer> read_missions(Reading& reading);

/// Amounts of money by budget, never added across budgets: funds overlap. Amounts per head need
/// `atlas`'s register and population layer.
std::vector<Layer> read_budgets(Reading& reading, const Atlas& atlas);
/// Identifiable public spending of regions and countries.
std::vector<Layer> read_public_spending(Reading& reading);

/// Turnout of every kind of vote, each with the layer of its electorate where that is known.
std::vector<Layer> read_turnout(Reading& reading);
/// Turnout and mandate of mayors, of strategic authorities and of councils.
std::vector<Layer> read_mayoral_elections(Reading& reading);

/// Tier, founding and mayors.
std::vector<Layer> read_governance(Reading& reading, const Atlas& atlas);
/// Who controls councils, and how dominant the largest party is.
std::vector<Layer> read_council_control(Reading& reading);

/// When an elected mayor's post came to an end, after which no result of it stands.
struct EndedPost {
    AreaIndex area{};
    int year = 0;
    TextIndex note = 0, source = 0;
    Basis basis = Basis::published;
};
std::vector<EndedPost> read_ended_posts(Reading& reading);
/// The figure that ends what stood: no value, marked not applicable.
Figure closing_figure(const EndedPost& post);

}  // namespace geo
