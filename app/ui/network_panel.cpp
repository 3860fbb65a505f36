#include <algorithm>
#include <cmath>

#include "app/picture/panel_measures.h"
#include "app/text/text.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"

namespace app {

namespace {

constexpr double symbol = 13, edge = 17;  // pixels across

ScreenPoint on_screen(const Frame& f, ScreenPoint p) { return {f.map().x + p.x, f.map().y + p.y}; }

void links(Frame& f, const Network& network) {
    const ScreenPoint centre = on_screen(f, network.centre);
    for (const NetworkPoint& one : network.points) {
        const ScreenPoint place = on_screen(f, one.place), seat = on_screen(f, one.seat);
        f.paint.line(centre, place, f.c.ca_casing, 2.5);
        f.paint.line(centre, place, f.c.ink2, 1);
        if (std::hypot(place.x - seat.x, place.y - seat.y) < 3) continue;
        f.paint.line(place, seat, f.c.ca_casing, 3);
        f.paint.line(place, seat, one.colour, 1.25);
        f.paint.disc(seat, 2.5, one.colour);
    }
}

/// Words on a ground of their own: they stand on dark and pale areas alike.
void plate(Frame& f, ScreenPoint at, Face face, const std::string& words, Align align) {
    const double width = std::ceil(f.paint.width(face, words)) + 8;
    const double left = align == Align::left    ? at.x - 4
                        : align == Align::right ? at.x - width + 4
                                                : at.x - width / 2;
    Rgba ground = f.c.panel;
    ground.a = 225;
    f.paint.rect({std::round(left), at.y - 9, width, 18}, ground, 3);
    f.paint.text(face, at, f.c.ink, words, align);
}

void centre(Frame& f, const Network& network) {
    const ScreenPoint at = on_screen(f, network.centre);
    f.paint.disc(at, 11, f.c.ca_casing);
    f.paint.disc(at, 9, f.c.accent);
    if (network.mayor.empty()) return;
    plate(f, {at.x, at.y - 24}, Face::caption_strong, network.mayor, Align::centre);
}

void tip(Frame& f, const NetworkPoint& one) {
    f.tip(one.name + "\n" + one.kind + ", " + one.relation + "\n" + say("Source: {}", one.source),
          on_screen(f, one.place));
}

void point(Frame& f, const NetworkPoint& one) {
    const ScreenPoint at = on_screen(f, one.place);
    const Box reach{at.x - 14, at.y - 14, 28, 28};
    const Response r = f.control({"institution:" + one.name,
                                  one.name,
                                  Role::button,
                                  reach,
                                  {},
                                  f.state.institution == one.name,
                                  "institutions"});
    if (r.pressed) f.state.institution = f.state.institution == one.name ? "" : one.name;
    badge(f.paint, at, edge, one.shape, ' ', f.c.ca_casing, f.c.ca_casing);
    badge(f.paint, at, symbol, one.shape, ' ', one.colour, one.colour);
    if (r.hovered || r.focused || f.state.institution == one.name) tip(f, one);
    const double beside = edge / 2 + 7;
    if (one.side == NameSide::right)
        plate(f, {at.x + beside, at.y}, Face::caption, one.name, Align::left);
    if (one.side == NameSide::left)
        plate(f, {at.x - beside, at.y}, Face::caption, one.name, Align::right);
}

void kind_row(Frame& f, const NetworkKind& kind, const Box& box) {
    const Response r =
        f.control({"kind:" + kind.kind, kind.label, Role::button, box, {}, kind.shown, "kinds"});
    if (r.hovered) f.paint.rect(box, f.c.control_pressed, 4);
    const ScreenPoint middle{box.x + 14, box.y + box.height / 2};
    badge(f.paint, middle, symbol, kind.shape, ' ', kind.shown ? kind.colour : f.c.rule_strong,
          f.c.panel);
    const Rgba ink = kind.shown ? f.c.ink : f.c.ink3;
    f.paint.text(Face::caption, {box.x + 30, middle.y}, ink,
                 f.paint.elided(Face::caption, kind.label, box.width - 60));
    f.paint.number(Face::caption, {box.right() - 8, middle.y}, ink, std::to_string(kind.count));
    if (!kind.shown)
        f.paint.horizontal(box.x + 30, middle.y,
                           std::min(box.width - 60, f.paint.width(Face::caption, kind.label)),
                           f.c.ink3);
    if (r.hovered) f.tip(kind.shown ? tr("Hide these") : tr("Show these"));
    if (r.pressed) f.ask(ShowNetworkKind{kind.kind, !kind.shown});
}

}  // namespace

void network_on_map(Frame& f) {
    if (!f.picture().network) return;
    const Network& network = *f.picture().network;
    links(f, network);
    centre(f, network);
    for (const NetworkPoint& one : network.points) point(f, one);
}

void network_panel(Frame& f, double top, double bottom) {
    if (!f.picture().network) return;
    const Network& network = *f.picture().network;
    const Box& map = f.map();
    const double height = std::min(kinds_height(network), bottom - top);
    if (height < kinds_title_height + kind_row_height) return;
    const double width = kinds_width({{map.width}, {map.height}});
    const Box box{map.x + kinds_left, bottom - height, width, height};
    panel(f, box);
    f.paint.outline(box, f.c.rule, 8);
    f.paint.text(Face::body_strong, {box.x + kinds_pad, box.y + 20}, f.c.ink,
                 f.paint.elided(Face::body_strong, network.title, box.width - 2 * kinds_pad));
    const Box list{box.x + 4, box.y + kinds_title_height, box.width - 14,
                   height - kinds_title_height - 6};
    const double rows = kind_row_height * static_cast<double>(network.kinds.size());
    ScrollArea area(f, "scroll:network", list, rows, f.state.network_scroll);
    double y = area.top();
    for (const NetworkKind& kind : network.kinds) {
        const Box one{list.x, y, list.width, kind_row_height};
        area.follow("kind:" + kind.kind, one);
        kind_row(f, kind, one);
        y += kind_row_height;
    }
}

}  // namespace app
