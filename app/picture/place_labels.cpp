#include <algorithm>
#include <cmath>

#include "app/picture/parts.h"
#include "app/text/text.h"
#include "geo/core/characters.h"

namespace app {
namespace {

constexpr double line_height = 18;    // logical pixels, for 13-pixel type
constexpr double mean_advance = 7.4;  // of Inter semi-bold at 13 pixels
constexpr double mark_size = 30;      // of a selected area's letter, with room around
constexpr Rgba near_white{255, 255, 255, 225};
constexpr double names_below_metres_per_pixel = 800;
constexpr double least_cell_named = 48;  // pixels across
constexpr std::size_t most_labels = 120;

/// What the interface lays over the map: the legend, the scale bar, the shapes, the zoom buttons.
std::vector<LabelBox> overlays_of(const MapPicture& map) {
    const PaneSize pane = map.size;
    const double width = pane.width.value, height = pane.height.value;
    const bool compact = is_compact(pane);
    const double zoom_top = compact ? 0 : height - 132;
    std::vector<LabelBox> boxes{{0, 0, compact ? 204.0 : 268.0, compact ? 200.0 : 236.0},
                                {0, height - 48, 176, height},
                                {width - 300, height - 70, width - 56, height},
                                {width - 56, zoom_top, width, zoom_top + 132}};
    for (const MapInset& inset : map.insets)
        boxes.push_back({inset.corner.x, inset.corner.y, inset.corner.x + inset.size.width.value,
                         inset.corner.y + inset.size.height.value});
    return boxes;
}

double width_of(const std::vector<std::string>& lines) {
    std::size_t longest = 0;
    for (const std::string& line : lines) longest = std::max(longest, geo::characters_in(line));
    return static_cast<double>(longest) * mean_advance;
}

/// With the letter that stands above the name of a selected area.
LabelBox with_mark(const LabelBox& box, ScreenPoint mark) {
    const LabelBox above = square_about(mark, mark_size);
    return {std::min(box.left, above.left), above.top, std::max(box.right, above.right),
            box.bottom};
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
    bool must;    // hovered, or selected alone: named even where it has no room
    bool marked;  // selected among others, so that a letter stands above its name
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
void put_above(MapLabel& label, const Place& place, const MapInset& map, const Colours& colour) {
    const double top = screen_at(map.camera, map.size, {place.extent.min_x, place.extent.max_y}).y;
    label.centre.y = top - 8 - line_height * static_cast<double>(label.lines.size()) / 2;
    label.text = colour.ink;
    label.halo = colour.halo;
}

std::vector<Candidate> candidates_of(const geo::Atlas& atlas, const Scene& scene,
                                     const Choropleth& choropleth, const MapInset& map,
                                     const std::vector<Place>& places) {
    const geo::Extent shown = extent_of(map.camera, map.size);
    std::vector<Candidate> out;
    for (const geo::AreaIndex area : choropleth.view.areas) {
        const geo::Area& a = atlas.areas[area];
        const Place& place = places[geo::at(area)];
        if (place.extent.empty() || !shown.contains(place.label)) continue;
        const bool selected = is_selected(scene, a.id), marked = selected && has_marks(scene);
        const bool must = scene.hovered == a.id || (selected && !marked);
        const double across =
            std::min(place.extent.width(), 1.1 * std::sqrt(place.area_km2) * 1000);
        out.push_back({area, place.area_km2 + (must || selected ? 1e9 : 0),
                       across / map.camera.metres_per_pixel, must, marked});
    }
    std::ranges::stable_sort(out, std::ranges::greater{}, &Candidate::priority);
    return out;
}

/// What a label can say of an area, and where it would stand.
class Labeller {
public:
    Labeller(const geo::Atlas& atlas, const Scene& scene, const Choropleth& choropleth,
             const MapInset& map)
        : atlas_(atlas),
          scene_(scene),
          choropleth_(choropleth),
          map_(map),
          few_(choropleth.view.areas.size() < 60),
          // On a map of few large areas names would crowd the country: their values say more.
          names_(!few_ || map.camera.metres_per_pixel < names_below_metres_per_pixel ||
                 choropleth.view.areas.size() < 15) {}

    /// Without lines where nothing fits.
    MapLabel label_for(const Candidate& one, const Place& place) const {
        MapLabel label;
        label.area = one.area;
        label.centre = screen_at(map_.camera, map_.size, place.label);
        label.strong = true;
        colour_for(label, choropleth_, one.area, colours(scene_.dark), scene_.dark);
        const geo::Area& area = atlas_.areas[one.area];
        label.lines = wrapped(area.short_name.empty() ? area.name : area.short_name);
        // Among hundreds of small cells the few short names would be the only ones.
        const double room = place.is_cells && one.room < least_cell_named ? 0 : one.room;
        const bool name_fits = one.must || (names_ && width_of(label.lines) < room);
        if (!name_fits) label.lines.clear();
        const std::string value = value_of(one.area);
        const double value_room = static_cast<double>(label.lines.size() + 1) * line_height + 2;
        const bool value_fits = one.room > value_room && one.room > 0.9 * width_of({value});
        if (!value.empty() && (value_fits || one.must) && (name_fits || few_))
            label.lines.push_back(value);
        if (place.is_cells && one.must && width_of(label.lines) > room)
            put_above(label, place, map_, colours(scene_.dark));
        return label;
    }

private:
    std::string value_of(geo::AreaIndex area) const {
        const geo::ShownFigure* figure = choropleth_.figure_of(area);
        if (figure == nullptr || !figure->value || choropleth_.categorical) return {};
        return say_shown(choropleth_, *figure->value);
    }

    const geo::Atlas& atlas_;
    const Scene& scene_;
    const Choropleth& choropleth_;
    const MapInset& map_;
    bool few_, names_;
};

}  // namespace

LabelBox box_of(const MapLabel& label) {
    const double width = width_of(label.lines) + 6;
    const double height = line_height * static_cast<double>(label.lines.size()) + 2;
    return {label.centre.x - width / 2, label.centre.y - height / 2, label.centre.x + width / 2,
            label.centre.y + height / 2};
}

LabelBox square_about(ScreenPoint centre, double size) {
    return {centre.x - size / 2, centre.y - size / 2, centre.x + size / 2, centre.y + size / 2};
}

bool push_apart(ScreenPoint& a, ScreenPoint& b, double least, ScreenPoint otherwise) {
    constexpr double nothing = 0.01;  // pixels
    const double apart = std::hypot(b.x - a.x, b.y - a.y);
    if (least - apart <= nothing) return false;
    const ScreenPoint way =
        apart > nothing ? ScreenPoint{(b.x - a.x) / apart, (b.y - a.y) / apart} : otherwise;
    const double by = (least - apart) / 2;
    a.x -= way.x * by, a.y -= way.y * by;
    b.x += way.x * by, b.y += way.y * by;
    return true;
}

bool is_selected(const Scene& scene, const geo::AreaId& id) {
    return std::ranges::find(scene.selected, id) != scene.selected.end();
}

bool has_marks(const Scene& scene) { return scene.selected.size() > 1; }

ScreenPoint mark_above(const MapLabel& label) {
    return {label.centre.x, box_of(label).top - mark_size / 2};
}

namespace {

/// Labels of a part of the pane that lie over none of the boxes taken, nor over each other; in the
/// part's own pixels, as the boxes are.
std::vector<MapLabel> labels_clear_of(std::vector<LabelBox> taken, const geo::Atlas& atlas,
                                      const Scene& scene, const Choropleth& choropleth,
                                      const MapInset& map, const std::vector<Place>& places) {
    const Labeller labeller(atlas, scene, choropleth, map);
    const LabelBox pane{0, 0, map.size.width.value, map.size.height.value};
    const auto candidates = candidates_of(atlas, scene, choropleth, map, places);
    // Letters that stand alone hide what is below them.
    for (const Candidate& one : candidates) {
        if (!one.marked) continue;
        const MapLabel label = labeller.label_for(one, places[geo::at(one.area)]);
        if (label.lines.empty()) taken.push_back(square_about(label.centre, mark_size));
    }
    std::vector<MapLabel> labels;
    for (const Candidate& one : candidates) {
        if (labels.size() == most_labels) break;
        MapLabel label = labeller.label_for(one, places[geo::at(one.area)]);
        if (label.lines.empty() || !pane.holds(box_of(label))) continue;
        const LabelBox box =
            one.marked ? with_mark(box_of(label), mark_above(label)) : box_of(label);
        if (std::ranges::any_of(taken, [&](const LabelBox& t) { return t.overlaps(box); }))
            continue;
        taken.push_back(box);
        labels.push_back(std::move(label));
    }
    return labels;
}

}  // namespace

std::vector<MapLabel> place_labels(const geo::Atlas& atlas, const Scene& scene,
                                   const Choropleth& choropleth, const MapPicture& map,
                                   const std::vector<Place>& places) {
    return labels_clear_of(overlays_of(map), atlas, scene, choropleth, {map.camera, {}, map.size},
                           places);
}

std::vector<MapLabel> place_inset_labels(const geo::Atlas& atlas, const Scene& scene,
                                         const Choropleth& choropleth, const MapPicture& map,
                                         const std::vector<Place>& places) {
    std::vector<MapLabel> all;
    for (const MapInset& inset : map.insets) {
        const LabelBox title{0, 0, inset.size.width.value, 22};
        for (MapLabel& label : labels_clear_of({title}, atlas, scene, choropleth, inset, places)) {
            label.centre.x += inset.corner.x;
            label.centre.y += inset.corner.y;
            all.push_back(std::move(label));
        }
    }
    return all;
}

}  // namespace app
