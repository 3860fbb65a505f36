#include <algorithm>
#include <cmath>

#include "app/text/text.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"

namespace app {

namespace {

constexpr double leading = 15;

/// The sources in the lines that the bar has room for. Attribution is owed whole: where all is too
/// long, the figures' sources are cut and stand above it.
std::vector<std::string> source_lines(const Frame& f, const Sources& sources, double room,
                                      std::size_t most) {
    auto lines = f.paint.wrapped(Face::caption, sources.line(), room);
    if (lines.size() <= most) return lines;
    lines = f.paint.wrapped(Face::caption, sources.attribution, room);
    if (lines.size() < most) {
        const auto above =
            f.paint.wrapped(Face::caption, sources.figures, room, most - lines.size());
        lines.insert(lines.begin(), above.begin(), above.end());
    }
    return lines;
}

const char* title_of(ColourVision vision) {
    switch (vision) {
        case ColourVision::full:
            return tr("All colours");
        case ColourVision::protan:
            return tr("Without red (protan)");
        case ColourVision::deutan:
            return tr("Without green (deutan)");
        case ColourVision::tritan:
            return tr("Without blue (tritan)");
        case ColourVision::grey:
            return tr("Without colours");
    }
    return "";
}

void draw_eye(Painter& paint, const Box& box, Rgba colour) {
    const ScreenPoint c{box.x + box.width / 2, box.y + box.height / 2};
    for (const double side : {-1.0, 1.0}) {
        std::vector<ScreenPoint> lid;
        for (int i = -4; i <= 4; ++i)
            lid.push_back({c.x + 2 * i, c.y + side * 5 * (1 - i * i / 16.0)});
        paint.polyline(lid, colour, 1.75);
    }
    paint.disc(c, 2.75, colour);
}

void vision_menu(Frame& f, const Box& box) {
    std::vector<std::string> names;
    for (const ColourVision vision : all_colour_visions) names.emplace_back(title_of(vision));
    const int shown = static_cast<int>(f.in.scene.vision);
    const int made = drop_down(f, "vision", tr("Colours as others see them"), box, names, shown);
    if (made >= 0 && made != shown)
        f.ask(SeeWith{all_colour_visions[static_cast<std::size_t>(made)]});
}

/// An eye, or while it does not see all colours what it sees. Returns where that begins.
double sight(Frame& f, double right, double middle) {
    const bool open = f.state.open_menu == "vision";
    if (!open && f.in.scene.vision == ColourVision::full) {
        const Box box{right - 30, middle - 14, 30, 28};
        if (icon_button(f, "vision", tr("See the colours as people who are colour-blind do"), box,
                        true, draw_eye)) {
            f.state.open_menu = "vision";
            f.state.focus = "vision:0";
        }
        return box.x;
    }
    const Box box{right - 208, middle - 14, 208, 28};
    if (open)
        f.draw_later([&f, box] { vision_menu(f, box); });
    else
        vision_menu(f, box);
    return box.x;
}

}  // namespace

void status_bar(Frame& f) {
    const Box& bar = f.in.layout.status_bar;
    f.paint.rect(bar, f.c.panel);
    f.paint.horizontal(bar.x, bar.y, bar.width, f.c.rule);
    const double middle = bar.y + bar.height / 2;
    double right = sight(f, bar.right() - 8, middle) - 8;
    const std::string keys =
        tr("Arrows walk from area to area, Enter selects, wheel zooms, Esc clears");
    // The sources go first: hints are left out where both have no room.
    const double hint = std::ceil(f.paint.width(Face::caption, keys));
    const Sources sources = sources_on(f);
    const std::string all_sources = sources.line();
    const double width = f.paint.width(Face::caption, all_sources);
    if (width + hint + 48 < right - bar.x) {
        f.paint.text(Face::caption, {right, middle}, f.c.ink2, keys, Align::right);
        right -= hint + 16;
    }
    const double room = right - bar.x - 16;
    const auto lines =
        source_lines(f, sources, room, static_cast<std::size_t>((bar.height - 2) / leading));
    const Box all{bar.x + 8, bar.y + 2, std::min(width, room) + 16, bar.height - 4};
    const Response r = f.control({"source-line",
                                  tr("Sources of this map"),
                                  Role::button,
                                  all,
                                  {},
                                  f.in.scene.source_open,
                                  {}});
    double y = middle - leading * (static_cast<double>(lines.size()) - 1) / 2;
    for (const std::string& line : lines) {
        f.paint.text(Face::caption, {bar.x + 16, y}, r.hovered ? f.c.ink : f.c.ink2, line);
        y += leading;
    }
    const bool is_cut =
        std::ranges::any_of(lines, [](const std::string& line) { return line.ends_with("…"); });
    if (r.hovered && is_cut) f.tip(all_sources);
    if (r.pressed) f.ask(ShowSource{true});
}

}  // namespace app
