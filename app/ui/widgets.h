#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "app/ui/frame.h"

namespace app {

inline constexpr double row_height = 28;

enum class ButtonLook : std::uint8_t { plain, primary, dark };

/// True in the frame in which it is pressed.
bool button(Frame& f, const std::string& id, const std::string& label, const Box& box,
            ButtonLook look = ButtonLook::plain);

/// A button that shows a drawing; `label` is its tip and its name. Disabled ones are no stop of
/// Tab.
using Drawing = std::function<void(Painter&, const Box&, Rgba)>;
bool icon_button(Frame& f, const std::string& id, const std::string& label, const Box& box,
                 bool enabled, const Drawing& drawing);

bool radio_row(Frame& f, const std::string& id, const std::string& group, const std::string& label,
               const Box& box, bool chosen, bool dimmed, const std::string& why_dimmed);

/// A drop-down: the number of the choice just made, or -1. Where there are notes, each stands at
/// the right of its choice in the open list.
int drop_down(Frame& f, const std::string& id, const std::string& label, const Box& box,
              std::span<const std::string> choices, int chosen,
              std::span<const std::string> notes = {});

/// The list of a menu that is open, `id`, below or above what opened it: the number of the choice
/// just made, or -1. A press elsewhere closes it.
int menu_list(Frame& f, const std::string& id, const Box& opener,
              std::span<const std::string> choices, int chosen,
              std::span<const std::string> notes = {});

/// Edits one line of text; true when it changed. `state.focus` says which field has the cursor.
bool text_field(Frame& f, const std::string& id, const std::string& label, const Box& box,
                std::string& text, const std::string& hint, double left_room = 10);

/// Edits a text of several lines, which are wrapped; true when it changed. Enter begins a line.
bool text_area(Frame& f, const std::string& id, const std::string& label, const Box& box,
               std::string& text, const std::string& hint, double& scroll);

/// A card: an opaque panel that covers the map below it.
void panel(Frame& f, const Box& box);

/// Dims the whole screen under a sheet that has to be answered first.
void scrim(Frame& f);

/// Three colours of a layer's ramp.
void swatch(Frame& f, ScreenPoint left_middle, const geo::Layer& layer);

/// A letter on its shape.
void badge(Painter& paint, ScreenPoint centre, double size, MarkShape shape, char letter,
           Rgba colour, Rgba on);
MarkShape shape_of(std::size_t index);

/// One part of a screen that scrolls by wheel, by its thin bar and to where the focus goes.
class ScrollArea {
public:
    ScrollArea(Frame& f, std::string id, const Box& view, double content_height, double& offset);
    ~ScrollArea();
    ScrollArea(const ScrollArea&) = delete;
    ScrollArea& operator=(const ScrollArea&) = delete;

    double top() const { return view_.y - offset_; }  // of the content
    bool shows(const Box& box) const { return box.bottom() > view_.y && box.y < view_.bottom(); }
    /// Brings a control into view when the focus has just come to it.
    void follow(const std::string& id, const Box& box);

private:
    void bar();

    Frame& f_;
    std::string id_;
    Box view_;
    double content_height_;
    double& offset_;
};

void draw_magnifier(Painter& paint, ScreenPoint centre, Rgba colour);
void draw_chevron(Painter& paint, ScreenPoint centre, Rgba colour);
void draw_cross(Painter& paint, const Box& box, Rgba colour);

}  // namespace app
