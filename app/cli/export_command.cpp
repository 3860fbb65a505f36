#include <fmt/format.h>

#include "app/cli/chosen_view.h"
#include "app/cli/commands.h"
#include "app/cli/json_parts.h"
#include "app/cli/table_options.h"
#include "app/pack/embargo_log.h"
#include "app/paper/export_figure.h"
#include "app/scene/workspace.h"

namespace app {
namespace {

struct Options {
    std::string layer, level = "ltla";
    std::optional<int> year;
    std::filesystem::path scene, output;
    std::string paper = "a4";
    bool portrait = false;
    std::optional<double> dpi;
    TableOptions tables;
};

geo::Result<FigureOptions> figure_options_of(const Options& options) {
    FigureOptions figure;
    const auto paper = paper_size_of(options.paper);
    if (!paper) return tl::make_unexpected(paper.error());
    figure.paper = options.portrait ? upright(*paper) : *paper;
    if (options.dpi) figure.dpi = *options.dpi;
    if (!(figure.dpi >= least_dpi && figure.dpi <= most_dpi))
        return geo::failure(
            fmt::format("a picture has {:.0f} to {:.0f} dots per inch", least_dpi, most_dpi),
            "--dpi");
    return figure;
}

/// The scene of the file, all of which the atlas has to know.
geo::Result<SupposedScene> scene_of(const std::shared_ptr<const geo::Atlas>& atlas,
                                    const std::filesystem::path& file, OwnData& own) {
    auto made_of = read_workspace(file);
    if (!made_of) return tl::make_unexpected(made_of.error());
    std::vector<geo::Error> faults;
    OwnData left_out;
    drop_known(own, made_of->own);
    SupposedScene fits = fitting_supposed(with_own_layers(atlas, made_of->own, left_out, faults),
                                          std::move(made_of->scene), faults);
    add_new(own, made_of->own);
    if (faults.empty()) return fits;
    return geo::failure(
        "not exported, it would be of another scene than this: " + geo::one_line(faults.front()),
        file.string());
}

geo::Result<SupposedScene> scene_of(const std::shared_ptr<const geo::Atlas>& atlas,
                                    const Options& options, OwnData& own) {
    if (!options.scene.empty()) return scene_of(atlas, options.scene, own);
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

int write_export(const std::filesystem::path& data, const Options& options) {
    if (options.layer.empty() == options.scene.empty())
        return refuse({"export what? Give --layer or --scene, one of the two", {}});
    const auto figure = figure_options_of(options);
    if (!figure) return refuse(figure.error());
    OwnData own;
    const auto atlas = open_for_command(data, options.tables, &own);
    if (!atlas) return 1;
    const auto shown = scene_of(atlas, options, own);
    if (!shown) return refuse(shown.error());
    if (const auto logged =
            log_embargoed(embargoed_in_view(*shown->supposed.atlas, shown->scene),
                          "exported to " + options.output.string(), geo::present_moment());
        !logged)
        return refuse(logged.error());
    const auto written =
        export_file(*shown->supposed.atlas, {shown->scene, own}, options.output, *figure);
    if (!written) return refuse(written.error());
    return status_after(*atlas);
}

}  // namespace

void add_export_command(CLI::App& program, const std::filesystem::path& data, Command& chosen) {
    auto* command = program.add_subcommand(
        "export",
        "Writes maps as a figure on paper, or their figures as a table; both carry how "
        "they were made");
    auto options = std::make_shared<Options>();
    auto* scene = command->add_option(
        "--scene", options->scene, "A saved scene: the layers of its maps, a set of columns each");
    command->add_option("--layer", options->layer, "A layer, as devolution-atlas layers prints it");
    command->add_option("--level", options->level, "Level of areas: " + known_levels())
        ->excludes(scene);
    command->add_option("--year", options->year, "Year; the latest if left out")->excludes(scene);
    command
        ->add_option("--output", options->output,
                     "The file to write: .pdf, .svg or .png; .csv, .geojson, .gpkg, .ods or .xlsx")
        ->required();
    command->add_option("--paper", options->paper,
                        "Of a figure: a3, a4, a5 or a size such as 200x150mm");
    command->add_flag("--portrait", options->portrait, "Of a figure: the sheet stands upright");
    command->add_option("--dpi", options->dpi,
                        "Of a PNG: dots per inch, 50 to 600; 300 if left out");
    add_what_if_options(*command, options->tables, scene);
    add_table_files(*command, options->tables);
    add_table_options(*command, options->tables);
    command->callback([&data, &chosen, options] {
        chosen = [&data, options] { return write_export(data, *options); };
    });
}

}  // namespace app
