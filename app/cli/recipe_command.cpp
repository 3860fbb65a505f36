#include <fmt/format.h>

#include "app/cli/commands.h"
#include "app/scene/scene_json.h"
#include "geo/export/export_table.h"

namespace app {
namespace {

/// Of a file of any format that can be exported.
geo::Result<std::string> recipe_in(const std::filesystem::path& file) {
    const auto format = geo::export_format_of(file);
    if (!format || *format == geo::ExportFormat::csv) return read_recipe(file);
    auto recipe = geo::table_recipe(file);
    if (!recipe) return tl::make_unexpected(recipe.error());
    if (*recipe) return **std::move(recipe);
    return geo::failure("carries no recipe; only tables exported by Devolution Atlas do",
                        file.string());
}

}  // namespace

void add_recipe_command(CLI::App& program, Command& chosen) {
    auto* command = program.add_subcommand(
        "recipe", "Prints how an exported figure or table was made, as it carries it");
    auto file = std::make_shared<std::filesystem::path>();
    command
        ->add_option("FILE", *file,
                     "An exported .pdf, .svg, .png, .gpkg, .geojson, .xlsx or .ods, or the .json "
                     "beside a table")
        ->required();
    command->callback([&chosen, file] {
        chosen = [file] {
            const auto recipe = recipe_in(*file);
            if (!recipe) return refuse(recipe.error());
            fmt::print("{}", *recipe);
            return 0;
        };
    });
}

}  // namespace app
