#include <algorithm>

#include "app/cli/commands.h"
#include "app/paper/export_brief.h"
#include "app/picture/authority_table.h"
#include "geo/area/fold_name.h"

namespace app {
namespace {

struct Options {
    std::string area, layer;
    bool all = false;
    std::filesystem::path output;
};

/// "greater-manchester.pdf"
std::string file_of(const std::string& name) {
    std::string file = geo::fold_name(name);
    std::ranges::replace(file, ' ', '-');
    return file + ".pdf";
}

int write_briefs(const std::filesystem::path& data, const Options& options) {
    if (options.all != options.area.empty())
        return refuse(
            {"a brief of what? Give --area or --all-combined-authorities, one of the "
             "two",
             {}});
    const auto atlas = open_for_command(data);
    if (!atlas) return 1;
    auto detailed = geo::read_detailed_districts(*atlas);
    if (!detailed) return refuse(detailed.error());
    const auto outlines = std::make_shared<const geo::Geometry>(*std::move(detailed));
    const auto write = [&](geo::AreaIndex area, const std::filesystem::path& file) -> int {
        const auto brief = brief_of(*atlas, area, options.layer);
        if (!brief) return refuse(brief.error());
        const auto written = export_brief(*atlas, *brief, outlines, file);
        return written ? 0 : refuse(written.error());
    };
    if (!options.all) {
        const auto area = known_area(*atlas, options.area);
        if (!area) return refuse(area.error());
        const int status = write(*area, options.output);
        return status != 0 ? status : status_after(*atlas);
    }
    if (!std::filesystem::is_directory(options.output))
        return refuse({"there is no such folder; make it, or choose one that exists",
                       options.output.string()});
    int status = 0;
    for (const geo::AreaIndex area : authorities_to_choose(*atlas))
        status |= write(area, options.output / file_of(atlas->areas[area].name));
    return status != 0 ? status : status_after(*atlas);
}

}  // namespace

void add_brief_command(CLI::App& program, const std::filesystem::path& data, Command& chosen) {
    auto* command = program.add_subcommand(
        "brief", "Writes two pages on an area: who runs what, money, mandate, the missions");
    auto options = std::make_shared<Options>();
    command->add_option("--area", options->area, "Its code, such as E47000001");
    command->add_flag("--all-combined-authorities", options->all,
                      "Of each strategic authority, planned ones too, in a file of its name");
    command->add_option("--layer", options->layer,
                        "To map; one that the area has figures of, if left out");
    command
        ->add_option("--output", options->output,
                     "The PDF to write; of all authorities: the folder for them")
        ->required();
    command->callback([&data, &chosen, options] {
        chosen = [&data, options] { return write_briefs(data, *options); };
    });
}

}  // namespace app
