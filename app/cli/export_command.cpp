#include <fmt/format.h>

#include "app/cli/chosen_view.h"
#include "app/cli/commands.h"
#include "app/cli/json_parts.h"
#include "app/cli/table_options.h"
#include "app/export/export_scene.h"
#include "app/scene/scene_json.h"

namespace app {
namespace {

struct Options {
    std::string layer, level = "ltla";
    std::optional<int> year;
    std::filesystem::path scene, output;
    TableOptions tables;
};

/// The scene of the file, all of which the atlas has to know.
geo::Result<SupposedScene> scene_of(const std::shared_ptr<const geo::Atlas>& atlas,
                                    const std::filesystem::path& file) {
    auto scene = read_scene(file);
    if (!scene) return tl::make_unexpected(scene.error());
    std::vector<geo::Error> faults;
    SupposedScene fits = fitting_supposed(atlas, *std::move(scene), faults);
    if (faults.empty()) return fits;
    return geo::failure(geo::one_line(faults.front()), file.string());
}

geo::Result<SupposedScene> scene_of(const std::shared_ptr<const geo::Atlas>& atlas,
                                    const Options& options) {
    if (!options.scene.empty()) return scene_of(atlas, options.scene);
    const auto level = chosen_level(options.level);
    if (!level) return tl::make_unexpected(level.error());
    const auto view = chosen_view(*atlas, options.layer, *level, options.year);
    if (!view) return tl::make_unexpected(view.error());
    Scene scene = home(*atlas);
    auto hypothesis = hypothesis_of(*atlas, options.tables);
    if (!hypothesis) return tl::make_unexpected(hypothesis.error());
    scene.hypothesis = *std::move(hypothesis);
    scene.pane().layer = options.layer;
    scene.pane().level = *level;
    scene.pane().year = view->year;
    return SupposedScene{{atlas}, scene};
}

int write_table(const std::filesystem::path& data, const Options& options) {
    if (options.layer.empty() == options.scene.empty())
        return refuse({"export what? Give --layer or --scene, one of the two", {}});
    const auto atlas = open_for_command(data, options.tables);
    if (!atlas) return 1;
    const auto shown = scene_of(atlas, options);
    if (!shown) return refuse(shown.error());
    if (const auto written = export_scene(*shown->supposed.atlas, shown->scene, options.output);
        !written)
        return refuse(written.error());
    return status_after(*atlas);
}

}  // namespace

void add_export_command(CLI::App& program, const std::filesystem::path& data, Command& chosen) {
    auto* command = program.add_subcommand(
        "export", "Writes figures as a table, and beside it what it is and how it was made");
    auto options = std::make_shared<Options>();
    auto* scene = command->add_option(
        "--scene", options->scene, "A saved scene: the layers of its maps, a set of columns each");
    command->add_option("--layer", options->layer, "A layer, as devolution-atlas layers prints it");
    command->add_option("--level", options->level, "Level of areas: " + known_levels())
        ->excludes(scene);
    command->add_option("--year", options->year, "Year; the latest if left out")->excludes(scene);
    command
        ->add_option("--output", options->output,
                     "The file to write: .csv, .geojson, .gpkg, .ods or .xlsx")
        ->required();
    add_what_if_options(*command, options->tables, scene);
    add_table_files(*command, options->tables);
    add_table_options(*command, options->tables);
    command->callback([&data, &chosen, options] {
        chosen = [&data, options] { return write_table(data, *options); };
    });
}

}  // namespace app
