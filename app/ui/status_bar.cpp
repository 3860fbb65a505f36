#include <algorithm>
#include <cmath>

#include "app/text/text.h"
#include "app/ui/parts.h"

namespace app {

void status_bar(Frame& f) {
    const Box& bar = f.in.layout.status_bar;
    f.paint.rect(bar, f.c.panel);
    f.paint.horizontal(bar.x, bar.y, bar.width, f.c.rule);
    const double middle = bar.y + bar.height / 2;
    double right = bar.right() - 16;
    const std::string keys = tr("Drag to move, wheel to zoom, Esc clears the selection");
    // The source goes first: hints are left out where both have no room.
    const double hint = std::ceil(f.paint.width(Face::caption, keys));
    const double source = f.paint.width(Face::caption, f.in.picture.source_line);
    if (source + hint + 48 < bar.width) {
        f.paint.text(Face::caption, {right, middle}, f.c.ink2, keys, Align::right);
        right -= hint + 16;
    }
    const double room = right - bar.x - 16;
    // All of it has to be read: on two lines where one is too short.
    const auto lines = f.paint.wrapped(Face::caption, f.in.picture.source_line, room, 2);
    const Box all{bar.x + 8, bar.y + 2, std::min(source, room) + 16, bar.height - 4};
    const Response r = f.control({"source-line",
                                  tr("Sources of this map"),
                                  Role::button,
                                  all,
                                  {},
                                  f.in.scene.source_open,
                                  {}});
    constexpr double leading = 15;
    double y = middle - leading * (static_cast<double>(lines.size()) - 1) / 2;
    for (const std::string& line : lines) {
        f.paint.text(Face::caption, {bar.x + 16, y}, r.hovered ? f.c.ink : f.c.ink2, line);
        y += leading;
    }
    if (r.hovered && !lines.empty() && lines.back().ends_with("…")) f.tip(f.in.picture.source_line);
    if (r.pressed) f.ask(ShowSource{true});
}

}  // namespace app
