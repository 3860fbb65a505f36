#include "app/kiosk/board.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "app/text/text.h"

namespace app {
namespace {

constexpr double radius = 14, icon_side = 36, icon_gap = 14, button_pad = 28,
                 least_button_type = 19;

/// Measures as another sheet does, and draws nothing.
class SilentSheet : public Sheet {
public:
    explicit SilentSheet(Sheet& as) : as_(as) {}
    double width(PaperFace face, std::string_view text) const override {
        return as_.width(face, text);
    }
    void begin(SheetPart, const std::string&) override {}
    void end() override {}
    void fill(const PaperLines&, Rgba) override {}
    void stroke(const PaperLines&, Rgba, double, bool) override {}
    void clip(const PaperLines&) override {}
    void unclip() override {}
    void place(ScreenPoint corner, double scale) override { as_.place(corner, scale); }
    void unplace() override { as_.unplace(); }
    void text(PaperFace, ScreenPoint, Rgba, std::string_view, std::optional<Rgba>) override {}
    std::variant<std::string, Image> finish() override { return std::string(); }

private:
    Sheet& as_;
};

PaperLines rounded_ring(const Box& box, double r) {
    r = std::min({r, box.width / 2, box.height / 2});
    std::vector<ScreenPoint> ring;
    constexpr int steps = 5;
    const auto corner = [&](double x, double y, double from) {
        for (int i = 0; i <= steps; ++i) {
            const double angle = from + std::numbers::pi / 2 * i / steps;
            ring.push_back({x + r * std::cos(angle), y + r * std::sin(angle)});
        }
    };
    corner(box.right() - r, box.bottom() - r, 0);
    corner(box.x + r, box.bottom() - r, std::numbers::pi / 2);
    corner(box.x + r, box.y + r, std::numbers::pi);
    corner(box.right() - r, box.y + r, 3 * std::numbers::pi / 2);
    return {ring};
}

PaperLines ring_of(std::initializer_list<ScreenPoint> points, bool closed = false) {
    std::vector<ScreenPoint> line(points);
    if (closed) line.push_back(line.front());
    return {line};
}

std::vector<ScreenPoint> hexagon(ScreenPoint c, double r) {
    std::vector<ScreenPoint> ring;
    for (int i = 0; i < 6; ++i) {
        const double angle = std::numbers::pi / 6 + std::numbers::pi / 3 * i;
        ring.push_back({c.x + r * std::cos(angle), c.y + r * std::sin(angle)});
    }
    return ring;
}

}  // namespace

double Board::heading(const std::string& id, StageType type, const Box& in,
                      const std::string& words, std::size_t most) {
    const auto lines = type.wrapped(pen, words, in.width, most);
    const double end = type.lines(pen, in.x, in.y, pen.c.ink, lines, type.em * 1.15);
    note({.id = id,
          .label = words,
          .role = KioskRole::heading,
          .box = {in.x, in.y, in.width, end - in.y}});
    return end;
}

double Board::text(const std::string& id, StageType type, const Box& in, Rgba colour,
                   const std::string& words, std::size_t most) {
    if (words.empty()) return in.y;
    const double end = type.paragraph(pen, in.x, in.y, in.width, colour, words, most);
    if (!id.empty())
        note({.id = id,
              .label = words,
              .role = KioskRole::text,
              .box = {in.x, in.y, in.width, end - in.y}});
    return end;
}

void Board::note(KioskNode node) { nodes.push_back(std::move(node)); }

double Board::button_width(const std::string& label, Icon icon) const {
    return strong(28).width(pen, label) + 2 * button_pad +
           (icon == Icon::none ? 0 : icon_side + icon_gap);
}

void Board::button(const std::string& id, const Box& box, const std::string& label,
                   KioskAction action, KioskLook look, Icon icon, const std::string& spoken) {
    const bool pressed = is_pressed(id);
    const Colours& c = pen.c;
    Rgba ground = c.control, ink = c.ink, edge = c.rule_strong;
    if (look == KioskLook::primary) ground = c.accent, ink = c.on_accent, edge = c.accent;
    if (look == KioskLook::chosen) ground = c.accent_soft, ink = c.accent, edge = c.accent;
    if (look == KioskLook::quiet) ground = c.stage;
    if (pressed) ground = look == KioskLook::primary ? c.accent_pressed : c.control_pressed;
    rounded(box, radius, ground);
    rounded_edge(box, radius, edge, 2);
    StageType type = strong(28);
    const double most = box.width - 2 * 12 - (icon == Icon::none ? 0 : icon_side + icon_gap);
    auto lines = type.wrapped(pen, label, most, 2);
    const auto is_cut = [&] {
        return !label.ends_with("…") && std::ranges::any_of(lines, [](const std::string& one) {
            return one.ends_with("…");
        });
    };
    // Words of another language may be longer: smaller rather than cut.
    while (is_cut() && type.em > least_button_type) {
        type.em *= 0.95;
        lines = type.wrapped(pen, label, most, 2);
    }
    double wide = 0;
    for (const std::string& line : lines) wide = std::max(wide, type.width(pen, line));
    double x = box.x + box.width / 2;
    if (icon != Icon::none) {
        const double whole = wide + (label.empty() ? 0 : icon_gap) + icon_side;
        const double left = box.x + (box.width - whole) / 2;
        this->icon(icon, {left, box.y + (box.height - icon_side) / 2, icon_side, icon_side}, ink);
        x = left + icon_side + icon_gap + wide / 2;
    }
    double y = box.y + box.height / 2 - (static_cast<double>(lines.size()) - 1) * type.em * 0.55;
    for (const std::string& line : lines) {
        type.draw(pen, {x, y}, ink, line, Pen::Align::centre);
        y += type.em * 1.1;
    }
    note({.id = id,
          .label = label,
          .spoken = spoken,
          .role = KioskRole::button,
          .box = box,
          .chosen = look == KioskLook::chosen,
          .action = std::move(action)});
}

void Board::rounded(const Box& box, double r, Rgba fill) {
    pen.sheet.fill(rounded_ring(box, r), fill);
}

void Board::rounded_edge(const Box& box, double r, Rgba edge, double width) {
    const double in = width / 2;
    auto ring = rounded_ring({box.x + in, box.y + in, box.width - width, box.height - width}, r);
    ring.front().push_back(ring.front().front());
    pen.sheet.stroke(ring, edge, width, false);
}

void Board::icon(Icon icon, const Box& box, Rgba colour) {
    constexpr double width = 3;
    const auto at = [&](double x, double y) {
        return ScreenPoint{box.x + x * box.width, box.y + y * box.height};
    };
    const auto stroke = [&](std::initializer_list<ScreenPoint> points, bool closed = false) {
        pen.sheet.stroke(ring_of(points, closed), colour, width, false);
    };
    switch (icon) {
        case Icon::none:
            return;
        case Icon::map:
            stroke({at(0.1, 0.25), at(0.37, 0.12), at(0.63, 0.25), at(0.9, 0.12), at(0.9, 0.75),
                    at(0.63, 0.88), at(0.37, 0.75), at(0.1, 0.88)},
                   true);
            stroke({at(0.37, 0.12), at(0.37, 0.75)});
            stroke({at(0.63, 0.25), at(0.63, 0.88)});
            return;
        case Icon::compare:
            stroke({at(0.08, 0.2), at(0.42, 0.2), at(0.42, 0.8), at(0.08, 0.8)}, true);
            pen.sheet.fill(Pen::rings_of({box.x + 0.54 * box.width, box.y + 0.17 * box.height,
                                          0.4 * box.width, 0.66 * box.height}),
                           colour);
            return;
        case Icon::hexagons: {
            pen.sheet.fill({hexagon(at(0.5, 0.28), box.width * 0.24)}, colour);
            for (const double x : {0.26, 0.74}) {
                auto ring = hexagon(at(x, 0.7), box.width * 0.22);
                ring.push_back(ring.front());
                pen.sheet.stroke({ring}, colour, width, false);
            }
            return;
        }
        case Icon::down:
            stroke({at(0.5, 0.1), at(0.5, 0.7)});
            stroke({at(0.25, 0.47), at(0.5, 0.72), at(0.75, 0.47)});
            stroke({at(0.15, 0.9), at(0.85, 0.9)});
            return;
        case Icon::letters:
            stroke({at(0.02, 0.85), at(0.17, 0.45), at(0.32, 0.85)});
            stroke({at(0.08, 0.71), at(0.26, 0.71)});
            stroke({at(0.4, 0.85), at(0.68, 0.12), at(0.96, 0.85)});
            stroke({at(0.5, 0.6), at(0.86, 0.6)});
            return;
        case Icon::back:
            stroke({at(0.55, 0.2), at(0.25, 0.5), at(0.55, 0.8)});
            stroke({at(0.25, 0.5), at(0.9, 0.5)});
            return;
        case Icon::speak:
            stroke({at(0.08, 0.38), at(0.28, 0.38), at(0.5, 0.18), at(0.5, 0.82), at(0.28, 0.62),
                    at(0.08, 0.62)},
                   true);
            stroke({at(0.65, 0.35), at(0.71, 0.5), at(0.65, 0.65)});
            stroke({at(0.78, 0.24), at(0.88, 0.5), at(0.78, 0.76)});
            return;
        case Icon::contrast: {
            auto ring = rounded_ring({box.x + 3, box.y + 3, box.width - 6, box.height - 6}, 99);
            auto edge = ring;
            edge.front().push_back(edge.front().front());
            pen.sheet.stroke(edge, colour, width, false);
            pen.sheet.fill(Pen::rings_of({box.x + box.width * 0.5, box.y + box.height * 0.2,
                                          box.width * 0.3, box.height * 0.6}),
                           colour);
            return;
        }
        case Icon::swap:
            stroke({at(0.08, 0.34), at(0.92, 0.34)});
            stroke({at(0.72, 0.14), at(0.92, 0.34), at(0.72, 0.54)});
            stroke({at(0.92, 0.7), at(0.08, 0.7)});
            stroke({at(0.28, 0.5), at(0.08, 0.7), at(0.28, 0.9)});
            return;
        case Icon::find: {
            auto ring =
                rounded_ring({box.x + 2, box.y + 2, box.width * 0.64, box.width * 0.64}, 99);
            ring.front().push_back(ring.front().front());
            pen.sheet.stroke(ring, colour, width, false);
            stroke({at(0.6, 0.6), at(0.94, 0.94)});
            return;
        }
        case Icon::more:
            stroke({at(0.15, 0.35), at(0.5, 0.7), at(0.85, 0.35)});
            return;
        case Icon::less:
            stroke({at(0.15, 0.65), at(0.5, 0.3), at(0.85, 0.65)});
            return;
    }
}

namespace {

/// Where the parts of a long column begin, and where the last one ends. Each thing is whole in one
/// of them, but for what is taller than the room; a heading is not left alone at the end.
std::vector<double> parts_of(const std::vector<KioskNode>& nodes, double height, double room) {
    constexpr double shown_twice = 48, most = 60;
    std::vector<double> from{0};
    while (height > from.back() + room + 0.5 && static_cast<double>(from.size()) < most) {
        const double start = from.back(), end = start + room;
        double next = end;
        bool continues = false;
        for (const KioskNode& node : nodes) {
            if (node.box.bottom() <= end + 0.5 || node.box.y >= end) continue;
            if (node.box.y > start + 1)
                next = std::min(next, node.box.y);
            else
                continues = true;
        }
        if (continues) next = std::min(next, end - shown_twice);
        for (const KioskNode& heading : nodes) {
            if (heading.role != KioskRole::heading || heading.box.y <= start + 1 ||
                heading.box.bottom() > next + 0.5)
                continue;
            const bool is_followed = std::ranges::any_of(nodes, [&](const KioskNode& one) {
                return one.role != KioskRole::heading && one.box.y >= heading.box.y &&
                       one.box.bottom() <= next + 0.5;
            });
            if (!is_followed) next = heading.box.y;
        }
        from.push_back(std::max(next, start + shown_twice));
    }
    from.push_back(height);
    return from;
}

}  // namespace

double Board::measured(const Box& box, std::vector<KioskNode>& found,
                       const std::function<double(Board&, const Box&)>& draw) const {
    SilentSheet silent(pen.sheet);
    Pen measuring(silent, pen.c);
    Board measure(measuring, form, found, pressed_);
    return draw(measure, box);
}

void Board::column(const Box& room, std::size_t part,
                   const std::function<double(Board&, const Box&)>& draw) {
    std::vector<KioskNode> all;
    const double height = measured({room.x, 0, room.width, room.height}, all, draw);
    if (height <= room.height + 0.5) {
        draw(*this, room);
        return;
    }
    constexpr double lead = 6;  // above the first thing of a part
    const double steps = kiosk_tile * std::max(1.0, form.type * 0.8) + kiosk_gap;
    const double seen = room.height - steps - lead;
    const auto starts = parts_of(all, height, seen);
    const std::size_t parts = starts.size() - 1;
    part = std::min(part, parts - 1);
    const double above = part == 0 ? 0 : lead;
    const double from = starts[part] - above;
    const double tall = std::min(seen + lead, starts[part + 1] - from);
    const std::size_t first = nodes.size();
    pen.clip({room.x - 20, room.y, room.width + 40, tall});
    draw(*this, {room.x, room.y - from, room.width, room.height});
    pen.unclip();
    const auto is_in = [&](const KioskNode& node, std::size_t one) {
        const double top = node.box.y, bottom = node.box.bottom();
        // Whole, or longer than the room and begun here.
        return top >= starts[one] - 1 && top < starts[one + 1] &&
               (bottom <= starts[one + 1] + 1 || bottom - top > seen);
    };
    for (std::size_t i = 0; i < all.size() && first + i < nodes.size(); ++i) {
        KioskNode& node = nodes[first + i];
        node.in_view = is_in(all[i], part);
        for (std::size_t one = parts; one-- > 0;)
            if (is_in(all[i], one)) node.part = one;
    }
    const double width = (room.width - kiosk_gap) / 2, y = room.bottom() - steps + kiosk_gap;
    if (part > 0)
        button("part:less", {room.x, y, width, steps - kiosk_gap}, tr("Back up"),
               ShowPart{part - 1}, KioskLook::plain, Icon::less);
    if (part + 1 < parts)
        button("part:more", {room.x + width + kiosk_gap, y, width, steps - kiosk_gap},
               tr("Read on"), ShowPart{part + 1}, KioskLook::plain, Icon::more);
}

StageType Board::fitting(StageType type, const std::string& words, double width, double height,
                         double least) const {
    while (type.em > least * form.type &&
           static_cast<double>(type.wrapped(pen, words, width).size()) * type.em * 1.15 > height)
        type.em = std::max(least * form.type, type.em * 0.94);
    return type;
}

std::string Board::fitting_source(StageType type, double width, std::size_t lines,
                                  const std::string& figures,
                                  const std::string& attribution) const {
    const std::string brief = tr("Licences: see More.");
    for (const std::string& words : {figures + " " + attribution, figures + " " + brief, figures})
        if (type.wrapped(pen, words, width).size() <= lines) return words;
    return tr("Sources and licences: see More.");
}

}  // namespace app
