#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/ui/painter.h"
#include "app/ui/panels.h"

namespace app {

/// What a control met in this frame.
struct Response {
    bool hovered = false;  // the pointer is over it
    bool held = false;     // pressed and not yet let go
    bool pressed = false;  // let go over it, or Enter or Space: act now
    bool focused = false;
};

/// Keys that panels ask for.
enum class Key : std::uint8_t {
    tab,
    left,
    right,
    up,
    down,
    page_up,
    page_down,
    home,
    end,
    erase_forwards,
    erase,
    space,
    enter,
    escape
};

/// What was pressed, and typed, in the frame that ImGui is in.
std::vector<Key> keys_of_frame();
std::string text_of_frame();

/// What covers what: only the topmost sheet that is open answers the pointer.
enum class Cover : std::uint8_t { screen, menu, source, prompt, leaving };

/// One frame of the interface: where the pointer is, which keys were pressed, what controls there
/// are, what was asked for. Lives from the first panel to the last.
class Frame {
public:
    Frame(const PanelInput& input, UiState& state);

    const PanelInput& in;
    UiState& state;
    const Colours& c;
    Painter paint;
    Cover sheet = Cover::screen;  // the one being drawn

    /// What is asked for in a pane makes it the active one first, unless it only points.
    void ask(Action action);
    void draw_later(std::function<void()> drawing) {
        later_.push_back({pane_, std::move(drawing)});
    }
    /// Draws what was put off, moves the focus, draws its ring and the tip.
    Actions finish();

    /// What follows is drawn in this pane, until leave().
    void enter(std::size_t pane) { pane_ = pane; }
    void leave() { pane_.reset(); }
    /// Which pane is drawn in, and what it shows; outside of panes the active one.
    std::size_t pane() const { return pane_.value_or(in.scene.active); }
    const Picture& picture() const { return *in.panes[pane()].picture; }
    const Scene& scene() const { return *in.panes[pane()].scene; }
    const Box& map() const { return in.panes[pane()].box; }
    const Overlay* overlay() const { return in.panes[pane()].overlay; }
    bool is_active() const { return pane() == in.scene.active; }
    /// A control's name where there may be several alike, one in each pane: "fit", "fit@2".
    std::string id_in_pane(std::string id) const;

    /// Makes a control of the box: the pointer and the keyboard can press it.
    Response control(Widget widget);
    /// Lists a control that answers the pointer for itself, and may have the focus.
    void focus_only(Widget widget) { list(in_pane(std::move(widget)), true); }
    /// Lists a control that answers for itself and never has the focus.
    void note(Widget widget) { list(in_pane(std::move(widget)), false); }

    ScreenPoint pointer() const { return pointer_; }
    bool has_pointer() const { return has_pointer_; }
    bool over(const Box& box) const;  // and nothing lies above
    void cover(const Box& box);       // what is below shall not answer the pointer there
    bool covered() const { return covered_; }
    bool clicked() const { return clicked_; }
    bool double_clicked() const { return double_clicked_; }
    bool released() const { return released_; }
    bool down() const { return down_; }
    ScreenPoint pointer_moved() const { return moved_; }
    bool shift() const { return shift_; }
    bool alt() const { return alt_; }
    bool control_down() const { return control_; }
    double wheel() const { return wheel_; }
    double take_wheel();

    bool pressed(Key key) const;  // and nobody took it
    bool take(Key key);
    /// What was typed, taken; empty where a text field is not asking.
    std::string take_typed();
    bool take_character(char c);
    /// Takes what was typed up to a character, that included; false where it was not typed.
    bool take_up_to(char c);
    bool typing() const;  // a text field has the focus

    void clip(const Box& box);
    void unclip();

    /// What the pointer rests on in a list or in the legend.
    void point_at(geo::AreaIndex area) { pointed_area_ = area; }
    std::optional<geo::AreaIndex> pointed_area() const { return pointed_area_; }
    void point_at_class(int index) { pointed_class_ = {index, pane()}; }
    const HoverClass& pointed_class() const { return pointed_class_; }

    /// Shown at the end of the frame beside the pointer, or beside what it is about.
    void tip(std::string text, std::optional<ScreenPoint> about = {}) {
        tip_ = std::move(text);
        tip_about_ = about;
    }
    Cover top_cover() const { return top_; }

private:
    Widget in_pane(Widget widget) const;
    void list(Widget widget, bool takes_focus);
    bool reachable(std::size_t i) const {
        return listed_[i].takes_focus && listed_[i].sheet == top_;
    }
    void move_focus();
    void draw_ring();
    void draw_tip();
    void step_focus(int by);
    void step_in_group(int by);
    std::size_t focused_position() const;

    Actions actions_;
    struct Later {
        std::optional<std::size_t> pane;
        std::function<void()> drawing;
    };
    std::vector<Later> later_;
    std::optional<std::size_t> pane_;
    std::vector<Widget> widgets_;
    struct Listed {
        Cover sheet;
        bool takes_focus;
    };
    std::vector<Listed> listed_;  // of each widget
    std::vector<Box> clips_;
    ScreenPoint pointer_, moved_;
    bool has_pointer_ = false, covered_ = false;
    bool clicked_ = false, double_clicked_ = false, released_ = false, down_ = false;
    bool shift_ = false, control_ = false, alt_ = false;
    double wheel_ = 0;
    std::uint32_t keys_ = 0;
    std::string typed_, tip_, focus_before_;
    std::optional<ScreenPoint> tip_about_;
    std::optional<geo::AreaIndex> pointed_area_;
    HoverClass pointed_class_;
    Cover top_ = Cover::screen;
};

/// The topmost sheet that is open.
Cover top_cover_of(const PanelInput& input, const UiState& state);

}  // namespace app
