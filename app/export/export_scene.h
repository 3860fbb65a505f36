#pragma once

#include <filesystem>

#include "app/scene/workspace.h"
#include "geo/core/result.h"
#include "geo/data/atlas.h"

namespace app {

/// Writes the figures that a scene shows as a table, in the format that the file's name ends in,
/// and beside it what it is and how it was made: "pay.csv" and "pay.csv-metadata.json". Files of
/// these names are replaced, and stay as they are where anything fails. The scene must fit the
/// atlas.
geo::Result<void> export_scene(const geo::Atlas& atlas, const Workspace& workspace,
                               const std::filesystem::path& file);

}  // namespace app
