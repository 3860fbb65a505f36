#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace app {

/// A measured object as tables for a terminal; with a baseline, each time also as its ratio to the
/// baseline's.
std::string report_text(const nlohmann::ordered_json& measured,
                        const nlohmann::ordered_json& baseline);

/// What must be as it was and is not: a line for each count that differs from the baseline's.
std::vector<std::string> changed_counts(const nlohmann::ordered_json& measured,
                                        const nlohmann::ordered_json& baseline);

}  // namespace app
