#include <algorithm>
#include <cmath>

#include "app/text/text.h"
#include "app/ui/parts.h"

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

}  // namespace

void status_bar(Frame& f) {
    const Box& bar = f.in.layout.status_bar;
    f.paint.rect(bar, f.c.panel);
    f.paint.horizontal(bar.x, bar.y, bar.width, f.c.rule);
    const double middle = bar.y + bar.height / 2;
    double right = bar.right() - 16;
    const std::string keys = tr("Drag to move, wheel to zoom, Esc clears the selection");
    // The sources go first: hints are left out where both have no room.
    const double hint = std::ceil(f.paint.width(Face::caption, keys));
    const Sources sources = sources_on(f);
    const std::string all_sources = sources.line();
    const double width = f.paint.width(Face::caption, all_sources);
    if (width + hint + 48 < bar.width) {
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
