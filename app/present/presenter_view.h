#pragma once

#include <string>
#include <vector>

#include "app/paper/pen.h"
#include "app/present/talk_keys.h"
#include "app/stage/stage_scene.h"

namespace app {

/// Where things stand on the presenter's screen, in lengths of a stage.
struct PresenterLayout {
    Box now, next, then;  // small stages
    Box clock, notes, keys;
    double width = 0;
};
/// `audience`: the shape of its screen, which small stages have, too.
PresenterLayout presenter_layout(PaneSize screen, PaneSize audience);

/// Something on the presenter's screen that can be pressed.
struct HotSpot {
    Widget widget;
    Action action;
    TalkPrompt::Kind prompt = TalkPrompt::Kind::none;  // that it begins, in place of the action
};

struct PresenterInput {
    const BriefingDesk& desk;
    const StageScene& scene;  // on show
    const StageScene* next = nullptr;
    const StageScene* then = nullptr;
    const Card* card = nullptr;  // of the answer that is looked at
    double now = 0;              // seconds, by the window's clock
    std::string time;            // "14:32"; empty: not shown
    bool has_audience = true;    // there is a second display
};

/// All but the small stages themselves: title, clock, notes, keys, and what is being asked. Scrolls
/// the notes no further than they go. Returns what can be pressed.
std::vector<HotSpot> draw_presenter(Pen& pen, const PresenterLayout& layout,
                                    const PresenterInput& input, TalkPrompt& prompt);

/// What a presenter is asking, over the middle of a screen.
void draw_prompt(Pen& pen, const TalkPrompt& prompt, const Card* card, double width, double bottom);

/// "06:12"; "+00:20" when the time is over.
std::string minutes_and_seconds(double seconds);

}  // namespace app
