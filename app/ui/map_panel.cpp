#include <algorithm>
#include <cmath>

#include "app/picture/insets.h"
#include "app/picture/label_box.h"
#include "app/picture/panel_measures.h"
#include "app/picture/words.h"
#include "app/text/text.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"
#include "geo/data/atlas.h"

namespace app {

namespace {

constexpr double wheel_step = 1.2;

PaneSize pane_of(const Box& map) { return {{map.width}, {map.height}}; }

ScreenPoint in_pane(const Box& map, ScreenPoint p) { return {p.x - map.x, p.y - map.y}; }

/// A thin line from a dot in the area to its name beside it.
void leader(Frame& f, const Box& map, const MapLabel& label) {
    const Leader way = leader_of(label);
    const ScreenPoint from{map.x + way.from.x, map.y + way.from.y};
    const ScreenPoint to{map.x + way.to.x, map.y + way.to.y};
    f.paint.line(from, to, label.halo, 3);
    f.paint.line(from, to, label.text, 1);
    f.paint.disc(from, 3.5, label.text);
    f.paint.disc(from, 2, f.c.ca_casing);
}

/// Name and value side by side.
void row(Frame& f, const Box& map, const MapLabel& label) {
    const LabelBox box = box_of(label);
    ScreenPoint at{map.x + box.left + 3, map.y + label.centre.y};
    Face face = Face::caption_strong;
    for (const std::string& part : label.lines) {
        f.paint.haloed(face, at, label.text, label.halo, part, Align::left);
        at.x += f.paint.width(face, part) + label_gap;
        face = Face::caption;
    }
}

void rows(Frame& f, const Box& map, const MapLabel& label) {
    const double height = f.paint.line_height(Face::caption);
    double y = map.y + label.centre.y - height * (static_cast<double>(label.lines.size()) - 1) / 2;
    for (const std::string& line : label.lines) {
        f.paint.haloed(Face::caption_strong, {map.x + label.centre.x, y}, label.text, label.halo,
                       line, Align::centre);
        y += height;
    }
}

void marks(Frame& f) {
    const Box& map = f.map();
    for (const MapMark& mark : f.picture().marks) {
        const ScreenPoint at{map.x + mark.centre.x, map.y + mark.centre.y};
        badge(f.paint, at, 28, mark.shape, ' ', f.c.ca_casing, f.c.ca_casing);
        badge(f.paint, at, 23, mark.shape, mark.letter, mark.colour, f.c.on_accent);
    }
}

/// Each with a frame and its name, over the map that the renderer drew there.
void inset_frames(Frame& f) {
    const Picture& picture = f.picture();
    for (std::size_t i = 0; i < picture.inset_titles.size(); ++i) {
        const MapInset& inset = picture.map.insets[i];
        const Box box{f.map().x + inset.corner.x, f.map().y + inset.corner.y,
                      inset.size.width.value, inset.size.height.value};
        f.paint.outline(box, f.c.rule_strong);
        f.paint.haloed(
            Face::caption_strong, {box.x + 8, box.y + 12}, f.c.ink, f.c.halo,
            f.paint.elided(Face::caption_strong, picture.inset_titles[i], box.width - 16),
            Align::left);
    }
}

/// About the place under the pointer.
void zoom(Frame& f, double factor, bool by_hand) {
    const Box& map = f.map();
    const Camera& seen = f.picture().map.camera;
    const Camera next = zoomed_at(seen, pane_of(map), in_pane(map, f.pointer()), factor);
    if (next != seen) f.ask(LookAt{next, by_hand});
}

/// A map on its flight stays where it is seen, so that the hand has the ground it reached for.
void take_hold(Frame& f) {
    const Camera& seen = f.picture().map.camera;
    if (seen != camera_of(f.scene(), pane_of(f.map()))) f.ask(LookAt{seen, true});
}

void zoom_buttons(Frame& f, double bottom) {
    const Box& map = f.map();
    const Box fit{map.right() - 12 - 36, bottom - 30, 36, 30};
    const Box out{fit.x, fit.y - 36, 36, 30};
    const Box in{fit.x, out.y - 36, 36, 30};
    const auto sign = [&](const Box& box, bool plus) {
        const ScreenPoint c{box.x + box.width / 2, box.y + box.height / 2};
        f.paint.rect({c.x - 5, c.y - 1, 10, 2}, f.c.ink);
        if (plus) f.paint.rect({c.x - 1, c.y - 5, 2, 10}, f.c.ink);
    };
    const auto framed = [&](const char* id, const char* label, const Box& box, bool plus) {
        const Response r = f.control({id, label, Role::button, box, {}, false, {}});
        f.paint.rect(box, r.held && r.hovered ? f.c.control_pressed : f.c.control, 4);
        f.paint.outline(box, r.hovered ? f.c.ink : f.c.rule_strong, 4);
        sign(box, plus);
        if (r.hovered) f.tip(label);
        return r.pressed;
    };
    if (framed("zoom-in", tr("Zoom in (+)"), in, true)) zoom_by_step(f, zoom_step);
    if (framed("zoom-out", tr("Zoom out (−)"), out, false)) zoom_by_step(f, 1 / zoom_step);
    const Response r =
        f.control({"fit", tr("Whole United Kingdom (0)"), Role::button, fit, {}, false, {}});
    f.paint.rect(fit, r.held && r.hovered ? f.c.control_pressed : f.c.control, 4);
    f.paint.outline(fit, r.hovered ? f.c.ink : f.c.rule_strong, 4);
    f.paint.text(Face::caption_strong, {fit.x + fit.width / 2, fit.y + fit.height / 2}, f.c.ink,
                 f.paint.elided(Face::caption_strong, tr("fit"), 32), Align::centre);
    if (r.hovered) f.tip(tr("Whole United Kingdom (0)"));
    if (r.pressed) f.ask(Fit{});
}

/// One of the shapes side by side: dark where it is shown, pale where it cannot be.
void segment(Frame& f, const Box& box, const ShapeOffer& offer) {
    const std::string name = title_of(offer.shape);
    const bool chosen = offer.shape == f.picture().shape;
    const ScreenPoint middle{box.x + box.width / 2, box.y + box.height / 2};
    if (!offer.why_not.empty()) {
        if (f.over(box)) f.tip(offer.why_not);
        f.paint.text(Face::body, middle, f.c.ink3, name, Align::centre);
        return;
    }
    const Response r = f.control({"shape:" + std::string(geo::code_of(offer.shape)),
                                  name,
                                  Role::radio,
                                  box,
                                  {},
                                  chosen,
                                  "shapes"});
    if (chosen)
        f.paint.rect(box, f.c.ink, 4);
    else if (r.hovered)
        f.paint.rect(inset(box, 1), f.c.control_pressed, 3);
    f.paint.text(chosen ? Face::body_strong : Face::body, middle,
                 chosen ? f.c.ink_inverse : f.c.ink, name, Align::centre);
    if (r.pressed && offer.shape != f.scene().pane().shape) f.ask(ShowShape{offer.shape});
}

/// Map, hexagons or circles; above them in a line what a cell stands for.
/// Returns where they begin.
double shapes(Frame& f, double right, double bottom) {
    constexpr double height = 30, room = 20;
    std::vector<double> widths;
    double width = 0;
    for (const ShapeOffer& offer : f.picture().shapes) {
        widths.push_back(std::ceil(f.paint.width(Face::body_strong, title_of(offer.shape))) + room);
        width += widths.back();
    }
    const Box all{right - width, bottom - height, width, height};
    f.paint.rect(all, f.c.control, 4);
    double x = all.x;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        segment(f, {x, all.y, widths[i], height}, f.picture().shapes[i]);
        x += widths[i];
    }
    f.paint.outline(all, f.c.rule_strong, 4);
    f.cover(all);
    if (!f.picture().shape_line.empty())
        f.paint.haloed(Face::caption, {right, all.y - 14}, f.c.ink, f.c.halo,
                       f.picture().shape_line, Align::right);
    return all.x;
}

/// A small button that is dark while what it names is shown. Returns where it begins.
double toggle(Frame& f, const std::string& id, const std::string& name, const std::string& tip,
              bool shown, double right, double bottom, const Action& action) {
    const double width = std::ceil(f.paint.width(Face::body_strong, name)) + 20;
    const Box box{right - width, bottom - 30, width, 30};
    const Response r = f.control({id, name, Role::button, box, {}, shown, {}});
    f.paint.rect(box, shown ? f.c.ink : r.hovered ? f.c.control_pressed : f.c.control, 4);
    f.paint.outline(box, f.c.rule_strong, 4);
    f.paint.text(shown ? Face::body_strong : Face::body,
                 {box.x + box.width / 2, box.y + box.height / 2}, shown ? f.c.ink_inverse : f.c.ink,
                 name, Align::centre);
    if (r.hovered) f.tip(tip);
    if (r.pressed) f.ask(action);
    f.cover(box);
    return box.x;
}

/// Returns where they begin.
double toggles(Frame& f, double right, double bottom) {
    const Picture& picture = f.picture();
    if (picture.offers_insets) {
        const bool shown = f.scene().pane().insets;
        right = toggle(f, "insets", tr("Insets"),
                       shown ? tr("Hide the larger maps of London, Greater Manchester and Shetland")
                             : tr("Show London, Greater Manchester and Shetland larger"),
                       shown, right, bottom, ShowInsets{!shown}) -
                8;
    }
    if (picture.offers_network) {
        const bool shown = f.scene().pane().network.has_value();
        right = toggle(f, "network", tr("Network"),
                       shown ? tr("Hide the institutions around this authority")
                             : tr("Show the institutions around this authority"),
                       shown, right, bottom, ShowNetwork{!shown}) -
                8;
    }
    return right;
}

void scale_bar(Frame& f, double bottom) {
    const double length = f.picture().scale_bar.value;
    if (length <= 0) return;
    const double x = f.map().x + 16, y = bottom - 6;
    const auto bar = [&](double grow, Rgba colour) {
        f.paint.rect({x - grow, y - 2 - grow, length + 2 * grow, 2 + 2 * grow}, colour);
        f.paint.rect({x - grow, y - 7 - grow, 2 + 2 * grow, 7 + 2 * grow}, colour);
        f.paint.rect({x + length - 2 - grow, y - 7 - grow, 2 + 2 * grow, 7 + 2 * grow}, colour);
    };
    bar(2, f.c.halo);
    bar(0, f.c.ink2);
    f.paint.haloed(Face::caption, {x + length / 2, y - 14}, f.c.ink, f.c.halo,
                   distance_in_words(f.picture().scale_bar_metres), Align::centre);
}

struct Banner {
    std::string id, text, offer;
    Action action;
};

std::vector<Banner> banners(const Frame& f) {
    std::vector<Banner> all;
    if (!f.in.notice.empty())
        all.push_back({"notice", f.in.notice, tr("Dismiss"), DismissNotice{}});
    if (const auto& notice = f.picture().notice) {
        Action action = DismissNotice{};
        if (notice->offered_level)
            action = ShowLevel{*notice->offered_level};
        else if (notice->offered_year)
            action = ShowYear{*notice->offered_year};
        all.push_back({"offer", notice->text, notice->offer, action});
    }
    const std::string& changed = f.picture().changed_boundaries;
    if (!changed.empty()) all.push_back({"changed", changed, {}, DismissNotice{}});
    return all;
}

/// A quiet line for what needs no answer.
double remark(Frame& f, const std::string& text, double left, double right, double top) {
    const double room = std::min(right - left, 420.0) - 24;
    const auto lines = f.paint.wrapped(Face::caption, text, room, 3);
    double width = 0;
    for (const std::string& line : lines)
        width = std::max(width, std::ceil(f.paint.width(Face::caption, line)));
    const double height = static_cast<double>(lines.size()) * f.paint.line_height(Face::caption);
    const Box box{right - width - 24, top, width + 24, height + 12};
    panel(f, box);
    f.paint.paragraph(Face::caption, box.x + 12, top + 6, room, f.c.ink2, text, 3);
    return box.bottom() + 8;
}

double banner(Frame& f, const Banner& b, double left, double right, double top) {
    if (b.offer.empty()) {
        // Beside a small map another page is what is read; the card tells of each area.
        const bool is_aside = f.in.scene.page != Page::maps && is_compact(pane_of(f.map()));
        return is_aside ? top : remark(f, b.text, left, right, top);
    }
    const double button_width = std::ceil(f.paint.width(Face::body_strong, b.offer)) + 28;
    const double width = std::min(right - left, 640.0);
    // The button stands beside the text where there is room for both, else under it.
    const bool beside = width - button_width > 300;
    const double text_width = width - 60 - (beside ? button_width + 16 : 0);
    const auto lines = f.paint.wrapped(Face::body, b.text, text_width, 5);
    const double text_height = static_cast<double>(lines.size()) * f.paint.line_height(Face::body);
    const double height = std::max(text_height + 20, 48.0) + (beside ? 0 : 40);
    const Box box{right - width, top, width, height};
    panel(f, box);
    f.paint.outline(box, f.c.rule_strong, 8);
    const Box sign{box.x + 14, box.y + 14, 20, 20};
    f.paint.rect(sign, f.c.accent, 3);
    f.paint.text(Face::body_strong, {sign.x + 10, sign.y + 10}, f.c.on_accent, "!", Align::centre);
    f.paint.paragraph(Face::body, box.x + 46, box.y + (beside ? (height - text_height) / 2 : 12),
                      text_width, f.c.ink, b.text, 5);
    const Box press{beside ? box.right() - button_width - 12 : box.x + 46,
                    beside ? box.y + (height - 30) / 2 : box.bottom() - 42, button_width, 30};
    if (button(f, b.id, b.offer, press, ButtonLook::primary)) f.ask(b.action);
    return box.bottom() + 8;
}

/// What lies over the map, and the way to be rid of it.
double overlay_line(Frame& f, double left, double right, double top) {
    const char* label = f.in.overlay_is_reading ? tr("Cancel") : tr("Take away");
    const double button_width = std::ceil(f.paint.width(Face::body_strong, label)) + 28;
    const std::string text = f.paint.elided(Face::caption, f.in.overlay_line,
                                            std::min(right - left, 640.0) - button_width - 44);
    const double width = std::ceil(f.paint.width(Face::caption, text)) + button_width + 36;
    const Box box{right - width, top, width, 42};
    panel(f, box);
    f.paint.text(Face::caption, {box.x + 12, box.y + 21}, f.c.ink, text);
    if (button(f, "remove-boundaries", label,
               {box.right() - button_width - 8, box.y + 6, button_width, 30}))
        f.ask(RemoveBoundaries{});
    return box.bottom() + 8;
}

const Card* hovered_card(const Frame& f) {
    const auto& hovered = f.scene().hovered;
    if (!hovered) return nullptr;
    for (const Card& card : f.picture().cards)
        if (f.in.atlas.areas[card.area].id == *hovered) return &card;
    return nullptr;
}

void area_tip(Frame& f) {
    const Card* card = hovered_card(f);
    const Box& map = f.map();
    if (card == nullptr) return;
    const double room = std::min(300.0, map.width - 40);
    const Rgba pale = mixed(f.c.ink_inverse, f.c.ink, 0.22);
    struct Line {
        Face face;
        Rgba colour;
        std::string text;
        double below;  // to the next one
    };
    std::vector<Line> lines;
    const auto add = [&](Face face, Rgba colour, const std::string& text, double below) {
        if (!text.empty()) lines.push_back({face, colour, f.paint.elided(face, text, room), below});
    };
    add(Face::body_strong, f.c.ink_inverse, card->name, card->what.empty() ? 26 : 20);
    add(Face::caption, pale, card->what, 26);
    add(Face::body_strong, f.c.ink_inverse, card->value, 22);
    for (const std::string& line : f.paint.wrapped(Face::caption, card->analysed, room, 3))
        add(Face::caption, f.c.ink_inverse, line, 18);
    double width = 0, height = 18;
    for (const Line& line : lines) {
        width = std::max(width, std::ceil(f.paint.width(line.face, line.text)) + 24);
        height += line.below;
    }
    Box box{f.pointer().x + 18, f.pointer().y - height - 6, width, height - 4};
    if (box.right() > map.right() - 8) box.x = f.pointer().x - 18 - width;
    if (box.y < map.y + 8) box.y = f.pointer().y + 22;
    box.x = std::max(box.x, map.x + 8);
    f.paint.rect(box, f.c.ink, 4);
    double y = box.y + 18;
    for (const Line& line : lines) {
        f.paint.text(line.face, {box.x + 12, y}, line.colour, line.text);
        y += line.below;
    }
}

/// Below the pointer, as the area's own tip stands above it.
void outline_tip(Frame& f, const OverlayTip& tip) {
    const Box& map = f.map();
    const double room = std::min(300.0, map.width - 40);
    const std::string name = f.paint.elided(Face::body_strong, tip.name, room);
    const std::string value = f.paint.elided(Face::body, tip.value, room);
    const double width = std::ceil(std::max(f.paint.width(Face::body_strong, name),
                                            f.paint.width(Face::body, value))) +
                         24;
    Box box{f.pointer().x + 18, f.pointer().y + 18, width, value.empty() ? 34.0 : 58.0};
    if (box.right() > map.right() - 8) box.x = f.pointer().x - 18 - width;
    f.paint.rect(box, f.c.accent, 4);
    f.paint.text(Face::body_strong, {box.x + 12, box.y + 17}, f.c.on_accent, name);
    if (!value.empty()) f.paint.text(Face::body, {box.x + 12, box.y + 41}, f.c.on_accent, value);
}

void choose(Frame& f, ScreenPoint p) {
    const auto area = area_at(f.in.atlas, f.scene(), f.picture(), p);
    if (!area) {
        // A click beside the land that was to add an area must not cost those chosen before.
        if (!f.shift() && !f.scene().selected.empty()) f.ask(ClearSelection{});
        return;
    }
    if (f.in.scene.page == Page::authorities)
        f.ask(GroupDistrict{f.in.atlas.areas[*area].id});
    else
        choose_area(f, *area);
}

/// Turning the wheel over an inset, or a double click, goes to its place on the large map.
bool go_to_inset(Frame& f) {
    const Box& map = f.map();
    const MapInset* inset = inset_at(f.picture().map, in_pane(map, f.pointer()));
    if (inset == nullptr) return false;
    f.ask(LookAt{fitted(extent_of(inset->camera, inset->size), pane_of(map))});
    return true;
}

void drag_and_click(Frame& f, bool on_map) {
    UiState& s = f.state;
    const Box& map = f.map();
    if (on_map && f.clicked()) {
        s.press = f.pointer();
        s.pressed_pane = f.pane();
        s.dragging = false;
        take_hold(f);
        if (f.double_clicked()) {
            if (!go_to_inset(f)) zoom(f, 2, false);
            s.press.reset();  // the release that follows chooses nothing
        }
    }
    if (!s.press || s.pressed_pane != f.pane()) return;
    if (!s.dragging &&
        std::hypot(f.pointer().x - s.press->x, f.pointer().y - s.press->y) > click_slop) {
        s.dragging = true;
        const Camera next = dragged(f.picture().map.camera, {f.pointer().x - s.press->x},
                                    {f.pointer().y - s.press->y});
        f.ask(LookAt{next, true});
    } else if (s.dragging && f.down() && f.pointer_moved() != ScreenPoint{}) {
        const ScreenPoint by = f.pointer_moved();
        f.ask(LookAt{dragged(f.picture().map.camera, {by.x}, {by.y}), true});
    }
    if (f.released() || !f.down()) {
        if (f.released() && !s.dragging) choose(f, in_pane(map, f.pointer()));
        s.press.reset();
        s.dragging = false;
    }
}

/// Has the area under the pointer hovered and named.
void point_at_map(Frame& f) {
    if (!f.has_pointer() || f.state.dragging || f.state.points_by_key) return;
    const ScreenPoint p = in_pane(f.map(), f.pointer());
    if (const auto area = area_at(f.in.atlas, f.scene(), f.picture(), p)) {
        f.point_at(*area);
        f.draw_later([&f] { area_tip(f); });
    }
    if (f.overlay() == nullptr) return;
    if (auto tip = tip_at(f.in.atlas, f.scene(), f.picture(), *f.overlay(), p))
        f.draw_later([&f, tip = std::move(*tip)] { outline_tip(f, tip); });
}

/// Two links of a chain, apart where the maps move each on its own.
void draw_chain(Painter& paint, const Box& box, Rgba colour, bool closed) {
    const ScreenPoint c{box.x + box.width / 2, box.y + box.height / 2};
    const double apart = closed ? 3.5 : 6;
    paint.outline({c.x - apart - 5, c.y - 3.5, 10, 7}, colour, 3.5, 1.75);
    paint.outline({c.x + apart - 5, c.y - 3.5, 10, 7}, colour, 3.5, 1.75);
}

/// Of one map among several: its frame, and the buttons along its upper edge.
void pane_frame(Frame& f) {
    if (f.in.panes.size() == 1) return;
    const Box& map = f.map();
    f.paint.outline(map, f.is_active() ? f.c.accent : f.c.rule_strong, 8, f.is_active() ? 2 : 1);
    const Box close{map.right() - 34, map.y + 8, 26, 26};
    if (icon_button(f, "close-pane", tr("Close this map"), close, true, draw_cross))
        f.ask(ClosePane{f.pane()});
    f.cover(close);
    if (!f.is_active()) return;
    const bool linked = f.scene().linked;
    constexpr double room_beside = 160;  // the map's number and year
    const Box link = map.width < room_beside ? Box{close.x - 2, close.bottom() + 2, 30, 26}
                                             : Box{close.x - 34, close.y, 30, 26};
    if (icon_button(f, "link",
                    linked ? tr("The maps move together; press to part them")
                           : tr("Each map moves on its own; press to join them"),
                    link, true, [linked](Painter& paint, const Box& b, Rgba ink) {
                        draw_chain(paint, b, ink, linked);
                    }))
        f.ask(LinkPanes{!linked});
    f.cover(link);
}

void notices(Frame& f, double left, double right, double top) {
    if (!f.in.overlay_line.empty()) top = overlay_line(f, left, right, top);
    for (const Banner& one : banners(f)) top = banner(f, one, left, right, top);
}

void controls_on_map(Frame& f) {
    const Box& map = f.map();
    network_on_map(f);
    const Box legend = legend_panel(f);
    const double bottom = map.bottom() - 12;
    pane_frame(f);
    if (is_small(pane_of(map))) return;
    const bool compact = is_compact(pane_of(map));
    const double shapes_left = shapes(f, map.right() - 12 - (compact ? 0 : 48), bottom);
    const double toggles_left = toggles(f, shapes_left - 8, bottom);
    // Half a scale would be a wrong one.
    if (map.x + 24 + f.picture().scale_bar.value < toggles_left) scale_bar(f, bottom);
    network_panel(f, legend.bottom() + 12, map.bottom() - bottom_row_height);
    zoom_buttons(f, compact ? map.y + 12 + 102 + pane_header_height(f.picture())
                            : bottom);  // there the coast lies at the bottom
    // Beside the legend where a readable width is left, else below it.
    const bool beside = map.right() - 12 - legend.right() > 340;
    const double top = beside ? map.y + 12 + pane_header_height(f.picture()) : legend.bottom() + 8;
    const double left = beside ? legend.right() + 12 : map.x + 12;
    if (f.is_active()) notices(f, left, map.right() - 12, top);  // what is to be told is told once
}

/// The map as a stop of Tab; the pointer is answered elsewhere, after all that lies over it.
void map_focus(Frame& f) {
    const std::string& name = f.picture().legend.title;
    f.focus_only({"map", say("Map: {}", name), Role::map, inset(f.map(), 2), {}, false, {}});
    const Card* card = hovered_card(f);
    if (!f.state.points_by_key || !f.is_active() || card == nullptr) return;
    const ScreenPoint at = screen_at(f.picture().map.camera, pane_of(f.map()), f.state.walked_to);
    std::string words = card->name + "\n" + card->value;
    if (!card->analysed.empty()) words += "\n" + card->analysed;
    f.tip(std::move(words), ScreenPoint{f.map().x + at.x, f.map().y + at.y});
}

}  // namespace

void zoom_by_step(Frame& f, double factor) {
    const Box& map = f.map();
    const Camera now = camera_of(f.scene(), pane_of(map));
    const Camera next = zoomed_at(now, pane_of(map), {map.width / 2, map.height / 2}, factor);
    if (next != now) f.ask(LookAt{next});
}

void map_names(Frame& f, const Picture& picture, const Box& map) {
    for (const MapLabel& label : picture.labels)
        if (label.leader_from) leader(f, map, label);
    for (const MapLabel& label : picture.labels) (label.leader_from ? row : rows)(f, map, label);
}

void map_ground(Frame& f) {
    const Box& map = f.map();
    f.clip(map);
    inset_frames(f);
    map_names(f, f.picture(), f.map());
    marks(f);
    f.unclip();
}

void map_controls(Frame& f) {
    f.clip(f.map());
    map_focus(f);
    controls_on_map(f);
    f.unclip();
}

void notices_over_small_maps(Frame& f) {
    if (!is_small(pane_of(f.map()))) return;
    const Box &first = f.in.panes.front().box, &last = f.in.panes.back().box;
    notices(f, first.x + 12, std::max(first.right(), last.right()) - 12, first.y + 12);
}

void map_pointer(Frame& f) {
    const Box& map = f.map();
    const bool on_map = f.over(map) && !f.covered();
    if (on_map && f.wheel() > 0 && go_to_inset(f)) f.take_wheel();
    if (on_map && f.wheel() != 0) zoom(f, std::pow(wheel_step, f.take_wheel()), true);
    if (on_map && f.clicked()) f.state.focus = f.state.held = f.id_in_pane("map");
    drag_and_click(f, on_map);
    if (on_map) point_at_map(f);
}

}  // namespace app
