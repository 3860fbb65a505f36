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
    const Box line{bar.x, bar.y + 1, right - bar.x, bar.height - 2};
    const Response r =
        f.control({"source-line",
                   tr("Sources of this map"),
                   Role::button,
                   {line.x + 8, line.y + 2, std::min(source + 24, line.width - 8), 28},
                   {},
                   f.in.scene.source_open,
                   {}});
    const std::string shown =
        f.paint.elided(Face::caption, f.in.picture.source_line, right - bar.x - 16);
    f.paint.text(Face::caption, {bar.x + 16, middle}, r.hovered ? f.c.ink : f.c.ink2, shown);
    if (r.hovered && shown != f.in.picture.source_line) f.tip(f.in.picture.source_line);
    if (r.pressed) f.ask(ShowSource{true});
}

}  // namespace app
