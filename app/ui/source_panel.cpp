#include <algorithm>
#include <cmath>

#include "app/text/text.h"
#include "app/ui/parts.h"
#include "app/ui/widgets.h"

namespace app {

namespace {
constexpr double pad = 24;
}

void source_panel(Frame& f) {
    if (!f.in.scene.source_open) return;
    f.sheet = Cover::source;
    const Box& window = f.in.layout.window;
    scrim(f);
    const double width = std::min(760.0, window.width - 64);
    const double wanted = 68 + f.state.source_height + pad;
    const double height = std::round(std::clamp(wanted, 200.0, window.height - 96));
    const Box box{std::round((window.width - width) / 2),
                  window.y + std::round((window.height - height) / 2), width, height};
    f.paint.rect(box, f.c.panel, 8);
    f.paint.text(Face::heading, {box.x + pad, box.y + 34}, f.c.ink,
                 tr("Where the figures come from"));
    const Box close{box.right() - pad - 24, box.y + 18, 32, 32};
    bool done = icon_button(f, "close-source", tr("Close"), close, true, draw_cross);
    done |= f.clicked() && !contains(box, f.pointer());
    if (done) f.ask(ShowSource{false});

    const Box view{box.x, box.y + 64, box.width - 12, box.height - 64 - 16};
    ScrollArea area(f, "scroll:source", view, f.state.source_height, f.state.source_scroll);
    const double x = box.x + pad, text_width = box.width - 2 * pad;
    const double top = area.top();
    double y = top + 4;
    const auto& details = f.in.picture.source_details;
    for (std::size_t i = 0; i < details.size(); ++i) {
        if (i > 0) f.paint.horizontal(x, y, text_width, f.c.rule);
        y = f.paint.paragraph(Face::body, x, y + 8, text_width, f.c.ink, details[i]) + 10;
    }
    f.paint.horizontal(x, y, text_width, f.c.rule);
    y = f.paint.paragraph(Face::caption, x, y + 10, text_width, f.c.ink2, sources_on(f).line());
    f.state.another_frame |= f.state.source_height != y - top + 8;
    f.state.source_height = y - top + 8;
    f.sheet = Cover::screen;
}

}  // namespace app
