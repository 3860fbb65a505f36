#include <algorithm>
#include <array>

#include "app/text/text.h"
#include "app/ui/parts.h"

namespace app {

void swipe_handle(Frame& f) {
    const Box& map = f.in.layout.swiped;
    if (map.width <= 0) return;
    constexpr double reach = 44, radius = 16, step = 0.02;
    const double x = f.in.layout.panes[1].x, y = map.y + map.height / 2;
    const Box knob{x - reach / 2, y - reach / 2, reach, reach};
    const Response r =
        f.control({"swipe", tr("Swipe between the two maps"), Role::slider, knob, {}, false, {}});
    f.cover(knob);
    f.paint.rect({x - 2.5, map.y, 5, map.height}, f.c.ca_casing);
    f.paint.rect({x - 1, map.y, 2, map.height}, f.c.ink);
    f.paint.disc({x, y}, radius + 1.5, f.c.ca_casing);
    f.paint.disc({x, y}, radius, r.held || r.hovered ? f.c.accent : f.c.ink);
    for (const double side : {-1.0, 1.0})
        f.paint.polyline(
            std::array<ScreenPoint, 3>{
                {{x + side * 4, y - 4.5}, {x + side * 9, y}, {x + side * 4, y + 4.5}}},
            f.c.ink_inverse, 2);
    const double now = *f.in.scene.swipe;
    if (r.hovered && !r.held) f.tip(tr("Drag, or press the arrow keys, to swipe between the maps"));
    if (r.held && f.pointer_moved() != ScreenPoint{})
        f.ask(SwipeMaps{(f.pointer().x - map.x) / map.width});
    if (r.focused && f.take(Key::left)) f.ask(SwipeMaps{now - step});
    if (r.focused && f.take(Key::right)) f.ask(SwipeMaps{now + step});
}

}  // namespace app
