#include "app/stage_screen.h"

#include <imgui/imgui.h>

#include <utility>

#include "app/present/presenter_view.h"
#include "app/stage/notes_text.h"
#include "app/text/text.h"
#include "app/ui/bare_window.h"

namespace app {
void StageScreen::be_watched(bool moves, std::function<void()> ready) {
    moves_ = moves;
    show_.make_apart(std::move(ready));
}

Actions StageScreen::build(const TalkFrame& frame) {
    const BriefingDesk& desk = *frame.session.desk();
    const Talk& talk = *desk.talk;
    another_frame_ = type_.complete();
    if (!talk.frozen || !frozen_) frozen_ = frame.scenes.on_show(frame.session, frame.explored_in);
    show_.update(
        {.scene = frozen_,
         .room = desk.briefing.room,
         .audience = {{static_cast<double>(frame.width)}, {static_cast<double>(frame.height)}},
         .place = {0, 0, frame.width, frame.height},
         .now = frame.now,
         .moves = moves_,
         .is_held = frame.session.camera_is_held() && talk.detour,
         .turned = talk.turned,
         .detailed = frame.detailed});
    if (std::exchange(stopping_, false)) show_.stop();
    canvas_.see_with(frozen_->map ? frozen_->map->vision : ColourVision::full);
    const bool black = talk.black;
    canvas_.set_maps(black ? 0 : show_.maps());
    if (!black) show_.draw_maps(canvas_, 0);
    background_ = black ? hex(0x000000) : show_.colour().stage;
    if (!talk.frozen) sent_.follow(frame.session.atlas(), talk.sent);
    looked_at_.follow(frame.session.atlas(), frame.prompt.looked_at);

    ImGui::NewFrame();
    Actions asked;
    {
        const BareWindow window("stage", static_cast<float>(frame.width),
                                static_cast<float>(frame.height));
        PainterSheet sheet(window.list(), type_.sized());
        if (!black) show_.draw(sheet, sent_.get(), type_.built());
        if (purpose_ == Purpose::rehearsal) {
            sheet.place({0, 0}, show_.unit());
            Pen pen(sheet, show_.colour());
            draw_strip(pen, frame);
            sheet.unplace();
            asked = answer(frame);
        }
    }
    ImGui::Render();
    canvas_.take_interface(*ImGui::GetDrawData());
    another_frame_ |= type_.sized().lacks_some();
    return asked;
}

void StageScreen::draw_strip(Pen& pen, const TalkFrame& frame) const {
    const Talk& talk = *frame.session.desk()->talk;
    const StageLayout& layout = show_.layout();
    const double width = layout.page.width.value, bottom = layout.band_below.y;
    if (talk.notes) {
        constexpr double height = 300;
        const Box strip{0, bottom - height, width, height};
        pen.rect(strip, pen.c.panel);
        pen.horizontal(0, strip.y, width, pen.c.rule_strong);
        pen.clip(strip);
        draw_notes_text(pen, show_.scene().notes,
                        {64, strip.y + 20 - frame.prompt.notes_scroll, width - 128, height}, 26);
        pen.unclip();
    }
    draw_prompt(pen, frame.prompt, looked_at_.get(), width, bottom);
    std::string told;
    if (frame.prompt.wants_end) told = tr("Esc again ends the talk");
    if (talk.detour) told = tr("Detour: Esc returns to the scene");
    if (told.empty()) return;
    const StageType type{PaperFace::text_strong, 20};
    const double wide = type.width(pen, told) + 32;
    const Box chip{(width - wide) / 2, layout.band_above.bottom() + 16, wide, 40};
    pen.rect(chip, pen.c.ink);
    type.draw(pen, {chip.x + 16, chip.y + 20}, pen.c.ink_inverse, told);
}

Actions StageScreen::answer(const TalkFrame& frame) {
    Actions asked = talk_keys(frame.session.atlas(), *frame.session.desk(), frame.session.scene(),
                              keys_of_frame(), text_of_frame(), frame.now, frame.prompt);
    widgets_.clear();
    if (show_.maps() == 0 || !asked.empty()) return asked;
    const Box& map = show_.layout().panes.front();
    Widget widget;
    widget.id = "stage-map";
    widget.label = show_.scene().headline;
    widget.role = Role::map;
    const double unit = show_.unit() / type_.fonts().scale;
    widget.box = widget.visible = {map.x * unit, map.y * unit, map.width * unit, map.height * unit};
    widgets_.push_back(std::move(widget));
    return lead_map(frame);
}

/// A hand on the map of the stage begins a detour: it moves the map, and names what it rests on.
Actions StageScreen::lead_map(const TalkFrame& frame) {
    const ImGuiIO& io = ImGui::GetIO();
    const StageLayout& layout = show_.layout();
    const Box& pane = layout.panes.front();
    const ScreenPoint on_stage =
        show_.on_stage({static_cast<double>(io.MousePos.x), static_cast<double>(io.MousePos.y)});
    if (!ImGui::IsMousePosValid() || !contains(pane, on_stage)) return {};
    const double scale = show_.unit() * layout.map_scale;
    const ScreenPoint at{(on_stage.x - pane.x) / layout.map_scale,
                         (on_stage.y - pane.y) / layout.map_scale};
    const Camera& seen = show_.seen().map.camera;
    std::optional<Camera> led;
    if (io.MouseWheel != 0)
        led = zoomed_at(seen, layout.size_of(pane), at, io.MouseWheel > 0 ? 1.25 : 0.8);
    else if (ImGui::IsMouseDown(ImGuiMouseButton_Left) &&
             (io.MouseDelta.x != 0 || io.MouseDelta.y != 0))
        led = dragged(seen, {static_cast<double>(io.MouseDelta.x) / scale},
                      {static_cast<double>(io.MouseDelta.y) / scale});
    if (!led) return {};
    Actions asked;
    if (!frame.session.desk()->talk->detour) asked.emplace_back(Brief{BeginDetour{}});
    asked.emplace_back(LookAt{*led, true});
    return asked;
}

}  // namespace app
