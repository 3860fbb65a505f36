#include "app/ui/layout.h"

#include <algorithm>
#include <cmath>

namespace app {

namespace {
constexpr double top_bar_height = 52, gap = 8;
// The sources need two lines, in narrow windows three.
constexpr double status_bar_height = 36, narrow_status_bar_height = 52;
constexpr double rail_width = 256, narrow_rail_width = 220;
constexpr double side_width = 392, narrow_side_width = 312;
constexpr double years_height = 60;
constexpr double narrow_below = 1500;
// What the smallest sensible window holds, in logical pixels.
constexpr double least_width = 1024, least_height = 640;
constexpr double most_of_table = 0.44;  // of the room it shares with the map

double table_height(std::size_t pinned, double room) {
    if (pinned == 0) return 0;
    // The benchmark has a row, too.
    const double rows = static_cast<double>(pinned + 1) * table_row_height;
    return std::min(table_head_height + rows + table_foot_height, std::floor(most_of_table * room));
}

std::vector<Box> boxes_in(const Box& room, std::size_t count) {
    const std::size_t across = count <= 3 ? count : count == 4 ? 2 : count <= 9 ? 3 : 4;
    const std::size_t rows = (count + across - 1) / across;
    std::vector<Box> boxes;
    const auto edge = [](double length, std::size_t i, std::size_t of) {
        return std::round((length + gap) * static_cast<double>(i) / static_cast<double>(of));
    };
    for (std::size_t i = 0; i < count; ++i) {
        const double left = edge(room.width, i % across, across);
        const double top = edge(room.height, i / across, rows);
        boxes.push_back({room.x + left, room.y + top,
                         std::max(1.0, edge(room.width, i % across + 1, across) - gap - left),
                         std::max(1.0, edge(room.height, i / across + 1, rows) - gap - top)});
    }
    return boxes;
}

}  // namespace

Layout layout_of(PaneSize window, std::size_t panes, std::size_t pinned) {
    const double width = std::floor(window.width.value), height = std::floor(window.height.value);
    Layout l;
    l.narrow = width < narrow_below;
    l.window = {0, 0, width, height};
    l.top_bar = {0, 0, width, top_bar_height};
    const double status = l.narrow ? narrow_status_bar_height : status_bar_height;
    l.status_bar = {0, height - status, width, status};
    const double middle = std::max(0.0, l.status_bar.y - l.top_bar.bottom());
    l.rail = {0, l.top_bar.bottom(), l.narrow ? narrow_rail_width : rail_width, middle};
    const double side = l.narrow ? narrow_side_width : side_width;
    const double inner = std::max(0.0, middle - 2 * gap);
    l.side = {width - side - gap, l.top_bar.bottom() + gap, side, inner};
    const double left = l.rail.right() + gap;
    const double across = std::max(1.0, l.side.x - gap - left);
    // Under the map, not on it: Cornwall and Kent are to be seen.
    const double table = table_height(pinned, inner);
    l.table = {left, l.side.bottom() - table, across, table};
    const double years_bottom = table > 0 ? l.table.y - gap : l.side.bottom();
    l.years = {left, years_bottom - years_height, across, years_height};
    l.map = {left, l.side.y, across, std::max(1.0, l.years.y - gap - l.side.y)};
    l.panes = boxes_in(l.map, panes);
    return l;
}

double interface_scale(int framebuffer_width, int framebuffer_height, double display_scale) {
    const double designs = std::min(framebuffer_width / 1920.0, framebuffer_height / 1080.0);
    // In quarters, so that resizing a window does not build the fonts anew at every pixel.
    const double of_the_screen = std::floor(designs * 4) / 4;
    const double fits =
        std::floor(std::min(framebuffer_width / least_width, framebuffer_height / least_height) *
                   4) /
        4;
    return std::max(1.0, std::min(std::max(display_scale, of_the_screen), fits));
}

}  // namespace app
