#include "app/ui/frame.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace app {

namespace {

constexpr std::array key_codes{ImGuiKey_Tab,      ImGuiKey_LeftArrow, ImGuiKey_RightArrow,
                               ImGuiKey_UpArrow,  ImGuiKey_DownArrow, ImGuiKey_PageUp,
                               ImGuiKey_PageDown, ImGuiKey_Home,      ImGuiKey_End,
                               ImGuiKey_Delete,   ImGuiKey_Backspace, ImGuiKey_Space,
                               ImGuiKey_Enter,    ImGuiKey_Escape};

std::uint32_t bit(Key key) { return 1u << static_cast<unsigned>(key); }

std::uint32_t keys_pressed() {
    std::uint32_t keys = 0;
    for (std::size_t i = 0; i < key_codes.size(); ++i)
        if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(key_codes[i]))) keys |= bit(static_cast<Key>(i));
    if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_KeyPadEnter))) keys |= bit(Key::enter);
    return keys;
}

void append_utf8(std::string& text, unsigned int c) {
    if (c < 0x80) {
        text += static_cast<char>(c);
    } else if (c < 0x800) {
        text += static_cast<char>(0xC0 | (c >> 6));
        text += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        text += static_cast<char>(0xE0 | (c >> 12));
        text += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (c & 0x3F));
    }
}

}  // namespace

std::vector<Key> keys_of_frame() {
    std::vector<Key> keys;
    const std::uint32_t pressed = keys_pressed();
    for (std::size_t i = 0; i < key_codes.size(); ++i)
        if ((pressed & bit(static_cast<Key>(i))) != 0) keys.push_back(static_cast<Key>(i));
    return keys;
}

std::string text_of_frame() {
    std::string typed;
    for (const ImWchar c : ImGui::GetIO().InputQueueCharacters)
        if (c >= 0x20 && c != 0x7F) append_utf8(typed, c);
    return typed;
}

Cover top_cover_of(const PanelInput& input, const UiState& state) {
    if (input.leaving != nullptr && state.file_prompt == UiState::FilePrompt::none)
        return Cover::leaving;
    if (state.file_prompt != UiState::FilePrompt::none || state.formula.open ||
        input.table != nullptr || input.sealed != nullptr)
        return Cover::prompt;
    if (input.scene.source_open) return Cover::source;
    const bool answers = state.focus == "search" && !state.search.empty();
    return answers || !state.open_menu.empty() ? Cover::menu : Cover::screen;
}

Frame::Frame(const PanelInput& input, UiState& ui_state)
    : in(input),
      state(ui_state),
      c(colours(input.scene.dark)),
      paint(*ImGui::GetWindowDrawList(), input.fonts),
      top_(top_cover_of(input, ui_state)) {
    const ImGuiIO& io = ImGui::GetIO();
    const double scale = input.fonts.scale;
    has_pointer_ = ImGui::IsMousePosValid();
    if (has_pointer_) {
        pointer_ = {static_cast<double>(io.MousePos.x) / scale,
                    static_cast<double>(io.MousePos.y) / scale};
        moved_ = {static_cast<double>(io.MouseDelta.x) / scale,
                  static_cast<double>(io.MouseDelta.y) / scale};
    }
    clicked_ = ImGui::IsMouseClicked(ImGuiMouseButton_Left);
    double_clicked_ = ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
    released_ = ImGui::IsMouseReleased(ImGuiMouseButton_Left);
    down_ = ImGui::IsMouseDown(ImGuiMouseButton_Left);
    shift_ = io.KeyShift;
    control_ = io.KeyCtrl;
    alt_ = io.KeyAlt;
    wheel_ = static_cast<double>(io.MouseWheel);
    keys_ = keys_pressed();
    typed_ = control_ ? std::string() : text_of_frame();
    state.another_frame = false;
    if (moved_ != ScreenPoint{}) state.points_by_key = false;
    focus_before_ = state.focus;
    if (clicked_) state.focus_shown = false;
}

void Frame::ask(Action action) {
    const bool points = std::holds_alternative<Hover>(action) ||
                        std::holds_alternative<HoverClass>(action) ||
                        std::holds_alternative<HoverPower>(action);
    if (auto* look = std::get_if<LookAt>(&action))
        look->camera = camera_of_whole(look->camera, in.layout, pane());
    if (!is_active() && !points) actions_.emplace_back(ActivatePane{pane()});
    actions_.push_back(std::move(action));
}

std::string Frame::id_in_pane(std::string id) const {
    return pane_.value_or(0) == 0 ? id : fmt::format("{}@{}", id, *pane_ + 1);
}

bool Frame::over(const Box& box) const {
    return has_pointer_ && sheet == top_ && contains(box, pointer_) &&
           (clips_.empty() || contains(clips_.back(), pointer_));
}

void Frame::cover(const Box& box) {
    if (has_pointer_ && contains(box, pointer_)) covered_ = true;
}

double Frame::take_wheel() { return std::exchange(wheel_, 0.0); }

bool Frame::pressed(Key key) const { return (keys_ & bit(key)) != 0; }

bool Frame::take(Key key) {
    const bool was = pressed(key);
    keys_ &= ~bit(key);
    return was;
}

std::string Frame::take_typed() { return std::exchange(typed_, {}); }

bool Frame::take_character(char wanted) {
    const std::size_t at = typed_.find(wanted);
    if (at == std::string::npos) return false;
    typed_.erase(at, 1);
    return true;
}

bool Frame::take_up_to(char wanted) {
    const std::size_t at = typed_.find(wanted);
    if (at == std::string::npos) return false;
    typed_.erase(0, at + 1);
    return true;
}

bool Frame::typing() const {
    return std::ranges::any_of(state.widgets, [&](const Widget& one) {
        return one.role == Role::field && one.id == state.focus;
    });
}

void Frame::clip(const Box& box) {
    clips_.push_back(clips_.empty() ? box : overlap(box, clips_.back()));
    paint.clip(box);
}

void Frame::unclip() {
    clips_.pop_back();
    paint.unclip();
}

Response Frame::control(Widget widget) {
    Response r;
    widget = in_pane(std::move(widget));
    r.focused = state.focus == widget.id && sheet == top_;
    r.hovered = over(widget.box) && (!down_ || clicked_ || state.held == widget.id);
    if (over(widget.box)) covered_ = true;
    if (r.hovered && clicked_) {
        state.held = widget.id;
        state.focus = widget.id;
    }
    r.held = state.held == widget.id;
    if (r.held && released_) r.pressed = contains(widget.box, pointer_);
    if (r.focused && !typing() && (pressed(Key::enter) || pressed(Key::space))) {
        take(Key::enter), take(Key::space), take_character(' ');
        r.pressed = true;
    }
    list(std::move(widget), true);
    return r;
}

Widget Frame::in_pane(Widget widget) const {
    widget.id = id_in_pane(std::move(widget.id));
    if (!widget.group.empty()) widget.group = id_in_pane(std::move(widget.group));
    return widget;
}

void Frame::list(Widget widget, bool takes_focus) {
    widget.visible = clips_.empty() ? widget.box : overlap(widget.box, clips_.back());
    widgets_.push_back(std::move(widget));
    listed_.push_back({sheet, takes_focus});
}

std::size_t Frame::focused_position() const {
    for (std::size_t i = 0; i < widgets_.size(); ++i)
        if (reachable(i) && widgets_[i].id == state.focus) return i;
    return widgets_.size();
}

void Frame::step_focus(int by) {
    // The stops of Tab: single controls, and of a group the one with the focus, else the chosen
    // one, else the first.
    std::vector<std::size_t> stops;
    for (std::size_t i = 0; i < widgets_.size(); ++i) {
        if (!reachable(i)) continue;
        const std::string& group = widgets_[i].group;
        if (group.empty() || stops.empty() || widgets_[stops.back()].group != group)
            stops.push_back(i);
        else if (widgets_[i].id == state.focus ||
                 (widgets_[i].chosen && widgets_[stops.back()].id != state.focus))
            stops.back() = i;
    }
    if (stops.empty()) return;
    const auto now = std::ranges::find(stops, focused_position());
    const auto count = static_cast<int>(stops.size());
    int next = by > 0 ? 0 : count - 1;
    if (now != stops.end()) next = (static_cast<int>(now - stops.begin()) + by + count) % count;
    state.focus = widgets_[stops[static_cast<std::size_t>(next)]].id;
}

void Frame::step_in_group(int by) {
    const std::size_t now = focused_position();
    if (now == widgets_.size() || widgets_[now].group.empty()) return;
    const auto next = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(now) + by);
    if (next >= widgets_.size() || widgets_[next].group != widgets_[now].group) return;
    state.focus = widgets_[next].id;
    state.focus_moved = state.focus_shown = true;
}

void Frame::move_focus() {
    state.focus_moved = false;
    if (take(Key::tab)) {
        step_focus(shift_ ? -1 : 1);
        state.focus_moved = state.focus_shown = true;
        state.cursor = std::string::npos;  // at the end, should it be a field
    }
    if (pressed(Key::down)) step_in_group(1);
    if (pressed(Key::up)) step_in_group(-1);
}

void Frame::draw_ring() {
    const std::size_t now = focused_position();
    if (!state.focus_shown || now == widgets_.size()) return;
    const Widget& widget = widgets_[now];
    if (widget.visible.width < 1 || widget.visible.height < 1) return;
    // Two pixels wide, two outside; inside where the control fills its panel.
    const double out = widget.role == Role::map ? -4 : 4;
    paint.outline(inset(widget.visible, -out), c.ink, out > 0 ? 7 : 8, 2);
}

void Frame::draw_tip() {
    if (tip_.empty() || !(has_pointer_ || tip_about_)) return;
    const ScreenPoint by = tip_about_.value_or(pointer_);
    const Box& window = in.layout.window;
    const std::vector<std::string> lines = paint.wrapped(Face::caption, tip_, 360);
    double width = 0;
    for (const std::string& line : lines) width = std::max(width, paint.width(Face::caption, line));
    const double leading = paint.line_height(Face::caption);
    const double height = static_cast<double>(lines.size()) * leading;
    Box box{by.x + 14, by.y + 18, std::ceil(width) + 20, height + 12};
    if (box.right() > window.right() - 8) box.x = window.right() - 8 - box.width;
    if (box.bottom() > window.bottom() - 8) box.y = by.y - 10 - box.height;
    paint.rect(box, c.ink, 4);
    double y = box.y + 6 + leading / 2;
    for (const std::string& line : lines) {
        paint.text(Face::caption, {box.x + 10, y}, c.ink_inverse, line);
        y += leading;
    }
}

Actions Frame::finish() {
    for (std::size_t i = 0; i < later_.size(); ++i) {  // may put off more
        const Later later = later_[i];
        pane_ = later.pane;
        later.drawing();
    }
    leave();
    if (clicked_ && state.held.empty()) state.focus.clear();
    move_focus();
    draw_ring();
    draw_tip();
    if (released_ || !down_) state.held.clear();
    // What opens, closes, scrolls into view or has been measured shows from the next frame on.
    state.another_frame |=
        state.focus_moved || state.focus != focus_before_ || top_cover_of(in, state) != top_;
    state.widgets = std::move(widgets_);
    return std::move(actions_);
}

}  // namespace app
