#include <fmt/format.h>

#include <cstdio>

#include "app/cli/commands.h"
#include "app/picture/summed_up.h"
#include "app/picture/words.h"
#include "geo/data/embargoes.h"
#include "geo/import/check_package.h"
#include "geo/import/import_package.h"

namespace app {
namespace {

int check(const std::filesystem::path& folder, bool all) {
    const auto faults = geo::check_package(folder);
    for (const geo::Error& fault : all ? faults : summed_up(faults))
        fmt::print(stderr, "{}\n", geo::one_line(fault));
    if (faults.empty()) {
        fmt::print("{}: sound\n", folder.string());
        return 0;
    }
    fmt::print("{}: {} fault{}\n", folder.string(),
               with_thousands(static_cast<double>(faults.size())), faults.size() == 1 ? "" : "s");
    return 1;
}

struct ImportFolders {
    std::filesystem::path geography, metrics, facts, output;
};

int import(const ImportFolders& folders) {
    const auto report =
        geo::import_package(folders.geography, folders.metrics, folders.facts, folders.output);
    if (!report) return refuse(report.error());
    for (const std::string& line : report->written) fmt::print("{}\n", line);
    for (const geo::Error& one : summed_up(report->left_out))
        fmt::print("left out: {}\n", geo::one_line(one));
    return 0;
}

}  // namespace

int refuse(const geo::Error& error) {
    fmt::print(stderr, "devolution-atlas: {}\n", geo::one_line(error));
    return 1;
}

int status_after(const geo::Atlas& atlas) { return atlas.faults.empty() ? 0 : 1; }

std::shared_ptr<const geo::Atlas> open_for_command(const std::filesystem::path& data) {
    auto atlas = geo::open_atlas(data);
    if (!atlas) {
        refuse(atlas.error());
        return nullptr;
    }
    if (const auto hidden = geo::hide_embargoed(*atlas, geo::present_moment()); !hidden) {
        refuse(hidden.error());
        return nullptr;
    }
    for (const geo::Error& fault : summed_up(atlas->faults)) refuse(fault);
    return std::make_shared<const geo::Atlas>(std::move(*atlas));
}

void add_package_commands(CLI::App& program, const std::filesystem::path&, Command& chosen) {
    auto* checking = program.add_subcommand("check", "Validate a data package, fault by fault");
    auto folder = std::make_shared<std::filesystem::path>();
    checking->add_option("folder", *folder, "The package's folder")->required();
    auto all = std::make_shared<bool>(false);
    checking->add_flag("--all", *all, "Name every fault; else those like others are summed up");
    checking->callback(
        [&chosen, folder, all] { chosen = [folder, all] { return check(*folder, *all); }; });

    auto* importing = program.add_subcommand("import", "Make a data package");
    importing->require_subcommand(1);
    auto* package = importing->add_subcommand("package", "From the compiled figures");
    auto folders = std::make_shared<ImportFolders>();
    package->add_option("--geography", folders->geography, "Folder of areas and boundaries")
        ->required();
    package->add_option("--metrics", folders->metrics, "Folder of the metrics")->required();
    package->add_option("--facts", folders->facts, "Folder of powers, budgets and elections")
        ->required();
    package->add_option("--output", folders->output, "Folder of the package to make")->required();
    package->callback([&chosen, folders] { chosen = [folders] { return import(*folders); }; });
}

void add_data_commands(CLI::App& program, const std::filesystem::path& data, Command& chosen) {
    add_layers_command(program, data, chosen);
    add_areas_command(program, data, chosen);
    add_proposals_command(program, data, chosen);
    add_area_command(program, data, chosen);
    add_layer_command(program, data, chosen);
    add_export_command(program, data, chosen);
    add_brief_command(program, data, chosen);
    add_slides_command(program, data, chosen);
    add_handout_command(program, data, chosen);
    add_briefing_command(program, data, chosen);
    add_recipe_command(program, chosen);
    add_stats_command(program, data, chosen);
    add_match_command(program, data, chosen);
    add_package_commands(program, data, chosen);
    add_pack_commands(program, data, chosen);
    add_seal_command(program, chosen);
    add_kiosk_commands(program, chosen);
}

}  // namespace app
