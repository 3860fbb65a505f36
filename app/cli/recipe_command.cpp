#include <fmt/format.h>

#include "app/cli/commands.h"
#include "app/scene/workspace.h"

namespace app {
void add_recipe_command(CLI::App& program, Command& chosen) {
    auto* command = program.add_subcommand(
        "recipe", "Prints how an exported figure or table was made, as it carries it");
    auto file = std::make_shared<std::filesystem::path>();
    command
        ->add_option("FILE", *file,
                     "An exported .pdf, .svg, .png, .csv, .gpkg, .geojson, .xlsx or .ods, or the "
                     ".json beside a table")
        ->required();
    command->callback([&chosen, file] {
        chosen = [file] {
            const auto recipe = read_recipe(*file);
            if (!recipe) return refuse(recipe.error());
            fmt::print("{}", *recipe);
            return 0;
        };
    });
}

}  // namespace app
