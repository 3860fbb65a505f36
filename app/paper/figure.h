#pragma once

#include <memory>
#include <string>

#include "app/paper/pen.h"
#include "app/picture/overlay.h"

namespace app {

/// A scene's maps as a figure on paper.
struct FigureInput {
    const geo::Atlas& atlas;
    const Scene& scene;  // fits the atlas
    /// How large the map of the active pane is where its camera was chosen: what is seen there is
    /// seen on paper. Nothing: of a window of 1920 by 1080.
    std::optional<PaneSize> seen_in{};
    std::shared_ptr<const geo::Geometry> detailed{};  // the finer outlines, where they were read
    const Overlay* over = nullptr;                    // boundaries of a person's own
    std::string maker{};                              // "Devolution Atlas 0.1.0"
};

/// What the figure is called, and what it shows in words, for whoever cannot see it.
struct FigureWords {
    std::string title, description;
};
FigureWords words_of(const geo::Atlas& atlas, const Scene& scene);

/// True when a map is drawn so near that the finer outlines are to be read first.
bool figure_wants_detail(Sheet& sheet, PaneSize page, const FigureInput& input);

/// Draws title, maps side by side, legends, letters of selected areas, notes, sources with their
/// licence, in light colours, on all of the sheet but its margins.
void draw_figure(Sheet& sheet, PaneSize page, const FigureInput& input);

}  // namespace app
