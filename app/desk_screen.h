#pragma once

#include <filesystem>
#include <vector>

#include "app/stage_show.h"
#include "app/ui/panels.h"

namespace app {

/// Where a briefing is made: its scenes in a row, the one in hand as its audience will see it, and
/// what is written in it.
class DeskScreen {
public:
    /// Both outlive the screen.
    DeskScreen(Canvas& canvas, ScreenType& type) : canvas_(canvas), type_(type) {}

    struct Frame {
        const Session& session;     // with a desk
        int width = 0, height = 0;  // of the framebuffer
        double now = 0;             // seconds, by the clock of talks
        char control_letter = 0;    // see PanelInput
        PaneSize seen_in{};         // how large the atlas's map was when it was last shown
        std::shared_ptr<const geo::Geometry> detailed{};
    };
    /// Builds one frame; the caller has fed ImGui's input.
    Actions build(const Frame& frame);
    void show();
    bool wants_another_frame() const { return another_frame_; }
    void forget();
    /// What is under embargo of its scenes, small as they may be.
    std::vector<EmbargoedLayer> embargoed(const Session& session);
    const std::vector<Widget>& widgets() const { return ui_.widgets; }

private:
    struct Parts;
    void list_of_scenes(Parts& parts);
    void stage_in_hand(Parts& parts);
    void fields(Parts& parts);
    void bar(Parts& parts);
    void empty_desk(Parts& parts);
    void handle_notes(Parts& parts, const Box& box);
    std::vector<std::string> shipped(const geo::Atlas& atlas);

    Canvas& canvas_;
    ScreenType& type_;
    StageScenes scenes_;
    StageShow in_hand_;
    std::vector<std::unique_ptr<StageShow>> thumbnails_;
    UiState ui_;
    double list_scroll_ = 0, fields_scroll_ = 0, headline_scroll_ = 0, text_scroll_ = 0,
           notes_scroll_ = 0;
    double fields_height_ = 0;
    std::size_t fields_for_ = 0;
    int tool_ = -1;                    // of the annotation that the next press on the map makes
    std::optional<std::size_t> held_;  // an annotation that is dragged
    std::optional<std::size_t> dragged_scene_;
    std::vector<std::string> warnings_;
    const StageScene* warnings_of_ = nullptr;
    PaneSize seen_in_{};
    double now_ = 0;
    std::optional<std::vector<std::string>> shipped_;
    bool another_frame_ = false, dark_ = false;
};

}  // namespace app
