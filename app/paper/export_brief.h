#pragma once

#include <filesystem>
#include <memory>

#include "app/paper/brief.h"

namespace app {

/// Writes the brief of an area as a PDF of two pages that carries its recipe. A file of that name
/// is replaced, and stays as it is where anything fails. `detailed`: the finer outlines.
geo::Result<void> export_brief(const geo::Atlas& atlas, const AreaBrief& brief,
                               const std::shared_ptr<const geo::Geometry>& detailed,
                               const std::filesystem::path& file);

}  // namespace app
