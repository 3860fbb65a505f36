#include "geo/mesh/locate.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace geo {
namespace {

/// Does the ray from p to the east cross the edge? The lower end is always taken first, so that
/// neighbours, who walk their border in opposite directions, give p to exactly one of them.
bool crosses(Point a, Point b, Point p) {
    if ((a.y <= p.y) == (b.y <= p.y)) return false;
    const auto [low, high] = a.y < b.y ? std::pair{a, b} : std::pair{b, a};
    return (high.x - low.x) * (p.y - low.y) > (p.x - low.x) * (high.y - low.y);
}

bool is_inside(const Ring& ring, Point p) {
    bool inside = false;
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++)
        if (crosses(ring[before], ring[i], p)) inside = !inside;
    return inside;
}

bool is_inside(const Polygon& polygon, Point p) {
    return is_inside(polygon.shell, p) &&
           std::ranges::none_of(polygon.holes,
                                [p](const Ring& hole) { return is_inside(hole, p); });
}

/// Which way round a ring walks a line makes no difference to how often a ray crosses it.
bool is_inside(const BorderLines& borders, const Rings& rings, std::uint32_t polygon, Point p) {
    bool inside = false;
    const std::uint32_t first = rings.first_step[rings.first_ring[polygon]];
    const std::uint32_t past = rings.first_step[rings.first_ring[polygon + 1]];
    for (std::uint32_t s = first; s < past; ++s) {
        const std::span<const Point> line = borders[rings.steps[s] / 2].points;
        for (std::size_t i = 1; i < line.size(); ++i)
            if (crosses(line[i - 1], line[i], p)) inside = !inside;
    }
    return inside;
}

std::size_t place(double x, double low, double width, std::size_t count) {
    if (!(width > 0)) return 0;
    const double share = (x - low) / width * static_cast<double>(count);
    return std::min(static_cast<std::size_t>(std::max(share, 0.0)), count - 1);
}

}  // namespace

BoxGrid::BoxGrid(std::vector<Extent> boxes) : boxes_(std::move(boxes)) {
    for (const Extent& box : boxes_) whole_.include(box);
    columns_ = rows_ = static_cast<std::size_t>(
        std::clamp(std::sqrt(static_cast<double>(boxes_.size())), 1.0, 1024.0));
    first_.assign(columns_ * rows_ + 1, 0);
    for (const Extent& box : boxes_) for_each_cell(box, [&](std::size_t c) { ++first_[c + 1]; });
    for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
    numbers_.resize(first_.back());
    std::vector<std::uint32_t> next = first_;
    for (std::uint32_t i = 0; i < boxes_.size(); ++i)
        for_each_cell(boxes_[i], [&](std::size_t c) { numbers_[next[c]++] = i; });
}

std::size_t BoxGrid::column_of(double x) const {
    return place(x, whole_.min_x, whole_.width(), columns_);
}

std::size_t BoxGrid::row_of(double y) const {
    return place(y, whole_.min_y, whole_.height(), rows_);
}

template <class Visit>
void BoxGrid::for_each_cell(const Extent& box, const Visit& visit) const {
    if (box.empty()) return;
    for (std::size_t row = row_of(box.min_y); row <= row_of(box.max_y); ++row)
        for (std::size_t column = column_of(box.min_x); column <= column_of(box.max_x); ++column)
            visit(row * columns_ + column);
}

Locator::Locator(std::vector<Extent> boxes, const Rings& rings) : grid_(std::move(boxes)) {
    feature_of_.reserve(rings.first_ring.size() - 1);
    for (std::uint32_t f = 0; f + 1 < rings.first_polygon.size(); ++f)
        feature_of_.resize(rings.first_polygon[f + 1], f);
}

std::vector<std::uint32_t> Locator::features_at(const BorderLines& borders, const Rings& rings,
                                                Point p) const {
    std::vector<std::uint32_t> found;
    grid_.for_each_at(p, [&](std::uint32_t polygon) {
        if (is_inside(borders, rings, polygon, p)) found.push_back(feature_of_[polygon]);
    });
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

bool contains(const MultiPolygon& parts, Point p) {
    return std::ranges::any_of(parts, [p](const Polygon& part) { return is_inside(part, p); });
}

}  // namespace geo
