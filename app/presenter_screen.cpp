#include "app/presenter_screen.h"

#include <imgui/imgui.h>

namespace app {
std::vector<std::size_t> scenes_to_come(const BriefingDesk& desk) {
    const auto& scenes = desk.briefing.scenes;
    std::vector<std::size_t> numbers;
    for (std::size_t i = desk.talk->scene + 1; i < scenes.size() && numbers.size() < 2; ++i)
        if (scenes[i].fault.empty()) numbers.push_back(i);
    return numbers;
}

void PresenterScreen::forget() {
    for (StageShow* show : {&now_, &next_, &then_}) show->forget();
}

Actions PresenterScreen::build(const TalkFrame& frame, PaneSize audience, bool has_audience) {
    const Session& session = frame.session;
    const BriefingDesk& desk = *session.desk();
    const Talk& talk = *desk.talk;
    another_frame_ = type_.complete();
    const double unit = frame.height / stage_height;
    const PaneSize screen{{static_cast<double>(frame.width)}, {static_cast<double>(frame.height)}};
    const PresenterLayout layout = presenter_layout(screen, audience);
    const auto scene = frame.scenes.on_show(session, frame.explored_in);

    // Small stages: what is on, and the two scenes after it that can be shown.
    struct Small {
        StageShow& show;
        Box box;
        std::shared_ptr<const StageScene> scene;
    };
    std::vector<std::shared_ptr<const StageScene>> following;
    for (const std::size_t number : scenes_to_come(desk))
        following.push_back(frame.scenes.of(session, number));
    std::vector<Small> small{{now_, layout.now, scene}};
    if (!following.empty()) small.push_back({next_, layout.next, following[0]});
    if (following.size() > 1) small.push_back({then_, layout.then, following[1]});
    std::size_t maps = 0;
    for (Small& one : small) {
        one.show.update({.scene = one.scene,
                         .room = desk.briefing.room,
                         .audience = audience,
                         .place = pixel_box_of(one.box, unit),
                         .now = frame.now,
                         .moves = false,
                         .is_held = false,
                         .turned = talk.turned,
                         .detailed = frame.detailed});
        maps += one.show.maps();
    }
    canvas_.set_maps(maps);
    canvas_.see_with(ColourVision::full);
    std::size_t first = 0;
    for (const Small& one : small) {
        one.show.draw_maps(canvas_, first);
        first += one.show.maps();
    }
    looked_at_.follow(session.atlas(), frame.prompt.looked_at);
    sent_.follow(session.atlas(), talk.sent);

    ImGui::NewFrame();
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    list.PushClipRect({0, 0}, size);
    PainterSheet sheet(list, type_.sized());
    const auto draw_small = [&](const Small& one) {
        const PixelBox place = pixel_box_of(one.box, unit);
        sheet.clip(Pen::rings_of({static_cast<double>(place.left), static_cast<double>(place.top),
                                  static_cast<double>(place.width()),
                                  static_cast<double>(place.height())}));
        one.show.draw_beside_maps(sheet);
        one.show.draw(sheet, &one.show == &now_ ? sent_.get() : nullptr, type_.built());
        sheet.unclip();
    };
    for (const Small& one : small) draw_small(one);
    sheet.place({0, 0}, unit);
    Pen pen(sheet, colours(true));
    spots_ = draw_presenter(pen, layout,
                            {.desk = desk,
                             .scene = *scene,
                             .next = following.empty() ? nullptr : following[0].get(),
                             .then = following.size() > 1 ? following[1].get() : nullptr,
                             .card = looked_at_.get(),
                             .now = frame.now,
                             .time = frame.time,
                             .has_audience = has_audience},
                            frame.prompt);
    sheet.unplace();
    list.PopClipRect();

    Actions asked = talk_keys(session.atlas(), desk, session.scene(), keys_of_frame(),
                              text_of_frame(), frame.now, frame.prompt);
    const ImGuiIO& io = ImGui::GetIO();
    frame.prompt.notes_scroll -= static_cast<double>(io.MouseWheel) * 60;
    widgets_.clear();
    for (const HotSpot& spot : spots_) {
        const double scale = unit / type_.fonts().scale;
        Widget widget = spot.widget;
        const ScreenPoint at{static_cast<double>(io.MousePos.x) / unit,
                             static_cast<double>(io.MousePos.y) / unit};
        if (ImGui::IsMouseReleased(ImGuiMouseButton_Left) && contains(widget.box, at)) {
            if (spot.prompt != TalkPrompt::Kind::none)
                frame.prompt = {.kind = spot.prompt};
            else
                asked.push_back(spot.action);
        }
        widget.box = widget.visible = {widget.box.x * scale, widget.box.y * scale,
                                       widget.box.width * scale, widget.box.height * scale};
        widgets_.push_back(std::move(widget));
    }
    ImGui::Render();
    canvas_.take_interface(*ImGui::GetDrawData());
    another_frame_ |= type_.sized().lacks_some();
    return asked;
}

}  // namespace app
