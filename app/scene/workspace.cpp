#include "app/scene/workspace.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/scene/embedded_recipe.h"
#include "app/scene/scene_json.h"
#include "geo/export/export_table.h"
#include "geo/export/write_together.h"

namespace app {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

/// The recipe of a document: the document itself, or what an exported table's metadata carries.
template <class Json>
const Json& recipe_in(const Json& document) {
    if (!document.contains("notes") || !document["notes"].is_array()) return document;
    for (const Json& note : document["notes"])
        if (note.is_object() && note.contains("scene")) return note;
    return document;
}

geo::Result<std::string> bytes_of(const std::filesystem::path& file) {
    std::error_code none;
    if (!std::filesystem::exists(file, none))
        return geo::failure("there is no such file", file.string());
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    if (!std::filesystem::is_regular_file(file, none) || !in)
        return geo::failure("cannot be read; give a scene saved by the atlas", file.string());
    if (!(text << in.rdbuf()))
        return geo::failure("is empty; give a scene saved by the atlas", file.string());
    return std::move(text).str();
}

tl::unexpected<geo::Error> carries_none(const std::filesystem::path& file) {
    return geo::failure(
        "carries no recipe; give a file exported by Devolution Atlas, or the metadata beside an "
        "exported table",
        file.string());
}

/// The text of a file that a workspace or a recipe stands in, whatever the file.
geo::Result<std::string> document_in(const std::filesystem::path& file) {
    const auto table = geo::export_format_of(file);
    std::error_code none;
    if (table && std::filesystem::exists(file, none)) {
        if (*table == geo::ExportFormat::csv)
            return std::filesystem::exists(metadata_beside(file), none)
                       ? bytes_of(metadata_beside(file))
                       : carries_none(file);
        auto recipe = geo::table_recipe(file);
        if (!recipe) return tl::make_unexpected(recipe.error());
        if (!*recipe) return carries_none(file);
        return **std::move(recipe);
    }
    auto bytes = bytes_of(file);
    if (!bytes) return bytes;
    if (auto embedded = embedded_recipe(*bytes, file.string())) return *std::move(embedded);
    return bytes;
}

/// Of what document_in() found. Of a CSV that is the file beside it, which faults are told of.
geo::Result<Workspace> workspace_in(const std::string& text, const std::filesystem::path& file) {
    const bool is_csv = geo::export_format_of(file) == geo::ExportFormat::csv;
    return workspace_from_json(text, (is_csv ? metadata_beside(file) : file).string(),
                               file.parent_path());
}

geo::Result<void> check_version(const json& recipe, const std::string& name) {
    const json version = recipe.value("recipe", json(recipe_version));
    if (!version.is_number_integer() || version < 1)
        return geo::failure("recipe: expected a version, found " + version.dump(), name);
    if (version > recipe_version)
        return geo::failure(fmt::format("made by a newer Devolution Atlas (recipe {}, this one "
                                        "reads {}); update the program",
                                        version.dump(), recipe_version),
                            name);
    return {};
}

}  // namespace

std::filesystem::path metadata_beside(const std::filesystem::path& table) {
    return table.string() + "-metadata.json";
}

geo::Result<Workspace> workspace_from_json(const std::string& text, const std::string& name,
                                           const std::filesystem::path& folder) {
    const json whole = json::parse(text, nullptr, false);
    const json& document = recipe_in(whole);
    const bool is_recipe = document.is_object() && document.contains("scene");
    if (is_recipe)
        if (auto known = check_version(document, name); !known)
            return tl::make_unexpected(known.error());
    auto scene = scene_from_json(is_recipe ? document["scene"].dump() : text, name);
    if (!scene) return tl::make_unexpected(scene.error());
    auto own = own_data_from_json(document.dump(), folder);
    if (!own) return geo::failure(geo::one_line(own.error()), name);
    return Workspace{*std::move(scene), *std::move(own)};
}

geo::Result<Workspace> read_workspace(const std::filesystem::path& file) {
    const auto text = document_in(file);
    if (!text) return tl::make_unexpected(text.error());
    return workspace_in(*text, file);
}

geo::Result<std::optional<Workspace>> carried_workspace(const std::filesystem::path& file) {
    const auto recipe = read_recipe(file);
    if (!recipe) return std::nullopt;
    return workspace_in(*recipe, file);
}

geo::Result<Opened> read_opened(const std::filesystem::path& file) {
    const auto text = document_in(file);
    if (!text) return tl::make_unexpected(text.error());
    const json document = json::parse(*text, nullptr, false);
    if (!document.is_object() || !document.contains("scenes")) return workspace_in(*text, file);
    return briefing_from_json(*text, file.string(), file.parent_path());
}

geo::Result<std::string> read_recipe(const std::filesystem::path& file) {
    auto text = document_in(file);
    if (!text) return text;
    const auto whole = ordered_json::parse(*text, nullptr, false);
    if (!whole.is_object() || !recipe_in(whole).contains("scene")) return carries_none(file);
    if (whole.contains("scene")) return text;
    return recipe_in(whole).dump(2) + "\n";
}

geo::Result<void> write_workspace(const Workspace& workspace, const std::filesystem::path& file) {
    ordered_json document = ordered_json::parse(to_json(workspace.scene));
    document.update(
        ordered_json::parse(to_json(workspace.own, file.parent_path(), FarFiles::by_path)));
    const std::string text = document.dump(2) + "\n";
    return geo::replace_whole(text, file);
}

}  // namespace app
