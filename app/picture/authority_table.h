#pragma once

#include <string>
#include <vector>

#include "app/scene/scene.h"

namespace app {

/// What a cell of the table says: nothing, a figure, or from where to where.
struct AuthorityCell {
    std::string value;  // "2.4 million", "£612 to £702"; empty: nothing to say
    std::string tip;    // mark, period, source
};

/// One layer, of the authority and of what it is held against.
struct AuthorityLine {
    std::string heading;  // it stands under: "Budgets"
    std::string label, unit;
    std::string layer;  // id
    AuthorityCell own, against, country;
};

/// An authority that is supposed, in figures, beside another area and its country.
struct AuthorityTable {
    std::string name;
    std::string summary;  // "5 districts, 2,418,000 people, 2,029 km²"
    std::string rank;     // "It would be the 4th most populous of 18 authorities, …"
    std::string pieces;   // "All of one piece", or what lies apart
    std::string against, country;            // names; empty: nothing
    std::vector<geo::AreaIndex> districts;   // by name
    std::vector<geo::AreaIndex> around;      // that touch these: what it may grow by; by name
    std::vector<AuthorityLine> lines;        // under one heading together
};

/// Nothing but districts to choose where the scene has chosen none, or one without districts.
/// Figures side by side are of one year: where the other has none of that year, it has none.
AuthorityTable authority_table_of(const geo::Atlas& atlas, const Scene& scene);

/// Authorities that exist or are planned, by name: what others are held against and take their
/// powers from.
std::vector<geo::AreaIndex> authorities_to_choose(const geo::Atlas& atlas);

}  // namespace app
