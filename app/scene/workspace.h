#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>

#include "app/scene/briefing.h"
#include "app/scene/own_data.h"
#include "app/scene/scene.h"

namespace app {

/// All that a visit is made of: the scene, and what of a person's own its layers stand on.
struct Workspace {
    Scene scene;
    OwnData own{};
    bool operator==(const Workspace&) const = default;
};

/// Of a saved workspace, or of a recipe: an exported picture's, or in the metadata beside a table.
/// Fails where scene_from_json() does, and on tables, formulas or boundaries that are named
/// wrongly; `folder` is where files are named from.
geo::Result<Workspace> workspace_from_json(const std::string& text, const std::string& name,
                                           const std::filesystem::path& folder);

/// Of such a file, or of whatever was exported: a picture, or a table (of a CSV, by the metadata
/// beside it).
geo::Result<Workspace> read_workspace(const std::filesystem::path& file);

/// The same of a file that may be of any origin: nothing where it carries no recipe. Fails where it
/// carries one that cannot be used.
geo::Result<std::optional<Workspace>> carried_workspace(const std::filesystem::path& file);

/// What is opened by its file's name: a view, or the briefing that a handout carries.
using Opened = std::variant<Workspace, Briefing>;
geo::Result<Opened> read_opened(const std::filesystem::path& file);

/// The recipe that an exported file carries: of a picture, byte for byte.
geo::Result<std::string> read_recipe(const std::filesystem::path& file);

/// Is there metadata beside a CSV, as an export writes it: "pay.csv-metadata.json"?
std::filesystem::path metadata_beside(const std::filesystem::path& table);

/// Writes beside the file first and renames, so that no half-written file remains.
geo::Result<void> write_workspace(const Workspace& workspace, const std::filesystem::path& file);

}  // namespace app
