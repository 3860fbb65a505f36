#include "app/ui/widgets.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "app/picture/mark_shape.h"
#include "app/text/text.h"

namespace app {

bool button(Frame& f, const std::string& id, const std::string& label, const Box& box,
            ButtonLook look) {
    const Response r = f.control({id, label, Role::button, box, {}, false, {}});
    Rgba ground = f.c.control, edge = f.c.rule_strong, ink = f.c.ink;
    if (look == ButtonLook::primary) ground = edge = f.c.accent, ink = f.c.on_accent;
    if (look == ButtonLook::dark) ground = edge = f.c.ink, ink = f.c.ink_inverse;
    if (r.held && r.hovered) {
        ground = look == ButtonLook::primary ? f.c.accent_pressed : f.c.control_pressed;
        if (look != ButtonLook::primary) ink = edge = f.c.ink;
    } else if (r.hovered) {
        if (look == ButtonLook::plain)
            edge = f.c.ink;
        else
            ground = edge = mixed(ground, ink, 0.12);
    }
    f.paint.rect(box, ground, 4);
    f.paint.outline(box, edge, 4);
    f.paint.text(Face::body_strong, {box.x + box.width / 2, box.y + box.height / 2}, ink,
                 f.paint.elided(Face::body_strong, label, box.width - 12), Align::centre);
    return r.pressed;
}

bool icon_button(Frame& f, const std::string& id, const std::string& label, const Box& box,
                 bool enabled, const Drawing& drawing) {
    if (!enabled) {
        drawing(f.paint, box, f.c.rule_strong);
        return false;
    }
    const Response r = f.control({id, label, Role::button, box, {}, false, {}});
    if (r.hovered) {
        f.paint.rect(box, r.held ? f.c.control_pressed : f.c.panel_subtle, 4);
        f.paint.outline(box, f.c.rule, 4);
        f.tip(label);
    }
    drawing(f.paint, box, f.c.ink);
    return r.pressed;
}

bool radio_row(Frame& f, const std::string& id, const std::string& group, const std::string& label,
               const Box& box, bool chosen, bool dimmed, const std::string& why_dimmed) {
    const Response r = f.control({id, label, Role::radio, box, {}, chosen, group});
    if (r.hovered) f.paint.rect(box, f.c.control_pressed, 4);
    if (r.hovered && dimmed) f.tip(why_dimmed);
    const ScreenPoint middle{box.x + 17, box.y + box.height / 2};
    f.paint.disc(middle, 8, f.c.control);
    f.paint.ring(middle, 7.25, chosen ? f.c.accent : f.c.rule_strong, 1.5);
    if (chosen) f.paint.disc(middle, 4, f.c.accent);
    f.paint.text(Face::body, {box.x + 34, middle.y}, dimmed ? f.c.ink3 : f.c.ink,
                 f.paint.elided(Face::body, label, box.width - 40));
    return r.pressed;
}

int menu_list(Frame& f, const std::string& id, const Box& box, std::span<const std::string> choices,
              int chosen, std::span<const std::string> notes) {
    int made = -1;
    const double height = static_cast<double>(choices.size()) * row_height;
    // Below the button, or above it where more room is; long lists scroll.
    const double below = f.in.layout.status_bar.y - box.bottom() - 8;
    const double above = box.y - f.in.layout.top_bar.bottom() - 8;
    const bool opens_down = height + 8 <= below || below >= above;
    const double shown = std::min(height + 8, opens_down ? below : above);
    const Box list{box.x, opens_down ? box.bottom() + 4 : box.y - 4 - shown, box.width, shown};
    f.paint.rect(list, f.c.panel, 4);
    f.paint.outline(list, f.c.ink, 4);
    ScrollArea scroll(f, id + "-list", inset(list, 4), height, f.state.menu_scroll);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const Box row{list.x + 4, scroll.top() + static_cast<double>(i) * row_height,
                      list.width - 8, row_height};
        const bool now = static_cast<int>(i) == chosen;
        const std::string row_id = id + ":" + std::to_string(i);
        scroll.follow(f.id_in_pane(row_id), row);
        const Response r = f.control({row_id, choices[i], Role::row, row, {}, now, id});
        if (r.pressed) made = static_cast<int>(i);
        if (!scroll.shows(row)) continue;
        if (now)
            f.paint.rect(row, f.c.accent_soft, 4);
        else if (r.hovered || r.focused)
            f.paint.rect(row, f.c.control_pressed, 4);
        double room = row.width - 16;
        if (!notes.empty()) {
            const double width = f.paint.width(Face::caption, notes[i]);
            f.paint.text(Face::caption, {row.right() - 8 - width, row.y + row_height / 2}, f.c.ink2,
                         notes[i]);
            room -= width + 8;
        }
        f.paint.text(now ? Face::body_strong : Face::body, {row.x + 8, row.y + row_height / 2},
                     f.c.ink, f.paint.elided(Face::body_strong, choices[i], room));
    }
    const bool outside = f.clicked() && !contains(list, f.pointer()) && !contains(box, f.pointer());
    if (made >= 0 || outside) {
        f.state.open_menu.clear();
        f.state.focus = f.id_in_pane(id);
    }
    return made;
}

int drop_down(Frame& f, const std::string& id, const std::string& label, const Box& box,
              std::span<const std::string> choices, int chosen,
              std::span<const std::string> notes) {
    const std::string own_id = f.id_in_pane(id);
    const bool open = f.state.open_menu == own_id;
    const Cover before = f.sheet;
    if (open) f.sheet = Cover::menu;  // so that it can be pressed again to close
    const std::string shown =
        chosen >= 0 ? choices[static_cast<std::size_t>(chosen)] : std::string();
    const Response r = f.control({id, label, Role::menu, box, {}, open, {}});
    f.paint.rect(box, f.c.control, 4);
    f.paint.outline(box, open || r.hovered ? f.c.ink : f.c.rule_strong, 4);
    f.paint.text(Face::body, {box.x + 10, box.y + box.height / 2}, f.c.ink,
                 f.paint.elided(Face::body, shown, box.width - 38));
    draw_chevron(f.paint, {box.right() - 17, box.y + box.height / 2}, f.c.ink);
    int made = -1;
    if (open) made = menu_list(f, id, box, choices, chosen, notes);
    if (r.pressed) {
        f.state.open_menu = open ? std::string() : own_id;
        f.state.menu_scroll = (chosen - 3) * row_height;  // the chosen one in view
        if (!open) f.state.focus = f.id_in_pane(id + ":" + std::to_string(std::max(chosen, 0)));
    }
    f.sheet = before;
    return made;
}

void panel(Frame& f, const Box& box) {
    f.paint.rect(box, f.c.panel, 8);
    f.cover(box);
}

void scrim(Frame& f) {
    Rgba shade = f.in.scene.dark ? f.c.ink_inverse : f.c.ink;
    shade.a = f.in.scene.dark ? 0x99 : 0x66;
    f.paint.rect(f.in.layout.screen, shade);
}

void swatch(Frame& f, ScreenPoint at, const geo::Layer& layer) {
    std::vector<Rgba> shown = ramp(layer.theme, 3);
    if (layer.kind != geo::LayerKind::numeric && layer.theme == geo::Theme::governance) {
        const std::vector<Rgba> own = category_colours(layer, f.in.scene.dark);
        if (own.size() >= 3) shown = {own[0], own[1], own[2]};
    }
    for (std::size_t i = 0; i < 3 && i < shown.size(); ++i)
        f.paint.rect({at.x + 8 * static_cast<double>(i), at.y - 4, 8, 9}, shown[i]);
}

MarkShape shape_of(std::size_t index) { return static_cast<MarkShape>(index % 6); }

void badge(Painter& paint, ScreenPoint c, double size, MarkShape shape, char letter, Rgba colour,
           Rgba on) {
    const double r = size / 2;
    switch (shape) {
        case MarkShape::disc:
            paint.disc(c, r, colour);
            break;
        case MarkShape::square:
            paint.rect({c.x - r * 0.92, c.y - r * 0.92, r * 1.84, r * 1.84}, colour, 3);
            break;
        case MarkShape::diamond:
        case MarkShape::triangle:
        case MarkShape::pentagon:
            paint.polygon(mark_outline(shape, c, size), colour);
            break;
        case MarkShape::cross: {
            const double arm = r * 0.62;
            paint.rect({c.x - r, c.y - arm, 2 * r, 2 * arm}, colour);
            paint.rect({c.x - arm, c.y - r, 2 * arm, 2 * r}, colour);
            break;
        }
    }
    paint.text(Face::caption_strong, {c.x, c.y + mark_letter_drop(shape, size)}, on,
               std::string_view(&letter, 1), Align::centre);
}

ScrollArea::ScrollArea(Frame& f, std::string id, const Box& view, double content_height,
                       double& offset)
    : f_(f), id_(std::move(id)), view_(view), content_height_(content_height), offset_(offset) {
    if (f_.over(view_) && f_.wheel() != 0) offset_ -= f_.take_wheel() * 2 * row_height;
    const double most = std::max(0.0, content_height_ - view_.height);
    offset_ = std::round(std::clamp(offset_, 0.0, most));
    f_.clip(view_);
}

ScrollArea::~ScrollArea() {
    f_.unclip();
    if (content_height_ > view_.height) bar();
}

void ScrollArea::follow(const std::string& id, const Box& box) {
    if (!f_.state.focus_moved || f_.state.focus != id) return;
    if (box.y < view_.y) offset_ -= view_.y - box.y + 8;
    if (box.bottom() > view_.bottom()) offset_ += box.bottom() - view_.bottom() + 8;
}

void ScrollArea::bar() {
    const double most = content_height_ - view_.height;
    const double length = std::max(28.0, view_.height * view_.height / content_height_);
    const double travel = view_.height - length;
    const Box track{view_.right() - 4, view_.y, 10, view_.height};
    const Box thumb{view_.right() + 1, view_.y + travel * offset_ / most, 4, length};
    const bool held = f_.state.held == id_;
    if (f_.over(track) && f_.clicked()) f_.state.held = id_;
    if (held && travel > 0)
        offset_ = std::clamp((f_.pointer().y - view_.y - length / 2) / travel * most, 0.0, most);
    f_.paint.rect(thumb, held || f_.over(track) ? f_.c.ink2 : f_.c.rule_strong, 2);
}

void draw_magnifier(Painter& paint, ScreenPoint c, Rgba colour) {
    paint.ring({c.x - 1, c.y - 1}, 5.25, colour, 1.75);
    paint.line({c.x + 2.9, c.y + 2.9}, {c.x + 7, c.y + 7}, colour, 2);
}

void draw_chevron(Painter& paint, ScreenPoint c, Rgba colour) {
    paint.polyline(
        std::array<ScreenPoint, 3>{{{c.x - 5, c.y - 2.5}, {c.x, c.y + 2.5}, {c.x + 5, c.y - 2.5}}},
        colour, 1.75);
}

void draw_cross(Painter& paint, const Box& box, Rgba colour) {
    const ScreenPoint c{box.x + box.width / 2, box.y + box.height / 2};
    paint.line({c.x - 5, c.y - 5}, {c.x + 5, c.y + 5}, colour, 1.75);
    paint.line({c.x - 5, c.y + 5}, {c.x + 5, c.y - 5}, colour, 1.75);
}

}  // namespace app
