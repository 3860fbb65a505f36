#include "app/picture/between.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace app {
namespace {

double mixed(double from, double to, double t) { return from + (to - from) * t; }

ScreenPoint mixed(ScreenPoint from, ScreenPoint to, double t) {
    return {mixed(from.x, to.x, t), mixed(from.y, to.y, t)};
}

MapLabel faded(MapLabel label, double share) {
    const auto weaker = [share](std::uint8_t a) {
        return static_cast<std::uint8_t>(std::lround(a * std::clamp(share, 0.0, 1.0)));
    };
    label.text.a = weaker(label.text.a);
    // A halo is drawn many times over each other: weaken it faster.
    label.halo.a = weaker(weaker(label.halo.a));
    return label;
}

const MapLabel* same_area(const std::vector<MapLabel>& labels, geo::AreaIndex area) {
    const auto found = std::ranges::find(labels, area, &MapLabel::area);
    return found == labels.end() ? nullptr : &*found;
}

}  // namespace

double eased(double part) {
    if (part <= 0 || part >= 1) return part <= 0 ? 0 : 1;
    constexpr double x1 = 0.2, x2 = 0, y1 = 0, y2 = 1;
    const auto curve = [](double a, double b, double s) {
        return 3 * a * s * (1 - s) * (1 - s) + 3 * b * s * s * (1 - s) + s * s * s;
    };
    double low = 0, high = 1;
    for (int i = 0; i < 40; ++i) {
        const double middle = (low + high) / 2;
        (curve(x1, x2, middle) < part ? low : high) = middle;
    }
    return curve(y1, y2, low);
}

Camera between(const Camera& from, const Camera& to, double t) {
    if (from == to) return to;
    return {.easting = {mixed(from.easting.value, to.easting.value, t)},
            .northing = {mixed(from.northing.value, to.northing.value, t)},
            .metres_per_pixel =
                from.metres_per_pixel * std::pow(to.metres_per_pixel / from.metres_per_pixel, t)};
}

Picture between(const Picture& from, Picture to, double t) {
    std::vector<MapLabel> labels;
    for (const MapLabel& old : from.labels)
        if (same_area(to.labels, old.area) == nullptr && t < 0.4)
            labels.push_back(faded(old, 1 - t / 0.4));
    for (MapLabel& label : to.labels) {
        if (const MapLabel* old = same_area(from.labels, label.area)) {
            label.centre = mixed(old->centre, label.centre, t);
            if (label.leader_from)
                label.leader_from =
                    mixed(old->leader_from.value_or(old->centre), *label.leader_from, t);
            labels.push_back(std::move(label));
        } else if (t > 0.6) {
            labels.push_back(faded(std::move(label), (t - 0.6) / 0.4));
        }
    }
    to.labels = std::move(labels);
    to.map.insets.clear();  // only a map at rest has some
    to.inset_titles.clear();
    to.network.reset();
    for (MapMark& mark : to.marks)
        for (const MapMark& old : from.marks)
            if (old.letter == mark.letter) mark.centre = mixed(old.centre, mark.centre, t);
    return to;
}

}  // namespace app
