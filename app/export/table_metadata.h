#pragma once

#include <filesystem>
#include <string>

#include "app/export/scene_table.h"
#include "app/scene/workspace.h"
#include "geo/table/data_package.h"

namespace app {

/// What a table is, as CSVW metadata: each column with description, datatype, unit, licence and
/// source; and a note with the recipe: the scene, class breaks, the years of figures and
/// boundaries, the program's version and the data package's with the hash of each file.
/// workspace_from_json() finds the scene in it.
///
/// source  W3C (2015), Metadata Vocabulary for Tabular Data
std::string metadata_of(const SceneTable& table, const Workspace& made_of,
                        const geo::DataPackage& package, const std::filesystem::path& file);

}  // namespace app
