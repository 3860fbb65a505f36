#pragma once

#include "app/stage_show.h"

namespace app {

/// What a screen of a talk is drawn from.
struct TalkFrame {
    const Session& session;  // with a talk
    StageScenes& scenes;
    TalkPrompt& prompt;
    int width = 0, height = 0;  // of the framebuffer
    double now = 0;             // seconds, by the window's clock
    std::string time{};         // of day, "14:32"; empty: not shown
    /// How large the map is where the detour is explored; nothing: on the stage itself.
    std::optional<PaneSize> explored_in{};
    std::shared_ptr<const geo::Geometry> detailed{};
};

/// The stage, filling a screen: the audience's, which shows no more than that and answers nothing,
/// or the only one there is, for a rehearsal.
class StageScreen {
public:
    enum class Purpose : std::uint8_t { audience, rehearsal };
    /// Both outlive the screen.
    StageScreen(Canvas& canvas, ScreenType& type, Purpose purpose)
        : canvas_(canvas), type_(type), purpose_(purpose) {}

    /// For a screen that is watched; see Screen.
    void be_watched(bool moves, std::function<void()> ready);
    /// Builds one frame; the caller has fed ImGui's input.
    Actions build(const TalkFrame& frame);
    bool changed() const { return canvas_.changed(); }
    void show() { canvas_.show(background_); }
    bool wants_another_frame() const { return another_frame_ || show_.is_moving(); }
    void stop_motion() { stopping_ = true; }
    /// The stage's map has to be made anew, as after something else was drawn on the canvas.
    void forget() { show_.forget(); }
    const std::vector<Widget>& widgets() const { return widgets_; }
    const StageShow& stage() const { return show_; }

private:
    Actions answer(const TalkFrame& frame);
    Actions lead_map(const TalkFrame& frame);
    void draw_strip(Pen& pen, const TalkFrame& frame) const;

    Canvas& canvas_;
    ScreenType& type_;
    Purpose purpose_;
    StageShow show_;
    bool moves_ = false, stopping_ = false, another_frame_ = false;
    Rgba background_;
    KeptCard looked_at_, sent_;
    std::shared_ptr<const StageScene> frozen_;
    std::vector<Widget> widgets_;
};

}  // namespace app
