#include <algorithm>
#include <cmath>

#include "app/text/text.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"

namespace app {

void leave_prompt(Frame& f) {
    UiState& state = f.state;
    const Leaving* leaving = f.in.leaving;
    if (leaving == nullptr) {
        if (std::exchange(state.asks_to_leave, false)) state.focus.clear();
        return;
    }
    if (!std::exchange(state.asks_to_leave, true)) {
        // Whatever was asked before: the answer to this comes first.
        state.file_prompt = UiState::FilePrompt::none;
        state.open_menu.clear();
        state.focus = "save-first";
        state.another_frame = true;
        return;
    }
    if (state.file_prompt != UiState::FilePrompt::none) return;  // where to save it is asked
    if (state.focus.empty()) state.focus = "save-first";         // back from there
    f.sheet = Cover::leaving;
    const bool of_briefing = leaving->loses == Unsaved::briefing;
    const bool quits = std::holds_alternative<Quit>(leaving->then);
    const std::filesystem::path file =
        of_briefing && f.in.desk != nullptr ? f.in.desk->file : f.in.scene_file;
    const std::string name = file.filename().string();
    scrim(f);
    constexpr double pad = 24, height = 196;
    const Box& window = f.in.layout.window;
    const double width = std::min(600.0, window.width - 64);
    const Box box{std::round((window.width - width) / 2),
                  window.y + std::round((window.height - height) / 3), width, height};
    f.paint.rect(box, f.c.panel, 8);
    const double x = box.x + pad, inner = width - 2 * pad;
    f.paint.text(Face::heading, {x, box.y + 36}, f.c.ink,
                 of_briefing ? tr("The briefing is not saved") : tr("This view is not saved"));
    const double y = f.paint.paragraph(
        Face::body, x, box.y + 60, inner, f.c.ink2,
        !of_briefing ? tr("Its tables, formulas and what-if authorities would be lost.")
        : quits      ? tr("What was changed would be lost.")
                     : tr("What was changed would be lost: the other briefing takes its place."),
        2);
    if (!name.empty())
        f.paint.text(Face::caption, {x, y + 14}, f.c.ink2,
                     f.paint.elided(Face::caption, say("Save replaces {}.", name), inner));
    const double row = box.bottom() - pad - 32;
    const Box save{box.right() - pad - 110, row, 110, 32};
    const Box stay{save.x - 12 - 110, row, 110, 32};
    if (button(f, "leave-unsaved", quits ? tr("Leave without saving") : tr("Open without saving"),
               {x, row, 190, 32}))
        f.ask(GoOnUnsaved{});
    if (button(f, "stay", tr("Stay"), stay)) f.ask(StayOpen{});
    if (button(f, "save-first", tr("Save"), save, ButtonLook::primary)) {
        if (f.in.table != nullptr) f.ask(CancelTable{});
        if (f.in.sealed != nullptr) f.ask(CancelSealed{});
        if (file.empty())
            open_file_prompt(f, UiState::FilePrompt::save);
        else
            f.ask(SaveScene{file});
    }
    f.sheet = Cover::screen;
}

}  // namespace app
