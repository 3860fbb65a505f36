#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/picture/picture.h"
#include "app/scene/action.h"
#include "app/ui/fonts.h"
#include "app/ui/layout.h"

namespace app {

/// What widgets need for one interaction, and nothing that decides what the map shows.
struct UiState {
    std::string search;         // half typed
    int search_choice = 0;      // highlighted answer
    bool search_focus = false;  // asked for by "/"
    enum class FilePrompt : std::uint8_t { none, save, open } file_prompt = FilePrompt::none;
    std::string file_path;  // half typed
    double rail_scroll = 0, ranking_scroll = 0;
    std::optional<ScreenPoint> press;  // where the map was pressed; a drag once it has moved
    bool dragging = false;
    std::string open_menu;  // id of the one menu that is open
};

/// What panels draw from. `map_texture` is the finished map, drawn by the renderer before.
struct PanelInput {
    const geo::Atlas& atlas;
    const Scene& scene;
    const Picture& picture;
    const Layout& layout;
    const Fonts& fonts;
    std::uintptr_t map_texture = 0;
    std::string notice;  // a fault to tell ("councils.csv, line 3: …"); empty: none
    bool can_undo = false, can_redo = false;
    std::filesystem::path scene_file;  // where the scene was opened from or saved to last
};

/// The explore screen: every panel, in one full-size ImGui window without stock widgets. Reads
/// keys and pointer through ImGui; returns what was asked for.
Actions explore_panels(const PanelInput& input, UiState& state);

}  // namespace app
