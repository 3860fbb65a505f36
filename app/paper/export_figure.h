#pragma once

#include <filesystem>

#include "app/paper/figure.h"
#include "app/scene/workspace.h"

namespace app {

struct FigureOptions {
    PaperSize paper = a4_landscape;
    double dpi = 300;  // of a PNG
    std::optional<PaneSize> seen_in{};
    const Overlay* over = nullptr;
};

inline constexpr double least_dpi = 50, most_dpi = 600;

/// By the end of its name: a figure ends in .pdf, .svg or .png.
bool is_figure_file(const std::filesystem::path& file);

/// Writes a scene's maps as a figure that carries its recipe, in the format that the file's name
/// ends in. A file of that name is replaced, and stays as it is where anything fails. The scene
/// must fit the atlas.
geo::Result<void> export_figure(const geo::Atlas& atlas, const Workspace& workspace,
                                const std::filesystem::path& file, const FigureOptions& options);

/// Writes a scene to a file as its name asks for: a figure, or a table (see export_scene).
geo::Result<void> export_file(const geo::Atlas& atlas, const Workspace& workspace,
                              const std::filesystem::path& file, const FigureOptions& options);

}  // namespace app
