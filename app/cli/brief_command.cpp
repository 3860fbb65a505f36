#include <algorithm>

#include "app/cli/commands.h"
#include "app/office/brief_document.h"
#include "app/paper/export_brief.h"
#include "app/picture/authority_table.h"
#include "geo/area/fold_name.h"

namespace app {
namespace {

struct Options {
    std::string area, layer;
    bool all = false;
    std::string format = "pdf";  // of all authorities
    std::filesystem::path output;
};

/// "greater-manchester.pdf"
std::string file_of(const std::string& name, const std::string& format) {
    std::string file = geo::fold_name(name);
    std::ranges::replace(file, ' ', '-');
    return file + "." + format;
}

/// As the file's name asks for.
geo::Result<void> export_to(const geo::Atlas& atlas, const AreaBrief& brief,
                            const std::shared_ptr<const geo::Geometry>& detailed,
                            const std::filesystem::path& file) {
    if (file.extension() == ".odt" && !file.stem().empty())
        return export_brief_document(atlas, brief, detailed, file);
    return export_brief(atlas, brief, detailed, file);
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
        const auto written = export_to(*atlas, *brief, outlines, file);
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
        status |= write(area, options.output / file_of(atlas->areas[area].name, options.format));
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
    command->add_option("--format", options->format, "Of all authorities: pdf, odt")
        ->check(CLI::IsMember({"pdf", "odt"}))
        ->capture_default_str();
    command
        ->add_option("--output", options->output,
                     "The PDF or ODT to write; of all authorities: the folder for them")
        ->required();
    command->callback([&data, &chosen, options] {
        chosen = [&data, options] { return write_briefs(data, *options); };
    });
}

}  // namespace app
