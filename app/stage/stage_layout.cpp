#include "app/stage/stage_layout.h"

#include <algorithm>
#include <cmath>

namespace app {
namespace {

constexpr double band_height = 36, margin = 64, words_width = 640, gap = 16;
constexpr double sources_height = 64, progress_width = 230;
constexpr double designed_map_scale = 1.55;  // what is written on a map in 13 pixels, in 20
constexpr double most_larger = 2;

std::vector<Box> parts_of(const Box& room, std::size_t count) {
    const std::size_t across = count <= 1 ? 1 : count <= 4 ? 2 : count <= 9 ? 3 : 4;
    const std::size_t rows = (count + across - 1) / across;
    const double width =
        (room.width - gap * static_cast<double>(across - 1)) / static_cast<double>(across);
    const double height =
        (room.height - gap * static_cast<double>(rows - 1)) / static_cast<double>(rows);
    std::vector<Box> parts;
    for (std::size_t i = 0; i < count; ++i)
        parts.push_back({room.x + static_cast<double>(i % across) * (width + gap),
                         room.y + static_cast<double>(i / across) * (height + gap), width, height});
    return parts;
}

}  // namespace

double needed_capitals(const Room& room, PaneSize screen) {
    if (room.screen_width.value <= 0 || room.length.value <= 0 || screen.width.value <= 0) return 0;
    constexpr double heights_away = 200;
    const double screen_height =
        room.screen_width.value * screen.height.value / screen.width.value;  // metres
    return room.length.value / heights_away / screen_height * stage_height;
}

double type_scale(const Room& room, PaneSize screen) {
    const double needed = needed_capitals(room, screen) / cap_height;
    return std::clamp(needed / stage_caption_em, 1.0, most_larger);
}

StageLayout stage_layout(const StageScene& scene, const Room& room, PaneSize screen) {
    StageLayout l;
    const double shape =
        std::clamp(screen.width.value / std::max(1.0, screen.height.value), 1.0, 4.0);
    const double width = std::round(stage_height * shape);
    l.page = {{width}, {stage_height}};
    l.type = type_scale(room, screen);
    const double band = scene.marking.empty() ? 0 : band_height;
    l.band_above = {0, 0, width, band};
    l.band_below = {0, stage_height - band, width, band};
    const double bottom = l.band_below.y - sources_height;
    l.progress = {width - margin - progress_width, bottom, progress_width, sources_height};
    l.sources = {margin, bottom, l.progress.x - 2 * margin, sources_height};
    const double larger = std::min(l.type, 1.3);
    const double column =
        scene.map ? std::min(words_width * larger, width * 0.42) : width - 2 * margin;
    l.words = {margin, band + 56, column, bottom - band - 56 - 12};
    if (!scene.map) return l;
    const double left = l.words.right() + gap;
    l.map = {left, band, width - left, bottom - band};
    l.map_scale = designed_map_scale * l.type;
    l.panes = parts_of(l.map, scene.map->panes.size());
    return l;
}

}  // namespace app
