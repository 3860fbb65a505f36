#pragma once

#include "app/present/presenter_view.h"
#include "app/stage_screen.h"

namespace app {

/// The two scenes after that of the talk which can be shown: a presenter sees them, too.
std::vector<std::size_t> scenes_to_come(const BriefingDesk& desk);

/// The presenter's own screen: what the audience sees, what comes next, notes and the clock.
class PresenterScreen {
public:
    /// Both outlive the screen.
    PresenterScreen(Canvas& canvas, ScreenType& type) : canvas_(canvas), type_(type) {}

    /// Builds one frame; `audience`: the size of its screen.
    Actions build(const TalkFrame& frame, PaneSize audience, bool has_audience);
    bool changed() const { return canvas_.changed(); }
    void show() { canvas_.show(colours(true).stage); }
    bool wants_another_frame() const { return another_frame_; }
    void forget();
    const std::vector<Widget>& widgets() const { return widgets_; }

private:
    Canvas& canvas_;
    ScreenType& type_;
    StageShow now_, next_, then_;
    KeptCard looked_at_, sent_;
    std::vector<HotSpot> spots_;
    std::vector<Widget> widgets_;
    bool another_frame_ = false;
};

}  // namespace app
