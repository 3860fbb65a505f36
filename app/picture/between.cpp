#include "app/picture/between.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/picture/insets.h"

namespace app {
namespace {

ScreenPoint mixed(ScreenPoint from, ScreenPoint to, double t) {
    return {std::lerp(from.x, to.x, t), std::lerp(from.y, to.y, t)};
}

std::uint8_t weaker(std::uint8_t alpha, double share) {
    return static_cast<std::uint8_t>(std::lround(alpha * std::clamp(share, 0.0, 1.0)));
}

MapLabel faded(MapLabel label, double share) {
    label.text.a = weaker(label.text.a, share);
    // A halo is drawn many times over each other: weaken it faster.
    label.halo.a = weaker(weaker(label.halo.a, share), share);
    return label;
}

LinePass faded(LinePass pass, double share) {
    pass.colour.a = weaker(pass.colour.a, share);
    return pass;
}

bool is_in_inset(const Picture& picture, const MapLabel& label) {
    return inset_at(picture.map, label.centre) != nullptr;
}

const MapLabel* on_the_map(const Picture& picture, geo::AreaIndex area) {
    const auto found = std::ranges::find_if(picture.labels, [&](const MapLabel& label) {
        return label.area == area && !is_in_inset(picture, label);
    });
    return found == picture.labels.end() ? nullptr : &*found;
}

/// The fills of one map for the features of another; nothing for areas that it does not have.
std::vector<std::optional<Fill>> fills_for(const geo::Geometry& geometry, const MapPicture& map) {
    std::vector<std::optional<Fill>> fills(geometry.areas.size());
    if (!map.geometry) return fills;
    if (map.geometry.get() == &geometry) {
        std::ranges::copy(map.fills, fills.begin());
        return fills;
    }
    std::vector<std::optional<Fill>> of_area;
    for (std::size_t feature = 0; feature < map.fills.size(); ++feature) {
        const std::size_t area = geo::at(map.geometry->areas[feature]);
        if (area >= of_area.size()) of_area.resize(area + 1);
        of_area[area] = map.fills[feature];
    }
    for (std::size_t feature = 0; feature < fills.size(); ++feature)
        if (const std::size_t area = geo::at(geometry.areas[feature]); area < of_area.size())
            fills[feature] = of_area[area];
    return fills;
}

std::vector<Fill> fills_between(const MapPicture& from, const MapPicture& to, double t,
                                const GroundChange& ground) {
    if (!to.geometry) return to.fills;
    const auto before = fills_for(*to.geometry, from);
    std::vector<Fill> fills = to.fills;
    for (std::size_t feature = 0; feature < fills.size(); ++feature)
        if (before[feature]) fills[feature] = between(*before[feature], fills[feature], t);
    for (const GroundChange::Piece& piece : ground.pieces) fills[piece.whole] = {};
    for (const auto& [feature, whole, is_old] : ground.pieces)
        fills[feature] =
            between(from.fills[is_old ? feature : whole], to.fills[is_old ? whole : feature], t);
    return fills;
}

bool are_alike(const LinePass& a, const LinePass& b) {
    return !a.answers && !b.answers && a.width == b.width && a.dashed == b.dashed &&
           a.borders == b.borders;
}

/// Lines in both go over in colour; others fade, each in its place among them.
std::vector<LinePass> lines_between(const std::vector<LinePass>& from, std::vector<LinePass> to,
                                    double t) {
    std::vector<LinePass> lines;
    auto next = to.begin();
    const auto come = [&](LinePass& pass) {
        const auto old =
            std::ranges::find_if(from, [&](const LinePass& one) { return are_alike(one, pass); });
        if (old != from.end())
            pass.colour = between(old->colour, pass.colour, t);
        else if (!pass.answers)
            pass.colour.a = weaker(pass.colour.a, t);
        if (pass.colour.a > 0) lines.push_back(std::move(pass));
    };
    for (const LinePass& old : from) {
        if (old.answers) continue;
        const auto same =
            std::find_if(next, to.end(), [&](const LinePass& one) { return are_alike(old, one); });
        if (same != to.end()) {
            std::for_each(next, std::next(same), come);
            next = std::next(same);
            // What was on its way out, or in, when all went elsewhere is left out: while a year is
            // dragged, the lines of each would be drawn.
        } else if (old.colour.a == 255 && t < 1) {
            lines.push_back(faded(old, 1 - t));
        }
    }
    std::for_each(next, to.end(), come);
    return lines;
}

std::vector<MapLabel> labels_between(const Picture& from, std::vector<MapLabel> to_labels,
                                     const Picture& to, bool with_insets, double t) {
    std::vector<MapLabel> labels;
    for (const MapLabel& old : from.labels)
        if (t < 0.4 && !is_in_inset(from, old) &&
            std::ranges::none_of(to_labels, [&](const MapLabel& label) {
                return label.area == old.area && !is_in_inset(to, label);
            }))
            labels.push_back(faded(old, 1 - t / 0.4));
    for (MapLabel& label : to_labels) {
        if (is_in_inset(to, label)) {
            if (with_insets) labels.push_back(std::move(label));
        } else if (const MapLabel* old = on_the_map(from, label.area)) {
            label.centre = mixed(old->centre, label.centre, t);
            if (label.leader_from)
                label.leader_from =
                    mixed(old->leader_from.value_or(old->centre), *label.leader_from, t);
            label.text = between(old->text, label.text, t);
            label.halo = between(old->halo, label.halo, t);
            labels.push_back(std::move(label));
        } else if (t > 0.6) {
            labels.push_back(faded(std::move(label), (t - 0.6) / 0.4));
        }
    }
    return labels;
}

}  // namespace

double eased(double part, Easing easing) {
    if (part <= 0 || part >= 1) return part <= 0 ? 0 : 1;
    const auto curve = [](double a, double b, double s) {
        return 3 * a * s * (1 - s) * (1 - s) + 3 * b * s * s * (1 - s) + s * s * s;
    };
    double low = 0, high = 1;
    for (int i = 0; i < 40; ++i) {
        const double middle = (low + high) / 2;
        (curve(easing.x1, easing.x2, middle) < part ? low : high) = middle;
    }
    return curve(easing.y1, easing.y2, low);
}

Fill between(const Fill& from, const Fill& to, double t) {
    Fill fill = t < 0.5 ? from : to;
    if (from.kind != FillKind::hidden && to.kind != FillKind::hidden)
        fill.colour = between(from.colour, to.colour, t);
    return fill;
}

Picture between(const Picture& from, Picture to, double t, const GroundChange& ground) {
    if (t >= 1) return to;
    // Insets are shown where both have them: others would appear over what is still moving.
    const bool with_insets = from.map.insets == to.map.insets;
    to.labels = labels_between(from, to.labels, to, with_insets, t);
    if (!with_insets) {
        to.map.insets.clear();
        to.inset_titles.clear();
    }
    if (from.shape != to.shape) to.network.reset();
    for (MapMark& mark : to.marks)
        for (const MapMark& old : from.marks)
            if (old.letter == mark.letter) mark.centre = mixed(old.centre, mark.centre, t);
    MapPicture& map = to.map;
    map.background = between(from.map.background, map.background, t);
    map.hatch_line = between(from.map.hatch_line, map.hatch_line, t);
    map.fills = fills_between(from.map, map, t, ground);
    if (from.map.geometry == map.geometry)
        map.lines = lines_between(from.map.lines, std::move(map.lines), t);
    return to;
}

void look_from(Picture& picture, const Camera& camera) {
    MapPicture& map = picture.map;
    const auto moved = [&](ScreenPoint p) {
        return screen_at(camera, map.size, ground_at(map.camera, map.size, p));
    };
    for (MapLabel& label : picture.labels) {
        if (is_in_inset(picture, label)) continue;
        // A name beside its area keeps its distance.
        const ScreenPoint place = label.leader_from.value_or(label.centre), now = moved(place);
        label.centre = {label.centre.x + now.x - place.x, label.centre.y + now.y - place.y};
        if (label.leader_from) label.leader_from = now;
    }
    for (MapMark& mark : picture.marks) mark.centre = moved(mark.centre);
    map.camera = camera;
}

}  // namespace app
