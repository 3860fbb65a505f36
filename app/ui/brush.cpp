#include "app/ui/brush.h"

#include <algorithm>
#include <cmath>

#include "app/ui/parts.h"
#include "geo/data/atlas.h"

namespace app {

namespace {

Box spanned(ScreenPoint a, ScreenPoint b) {
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
}

}  // namespace

BrushDrag brush_drag(Frame& f, const std::string& plot) {
    auto& from = f.state.brush_from;
    const std::string id = f.id_in_pane(plot);
    const bool held = f.state.held == id;
    if (held && f.clicked()) {
        from = f.pointer();
        f.state.brush_in = id;
    }
    if (f.state.brush_in != id) return {};
    if (!held) from.reset();  // what lies over the plot took the press
    if (!from) return {};
    const ScreenPoint to = f.pointer();
    BrushDrag drag;
    if (std::hypot(to.x - from->x, to.y - from->y) > click_slop)
        drag.box = spanned(*from, to);
    else
        drag.clicked = f.released();
    if (!f.down()) from.reset();
    return drag;
}

void brush(Frame& f, std::vector<geo::AreaId> areas) {
    if (areas != f.in.scene.brushed) f.ask(Brush{std::move(areas)});
}

void brush_or_clear(Frame& f, std::vector<geo::AreaId> areas) {
    if (areas == f.in.scene.brushed) areas.clear();
    brush(f, std::move(areas));
}

std::vector<geo::AreaId> ids_of(const Frame& f, const std::vector<geo::AreaIndex>& areas) {
    std::vector<geo::AreaId> ids;
    for (const geo::AreaIndex area : areas) ids.push_back(f.in.atlas.areas[area].id);
    return ids;
}

void draw_brush(Frame& f, const Box& box) {
    f.paint.rect(box, {f.c.accent.r, f.c.accent.g, f.c.accent.b, 28});
    f.paint.outline(box, f.c.accent);
}

}  // namespace app
