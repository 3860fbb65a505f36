#include "app/picture/insets.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "app/picture/panel_measures.h"
#include "app/scene/ground.h"

namespace app {
namespace {

constexpr double gap = 12;                       // pixels, between insets and to all else
constexpr double widest = 300, narrowest = 104;  // of London and Greater Manchester
constexpr double wide_to_high = 1.25;            // of the same
constexpr double widest_tall = 116, narrowest_tall = 64;
constexpr double scale_bar_height = 56;
constexpr double national_from = 0.7;  // of the home camera's metres per pixel
// Land on the level of the insets: the west of Northern Ireland and of the Hebrides; the east of
// Shetland, north of Yorkshire's coast.
constexpr double west_coast = -12'000, shetlands_east = 480'000, north_of_the_east = 520'000;

struct Room {
    double left, top, right, bottom;
    double width() const { return right - left; }
    double height() const { return bottom - top; }
};

std::optional<geo::Extent> extent_called(const geo::Atlas& atlas, const geo::Geometry& geometry,
                                         const char* code, int year) {
    const auto area = atlas.areas.find(code);
    if (!area) return std::nullopt;
    const geo::Extent extent = ground_of(atlas, geometry, *area, year);
    return extent.empty() ? std::nullopt : std::optional(extent);
}

/// Two of equal size in the room, one above the other or side by side, whichever is larger.
std::vector<Room> two_in(const Room& room) {
    const double stacked =
        std::floor(std::min({widest, room.width(), (room.height() - gap) / 2 * wide_to_high}));
    const double abreast =
        std::floor(std::min({widest, (room.width() - gap) / 2, room.height() * wide_to_high}));
    const double width = std::max(stacked, abreast), height = std::floor(width / wide_to_high);
    if (width < narrowest) return {};
    const double top = std::floor(room.bottom - height), left = room.left;
    const Room last{left, top, left + width, top + height};
    if (stacked >= abreast) return {{left, top - gap - height, left + width, top - gap}, last};
    return {last, {left + width + gap, top, left + 2 * width + gap, top + height}};
}

}  // namespace

std::vector<NamedInset> insets_for(const geo::Atlas& atlas, const geo::Geometry& geometry,
                                   const MapPicture& map, const Legend& legend, int boundary_year) {
    if (is_compact(map.size) || !is_national(map.camera, map.size)) return {};
    const Camera home = home_camera(map.size);
    std::vector<NamedInset> insets;
    const auto add = [&](const char* code, const char* title, const Room& room) {
        const auto extent = extent_called(atlas, geometry, code, boundary_year);
        if (!extent) return;
        const PaneSize size{{room.width()}, {room.height()}};
        insets.push_back({{fitted(*extent, size, {6}), {room.left, room.top}, size}, title});
    };
    const ScreenPoint west = screen_at(home, map.size, {west_coast, 0});
    const auto pair = two_in({16, legend_height(legend, map.size), west.x - gap,
                              map.size.height.value - scale_bar_height});
    if (pair.size() == 2) {
        add("E12000007", "London", pair[0]);
        add("E47000001", "Greater Manchester", pair[1]);
    }
    const ScreenPoint east = screen_at(home, map.size, {shetlands_east, north_of_the_east});
    const double left = std::ceil(east.x) + gap;
    const double width = std::floor(std::min(widest_tall, map.size.width.value - left - gap));
    const double top = 104, height = std::floor(std::min(width * 2, east.y - top));
    if (width >= narrowest_tall && height >= width)
        add("S12000027", "Shetland", {left, top, left + width, top + height});
    return insets;
}

bool is_national(const Camera& camera, PaneSize pane) {
    return camera.metres_per_pixel >= national_from * home_camera(pane).metres_per_pixel;
}

const MapInset* inset_at(const MapPicture& map, ScreenPoint p) {
    for (const MapInset& inset : map.insets)
        if (p.x >= inset.corner.x && p.y >= inset.corner.y &&
            p.x < inset.corner.x + inset.size.width.value &&
            p.y < inset.corner.y + inset.size.height.value)
            return &inset;
    return nullptr;
}

}  // namespace app
