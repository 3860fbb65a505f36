#pragma once

#include <string>

#include "app/export/scene_table.h"
#include "geo/table/data_package.h"

namespace app {

/// What a table is, as CSVW metadata: each column with description, datatype, unit, licence and
/// source; and a note with the recipe: the scene, class breaks, the years of figures and
/// boundaries, the program's version and the data package's with the hash of each file.
/// scene_from_json() finds the scene in it.
///
/// source  W3C (2015), Metadata Vocabulary for Tabular Data
std::string metadata_of(const SceneTable& table, const Scene& scene,
                        const geo::DataPackage& package, const std::string& file_name);

}  // namespace app
