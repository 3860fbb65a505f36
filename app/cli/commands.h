#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "geo/core/result.h"
#include "geo/data/atlas.h"

namespace app {

/// What a subcommand does once the command line has been read; returns the exit status.
using Command = std::function<int()>;

/// Adds the subcommands that need no screen: layers, areas, proposals, area, layer, export, brief,
/// briefing, slides, handout, recipe, stats, match, check, import, pack-briefing, keygen, trust,
/// seal, kiosk-pin. `chosen` is set to what the one on the command line does. `data` is the --data
/// option's folder.
void add_data_commands(CLI::App& program, const std::filesystem::path& data, Command& chosen);

/// Opens the package for a command: faults go to standard error, a line each and of each kind the
/// first few; on failure the reason does, and there is no atlas.
std::shared_ptr<const geo::Atlas> open_for_command(const std::filesystem::path& data);

/// The exit status of a command that has done its work: 1 where something of the data was left out.
int status_after(const geo::Atlas& atlas);

/// The area of a code; fails on an unknown one, with what may have been meant.
geo::Result<geo::AreaIndex> known_area(const geo::Atlas& atlas, const std::string& code);

/// "devolution-atlas: what, where" on standard error; returns the exit status 1.
int refuse(const geo::Error& error);

// One function each, in files of their own; `add` registers its subcommand.
void add_layers_command(CLI::App& program, const std::filesystem::path& data, Command& chosen);
void add_areas_command(CLI::App& program, const std::filesystem::path& data, Command& chosen);
void add_proposals_command(CLI::App& program, const std::filesystem::path& data, Command& chosen);
void add_area_command(CLI::App& program, const std::filesystem::path& data, Command& chosen);
void add_layer_command(CLI::App& program, const std::filesystem::path& data, Command& chosen);
void add_export_command(CLI::App& program, const std::filesystem::path& data, Command& chosen);
void add_brief_command(CLI::App& program, const std::filesystem::path& data, Command& chosen);
void add_slides_command(CLI::App& program, const std::filesystem::path& data, Command& chosen);
void add_handout_command(CLI::App& program, const std::filesystem::path& data, Command& chosen);
void add_briefing_command(CLI::App& program, const std::filesystem::path& data, Command& chosen);
void add_recipe_command(CLI::App& program, Command& chosen);
void add_stats_command(CLI::App& program, const std::filesystem::path& data, Command& chosen);
void add_match_command(CLI::App& program, const std::filesystem::path& data, Command& chosen);
void add_package_commands(CLI::App& program, const std::filesystem::path& data, Command& chosen);
void add_seal_command(CLI::App& program, Command& chosen);
void add_kiosk_commands(CLI::App& program, Command& chosen);
void add_pack_commands(CLI::App& program, const std::filesystem::path& data, Command& chosen);

}  // namespace app
