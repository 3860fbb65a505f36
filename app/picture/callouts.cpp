#include "app/picture/callouts.h"

#include <algorithm>
#include <cmath>

namespace app {
namespace {

constexpr double cell = 6;           // pixels: as finely as the ground is looked at
constexpr double coarse_cell = 40;   // likewise, to see whether it is worth while
constexpr double breathing = 4;      // pixels that a callout needs around itself to appear
constexpr double stays_with = 0.25;  // of its box on other areas' ground a callout may stay
constexpr double longest = 0.11;     // of the pane's width a leader may be
constexpr double on_land = 30, on_areas = 80;  // as much as a leader longer by so many pixels

/// Where a callout may stand, from the place in its area.
struct Slot {
    bool beside;   // else above or below
    int way;       // −1: left or above
    double gap;    // pixels to the box
    double along;  // pixels up or down; above and below, parts of half the width
    double cost;
};

const std::vector<Slot>& slots() {
    static const std::vector<Slot> all = [] {
        std::vector<Slot> out;
        for (const int way : {1, -1}) {
            for (double gap = 14; gap <= 134; gap += 12)
                for (double along = -84; along <= 84; along += 7)
                    out.push_back({true, way, gap, along, std::hypot(gap, along)});
            for (double gap = 14; gap <= 86; gap += 12)
                for (const double along : {0.0, 0.8, -0.8})
                    out.push_back({false, way, gap, along, gap + 6 + 4 * std::abs(along)});
        }
        std::ranges::stable_sort(out, {}, &Slot::cost);
        return out;
    }();
    return all;
}

ScreenPoint centre_in(const Slot& slot, ScreenPoint from, PaneSize size) {
    const double width = size.width.value, height = size.height.value;
    if (slot.beside) return {from.x + slot.way * (slot.gap + width / 2), from.y + slot.along};
    return {from.x + slot.along * width / 2, from.y + slot.way * (slot.gap + height / 2)};
}

}  // namespace

void CalloutRoom::take_callout(const MapLabel& label) {
    boxes_.push_back(box_of(label));
    leaders_.push_back(leader_of(label));
}

bool CalloutRoom::is_over(const LabelBox& box) const {
    return std::ranges::any_of(boxes_, [&](const LabelBox& b) { return b.overlaps(box); }) ||
           std::ranges::any_of(leaders_, [&](const Leader& l) { return l.crosses(box); });
}

CalloutRoom::Kind CalloutRoom::kind_at(ScreenPoint p, double cell_size) const {
    // Cells are fixed to the ground, so that moving the map sideways does not change the answer.
    const double size = cell_size * part_.camera.metres_per_pixel;
    const geo::Point ground = ground_at(part_.camera, part_.size, p);
    const auto column = static_cast<std::int64_t>(std::floor(ground.x / size));
    const auto row = static_cast<std::int64_t>(std::floor(ground.y / size));
    const std::int64_t key = (row * 1'000'000 + column) * 2 + (cell_size == cell ? 0 : 1);
    const auto [known, is_new] = known_.try_emplace(key, Kind::sea);
    if (!is_new) return known->second;
    const geo::Point middle{(static_cast<double>(column) + 0.5) * size,
                            (static_cast<double>(row) + 0.5) * size};
    for (const std::uint32_t feature : geometry_.features_at(middle)) {
        if (!source_.grouping.in_force[feature]) continue;
        const auto area = source_.grouping.area[feature];
        known->second =
            area && source_.choropleth.position_of[geo::at(*area)] >= 0 ? Kind::area : Kind::land;
    }
    return known->second;
}

CalloutRoom::Share CalloutRoom::share_below(const LabelBox& box, double most_area) const {
    constexpr int rows = 3;
    const int columns = static_cast<int>(std::ceil((box.right - box.left) / cell)) + 1;
    const double part = 1.0 / (rows * columns);
    Share share;
    for (int i = 0; i < columns && share.area <= most_area; ++i)
        for (int j = 0; j < rows; ++j) {
            const Kind kind = kind_at({box.left + (box.right - box.left) * i / (columns - 1),
                                       box.top + (box.bottom - box.top) * j / (rows - 1)},
                                      cell);
            share.land += kind == Kind::land ? part : 0;
            share.area += kind == Kind::area ? part : 0;
        }
    return share;
}

bool CalloutRoom::is_clear_near(ScreenPoint p) const {
    for (double x = -160; x <= 160; x += coarse_cell)
        for (double y = -80; y <= 80; y += coarse_cell)
            if (kind_at({p.x + x, p.y + y}, coarse_cell) != Kind::area) return true;
    return false;
}

bool CalloutRoom::is_free(const LabelBox& box, const Leader& leader) const {
    const LabelBox pane{0, 0, part_.size.width.value, part_.size.height.value};
    const auto touches = [&](const LabelBox& b) { return b.overlaps(box) || leader.crosses(b); };
    const auto is_another = [&](const std::pair<ScreenPoint, LabelBox>& anchor) {
        return anchor.first != leader.from && touches(anchor.second);
    };
    const auto is_crossed = [&](const Leader& l) { return l.crosses(leader) || l.crosses(box); };
    return pane.holds(box) && std::ranges::none_of(boxes_, touches) &&
           std::ranges::none_of(anchors_, is_another) && std::ranges::none_of(leaders_, is_crossed);
}

bool CalloutRoom::keep(MapLabel& label, int slot, Ground ground) const {
    label.centre = centre_in(slots()[static_cast<std::size_t>(slot)], *label.leader_from,
                             size_of(label.lines, true));
    const LabelBox box = box_of(label);
    return is_free(box, leader_of(label)) &&
           (ground == Ground::any || share_below(box, stays_with).area <= stays_with);
}

std::optional<int> CalloutRoom::place(MapLabel& label, Ground ground, double around) const {
    const ScreenPoint from = *label.leader_from;
    if (ground == Ground::clear && !is_clear_near(from)) return std::nullopt;
    const PaneSize size = size_of(label.lines, true);
    const LabelBox own = square_about(from, around);
    std::optional<int> best;
    double least = longest * part_.size.width.value;
    for (std::size_t i = 0; i < slots().size() && slots()[i].cost < least; ++i) {
        const ScreenPoint centre = centre_in(slots()[i], from, size);
        const LabelBox text = box_about(centre, size.width.value, size.height.value);
        const LabelBox box = text.grown(breathing);
        if (box.overlaps(own)) continue;
        if (!is_free(box, leader_between(from, text))) continue;
        const double most_area = ground == Ground::clear ? 0 : 1;
        const Share share = share_below(box, most_area);
        if (share.area > most_area) continue;
        const double cost = slots()[i].cost + on_land * share.land + on_areas * share.area;
        if (best && cost >= least) continue;
        least = cost;
        best = static_cast<int>(i);
        label.centre = centre;
    }
    return best;
}

}  // namespace app
