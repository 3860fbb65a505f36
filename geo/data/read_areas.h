#pragma once

#include <vector>

#include "geo/data/atlas.h"
#include "geo/data/reading.h"

namespace geo {

/// The register of areas from areas.csv, names.csv and memberships.csv. Fails when the package has
/// no areas, or two of one code.
Result<AreaRegister> read_register(Reading& reading);

/// What is known of areas beside their figures.
std::vector<Authority> read_authorities(Reading& reading);
std::vector<Mayor> read_mayors(Reading& reading);
std::vector<Power> read_power_definitions(Reading& reading);
std::vector<Neighbour> read_neighbours(Reading& reading);
std::vector<Institution> read_institutions(Reading& reading);

}  // namespace geo
