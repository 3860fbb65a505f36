#pragma once

#include <string_view>

namespace geo {

// Files of this folder that travel inside the program, so that an import needs nothing beside it.

/// datapackage.json: every table of the package with its columns, and what is written as it stands.
extern const std::string_view package_descriptor;

/// curated_names.csv (code, name, kind): names people use, Welsh names, former names, and short
/// names for maps; no publisher supplies them, so they are kept here, as recalled.
extern const std::string_view curated_names;

/// curated_aggregates.csv (metric_id, aggregate, weight, note): a judgement, metric by metric, of
/// what districts add up to.
extern const std::string_view curated_aggregates;

/// curated_adoptions.csv (proposer, power_id, adopted_as, adoption_note): a judgement, proposal by
/// proposal, of what the authorities it applies to would have of a power, were it adopted.
extern const std::string_view curated_adoptions;

}  // namespace geo
