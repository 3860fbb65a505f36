#include "app/ui/layout.h"

#include <algorithm>
#include <cmath>

namespace app {

namespace {
constexpr double top_bar_height = 52, gap = 8, banner_height = 26;
// The sources need two lines, in narrow windows three.
constexpr double status_bar_height = 36, narrow_status_bar_height = 52;
constexpr double rail_width = 256, narrow_rail_width = 220;
constexpr double side_width = 392, narrow_side_width = 312;
constexpr double years_height = 60;
constexpr std::size_t most_changes = 3;
constexpr double narrow_below = 1500;
constexpr double powers_map_share = 0.32, timeline_map_share = 0.37, beside_map_share = 0.44,
                 timeline_share = 0.4;
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

void lay_out_maps(Layout& l, const Box& room, const Scene& scene) {
    l.rail = {0, l.top_bar.bottom(), l.narrow ? narrow_rail_width : rail_width,
              room.height + 2 * gap};
    const double side = l.narrow ? narrow_side_width : side_width;
    l.side = {room.right() - side, room.y, side, room.height};
    const double left = l.rail.right() + gap;
    const double across = std::max(1.0, l.side.x - gap - left);
    // Under the map, not on it: Cornwall and Kent are to be seen.
    const double table = table_height(scene.pinned.size(), room.height);
    l.table = {left, l.side.bottom() - table, across, table};
    const double years_bottom = table > 0 ? l.table.y - gap : l.side.bottom();
    l.years = {left, years_bottom - years_height, across, years_height};
    l.map = {left, l.side.y, across, std::max(1.0, l.years.y - gap - l.side.y)};
    l.panes = boxes_in(l.map, scene.panes.size());
    if (!is_swiped(scene)) return;
    l.swiped = l.map;
    const double left_width = std::round(l.map.width * *scene.swipe);
    l.panes = {{l.map.x, l.map.y, left_width, l.map.height},
               {l.map.x + left_width, l.map.y, l.map.width - left_width, l.map.height}};
}

/// A large table, and to its right the map over what is told of one cell.
void lay_out_powers(Layout& l, const Box& room) {
    const double right = std::round(room.width * powers_map_share);
    const double upper = std::round((room.height - gap) * 0.6);
    l.page = {room.x, room.y, std::max(1.0, room.width - gap - right), room.height};
    l.map = {room.right() - right, room.y, right, std::max(1.0, upper)};
    l.side = {l.map.x, l.map.bottom() + gap, right, std::max(1.0, room.height - upper - gap)};
    l.panes = {l.map};
}

/// The map, and to its right what is told of it.
void lay_out_beside(Layout& l, const Box& room) {
    const double left = std::round(room.width * beside_map_share);
    l.map = {room.x, room.y, left, std::max(1.0, room.height)};
    l.page = {l.map.right() + gap, room.y, std::max(1.0, room.width - left - gap), room.height};
    l.panes = {l.map};
}

/// The map beside what became of what, over a strip of years.
void lay_out_timeline(Layout& l, const Box& room) {
    const double strip = std::round(std::clamp(room.height * timeline_share, 200.0, 420.0));
    const double upper = std::max(1.0, room.height - gap - strip);
    const double left = std::round(room.width * timeline_map_share);
    l.map = {room.x, room.y, left, upper};
    l.page = {l.map.right() + gap, room.y, std::max(1.0, room.width - left - gap), upper};
    l.years = {room.x, l.map.bottom() + gap, room.width, strip};
    l.panes = {l.map};
}

}  // namespace

namespace {

/// How far right of the middle of the whole map the middle of a pane is.
Pixels shift_of(const Layout& layout, std::size_t pane) {
    const Box &whole = layout.swiped, &part = layout.panes[pane];
    if (whole.width <= 0) return {0};
    return {part.x + part.width / 2 - whole.x - whole.width / 2};
}

}  // namespace

std::vector<Scene> scenes_through(const Scene& scene, const Layout& layout) {
    std::vector<Scene> scenes;
    for (std::size_t i = 0; i < scene.panes.size(); ++i) {
        Scene& one = scenes.emplace_back(seen_through(scene, i));
        if (layout.swiped.width <= 0) continue;
        Camera camera = camera_of(scene, {{layout.swiped.width}, {layout.swiped.height}});
        camera.easting = camera.easting + camera.on_the_ground(shift_of(layout, i));
        one.pane().camera = camera;
    }
    return scenes;
}

Camera camera_of_whole(Camera camera, const Layout& layout, std::size_t pane) {
    camera.easting = camera.easting - camera.on_the_ground(shift_of(layout, pane));
    return camera;
}

Layout layout_of(PaneSize screen, const Scene& scene, bool is_marked) {
    const double width = std::floor(screen.width.value), height = std::floor(screen.height.value);
    const double banner = is_marked ? banner_height : 0;
    Layout l;
    l.narrow = width < narrow_below;
    l.screen = {0, 0, width, height};
    l.above = {0, 0, width, banner};
    l.below = {0, height - banner, width, banner};
    l.window = {0, banner, width, std::max(0.0, height - 2 * banner)};
    l.top_bar = {0, banner, width, top_bar_height};
    const double status = l.narrow ? narrow_status_bar_height : status_bar_height;
    l.status_bar = {0, l.window.bottom() - status, width, status};
    const double middle = std::max(0.0, l.status_bar.y - l.top_bar.bottom());
    const Box room{gap, l.top_bar.bottom() + gap, std::max(1.0, width - 2 * gap),
                   std::max(0.0, middle - 2 * gap)};
    switch (scene.page) {
        case Page::maps:
            lay_out_maps(l, room, scene);
            break;
        case Page::powers:
            lay_out_powers(l, room);
            break;
        case Page::needs:
            lay_out_beside(l, room);
            break;
        case Page::timeline:
            lay_out_timeline(l, room);
            break;
        case Page::authorities:
            lay_out_beside(l, room);
            break;
    }
    return l;
}

std::vector<ChangeBoxes> change_boxes(const Box& page, std::size_t count) {
    constexpr double least_width = 250, pad = 16, header = 68, label = 26, notes = 56;
    const auto fitting = static_cast<std::size_t>((page.width + gap) / (least_width + gap));
    const std::size_t shown = std::min({count, std::max<std::size_t>(fitting, 1), most_changes});
    const std::vector<Box> cards = boxes_in(page, std::max<std::size_t>(shown, 2));
    std::vector<ChangeBoxes> boxes;
    for (std::size_t i = 0; i < shown; ++i) {
        const Box& card = cards[i];
        const double width = card.width - 2 * pad;
        const double room = std::max(0.0, card.height - header - notes);
        const Box first{card.x + pad, card.y + header, width, 0};
        // Where a card is low, its maps stand side by side.
        if (room < 300) {
            const double half = std::floor((width - gap) / 2);
            const double height = std::max(1.0, std::floor(room - label));
            boxes.push_back({card,
                             {first.x, first.y + label, half, height},
                             {first.x + half + gap, first.y + label, half, height}});
            continue;
        }
        const double height = std::floor(room / 2 - label);
        boxes.push_back({card,
                         {first.x, first.y + label, width, height},
                         {first.x, first.y + 2 * label + height, width, height}});
    }
    return boxes;
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
