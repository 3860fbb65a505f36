#pragma once

#include <filesystem>
#include <string>

#include "app/scene/own_sources.h"
#include "app/scene/scene.h"
#include "geo/core/result.h"

namespace app {

inline constexpr int scene_schema = 2;  // 1 had one pane, "pane"

/// A scene as JSON, with its schema version; what the pointer rests on is left out.
std::string to_json(const Scene& scene);

/// Of a saved scene, or of a recipe: an exported picture's, or in the metadata beside a table.
/// Fails on text that is no JSON, another or newer schema, a missing or wrong value; the error says
/// where in the document. Unknown layers and areas are not this reader's to judge: see fitting().
geo::Result<Scene> scene_from_json(const std::string& text, const std::string& name);

/// Of such a file, or of a picture that carries a recipe.
geo::Result<Scene> read_scene(const std::filesystem::path& file);
/// The recipe that a picture or the metadata beside a table carries: of a picture, byte for byte.
geo::Result<std::string> read_recipe(const std::filesystem::path& file);

/// The tables of a person's own that a saved view names; none where it names none.
geo::Result<std::vector<OwnSource>> read_own_sources(const std::filesystem::path& file);

/// Writes beside the file first and renames, so that no half-written scene remains. With the tables
/// that layers of the visit come from, to be found again.
geo::Result<void> write_scene(const Scene& scene, const std::filesystem::path& file,
                              std::span<const OwnSource> tables = {});

}  // namespace app
