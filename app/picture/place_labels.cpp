#include <algorithm>
#include <cmath>

#include "app/picture/parts.h"
#include "app/text/text.h"
#include "geo/core/characters.h"

namespace app {
namespace {

constexpr double line_height = 18;    // logical pixels, for 13-pixel type
constexpr double mean_advance = 7.4;  // of Inter semi-bold at 13 pixels
constexpr Rgba near_white{255, 255, 255, 225};
constexpr double names_below_metres_per_pixel = 800;
constexpr double least_cell_named = 48;  // pixels across
constexpr std::size_t most_labels = 120;

struct LabelBox {
    double left, top, right, bottom;
    bool overlaps(const LabelBox& other) const {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
    bool holds(const LabelBox& other) const {
        return left <= other.left && top <= other.top && other.right <= right &&
               other.bottom <= bottom;
    }
};

/// What the interface lays over the map: the legend, the scale bar, the shapes, the zoom buttons.
std::vector<LabelBox> overlays_of(PaneSize pane) {
    const double width = pane.width.value, height = pane.height.value;
    return {{0, 0, 268, 236},
            {0, height - 48, 176, height},
            {width - 300, height - 70, width - 56, height},
            {width - 56, height - 132, width, height}};
}

double width_of(const std::vector<std::string>& lines) {
    std::size_t longest = 0;
    for (const std::string& line : lines) longest = std::max(longest, geo::characters_in(line));
    return static_cast<double>(longest) * mean_advance;
}

LabelBox box_of(const MapLabel& label) {
    const double width = width_of(label.lines) + 6;
    const double height = line_height * static_cast<double>(label.lines.size()) + 2;
    return {label.centre.x - width / 2, label.centre.y - height / 2, label.centre.x + width / 2,
            label.centre.y + height / 2};
}

/// A long name on two lines, broken at the space nearest its middle.
std::vector<std::string> wrapped(const std::string& name) {
    if (geo::characters_in(name) <= 12) return {name};
    std::size_t best = std::string::npos;
    const auto middle = static_cast<double>(name.size()) / 2;
    for (std::size_t at = name.find(' '); at != std::string::npos; at = name.find(' ', at + 1))
        if (best == std::string::npos || std::abs(static_cast<double>(at) - middle) <
                                             std::abs(static_cast<double>(best) - middle))
            best = at;
    if (best == std::string::npos) return {name};
    return {name.substr(0, best), name.substr(best + 1)};
}

struct Candidate {
    geo::AreaIndex area;
    double priority;
    double room;  // pixels across the area
    bool must;    // selected or hovered
};

/// Ink on pale fills, white on dark ones; the halo in the fill's own lightness (tokens.json,
/// labelOnFill).
void colour_for(MapLabel& label, const Choropleth& choropleth, geo::AreaIndex area,
                const Colours& colour, bool dark) {
    const int position = choropleth.position_of[geo::at(area)];
    const auto index =
        position < 0 ? std::nullopt : choropleth.class_at(static_cast<std::size_t>(position));
    const Rgba fill = index ? choropleth.colours[static_cast<std::size_t>(*index)]
                            : (dark ? colour.land : colour.hatch_bg);
    const bool on_dark = luminance(fill) < 0.22;
    label.text = on_dark ? hex(0xFFFFFF) : hex(0x14202B);
    label.halo = on_dark ? Rgba{fill.r, fill.g, fill.b, 225} : near_white;
}

/// A name that would hide the cells it is of stands above them, on whatever is there.
void put_above(MapLabel& label, const Place& place, const MapPicture& map, const Colours& colour) {
    const double top = screen_at(map.camera, map.size, {place.extent.min_x, place.extent.max_y}).y;
    label.centre.y = top - 8 - line_height * static_cast<double>(label.lines.size()) / 2;
    label.text = colour.ink;
    label.halo = colour.halo;
}

std::vector<Candidate> candidates_of(const geo::Atlas& atlas, const Scene& scene,
                                     const Choropleth& choropleth, const MapPicture& map,
                                     const std::vector<Place>& places) {
    const geo::Extent shown = extent_of(map.camera, map.size);
    std::vector<Candidate> out;
    for (const geo::AreaIndex area : choropleth.view.areas) {
        const geo::Area& a = atlas.areas[area];
        const Place& place = places[geo::at(area)];
        if (place.extent.empty() || !shown.contains(place.label)) continue;
        const bool must = scene.hovered == a.id ||
                          std::ranges::find(scene.selected, a.id) != scene.selected.end();
        const double across =
            std::min(place.extent.width(), 1.1 * std::sqrt(place.area_km2) * 1000);
        out.push_back(
            {area, place.area_km2 + (must ? 1e9 : 0), across / map.camera.metres_per_pixel, must});
    }
    std::ranges::stable_sort(out, std::ranges::greater{}, &Candidate::priority);
    return out;
}

}  // namespace

std::vector<MapLabel> place_labels(const geo::Atlas& atlas, const Scene& scene,
                                   const Choropleth& choropleth, const MapPicture& map,
                                   const std::vector<Place>& places) {
    const Colours& colour = colours(scene.dark);
    const bool few = choropleth.view.areas.size() < 60;
    std::vector<MapLabel> labels;
    std::vector<LabelBox> taken = overlays_of(map.size);
    const LabelBox pane{0, 0, map.size.width.value, map.size.height.value};
    for (const Candidate& one : candidates_of(atlas, scene, choropleth, map, places)) {
        if (labels.size() == most_labels) break;
        const geo::Area& area = atlas.areas[one.area];
        const geo::ShownFigure* figure = choropleth.figure_of(one.area);
        const std::string value = figure != nullptr && figure->value && !choropleth.categorical
                                      ? say_shown(choropleth, *figure->value)
                                      : std::string();
        const Place& place = places[geo::at(one.area)];
        MapLabel label;
        label.area = one.area;
        label.centre = screen_at(map.camera, map.size, place.label);
        label.strong = true;
        colour_for(label, choropleth, one.area, colour, scene.dark);
        label.lines = wrapped(area.short_name.empty() ? area.name : area.short_name);
        // On a map of few large areas names would crowd the country: their values say more.
        const bool named_here = !few ||
                                map.camera.metres_per_pixel < names_below_metres_per_pixel ||
                                choropleth.view.areas.size() < 15;
        // Among hundreds of small cells the few short names would be the only ones.
        const double room = place.is_cells && one.room < least_cell_named ? 0 : one.room;
        const bool name_fits = one.must || (named_here && width_of(label.lines) < room);
        if (!name_fits) label.lines.clear();
        const double value_room = static_cast<double>(label.lines.size() + 1) * line_height + 2;
        const bool value_fits = one.room > value_room && one.room > 0.9 * width_of({value});
        if (!value.empty() && (value_fits || one.must) && (name_fits || few))
            label.lines.push_back(value);
        if (label.lines.empty()) continue;
        if (place.is_cells && one.must && width_of(label.lines) > room)
            put_above(label, place, map, colour);
        const LabelBox box = box_of(label);
        if (!pane.holds(box)) continue;
        if (std::ranges::any_of(taken, [&](const LabelBox& t) { return t.overlaps(box); }))
            continue;
        taken.push_back(box);
        labels.push_back(std::move(label));
    }
    return labels;
}

}  // namespace app
