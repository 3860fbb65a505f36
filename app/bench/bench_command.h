#pragma once

#include "app/cli/commands.h"

namespace app {

/// Adds the subcommand that measures how fast the program is.
void add_bench_command(CLI::App& program, const std::filesystem::path& data, Command& chosen);

}  // namespace app
