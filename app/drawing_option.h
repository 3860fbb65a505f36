#pragma once

#include <CLI/CLI.hpp>
#include <map>
#include <string>

#include "app/sdl_window.h"

namespace app {

/// Adds the switch between OpenGL and our own program to a command.
inline void add_drawing_option(CLI::App& command, Drawing& drawing) {
    const std::map<std::string, Drawing> names{
        {"best", Drawing::best}, {"graphics", Drawing::graphics}, {"software", Drawing::software}};
    command
        .add_option("--drawing", drawing,
                    "What draws: graphics (OpenGL), software (without it), or best: OpenGL where "
                    "there is a graphics card")
        ->transform(CLI::CheckedTransformer(names, CLI::ignore_case).description(""))
        ->envname("DEVOLUTION_ATLAS_DRAWING");
}

}  // namespace app
