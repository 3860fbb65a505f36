#include "geo/mesh/locate.h"

#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/geometries/point_xy.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/iterator/function_output_iterator.hpp>
#include <iterator>
#include <utility>

namespace geo {
namespace {

using Corner = boost::geometry::model::d2::point_xy<double>;
using Box = boost::geometry::model::box<Corner>;
using BoxedPart = std::pair<Box, std::size_t>;

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

Box box_of(const Ring& ring) {
    Extent extent;
    for (Point p : ring) extent.include(p);
    return {{extent.min_x, extent.min_y}, {extent.max_x, extent.max_y}};
}

}  // namespace

struct Locator::Impl {
    struct Part {
        Polygon polygon;
        std::uint32_t feature;
    };
    std::vector<Part> parts;
    boost::geometry::index::rtree<BoxedPart, boost::geometry::index::rstar<16>> boxes;
};

Locator::Locator() : Locator(std::vector<MultiPolygon>{}) {}
Locator::Locator(Locator&&) noexcept = default;
Locator& Locator::operator=(Locator&&) noexcept = default;
Locator::~Locator() = default;

Locator::Locator(std::vector<MultiPolygon> features) {
    auto impl = std::make_unique<Impl>();
    std::vector<BoxedPart> boxed;
    for (std::size_t feature = 0; feature < features.size(); ++feature)
        for (Polygon& part : features[feature]) {
            if (part.shell.empty()) continue;
            boxed.emplace_back(box_of(part.shell), impl->parts.size());
            impl->parts.push_back({std::move(part), static_cast<std::uint32_t>(feature)});
        }
    // Made from all boxes at once, the tree is packed: faster to make and to ask than grown.
    impl->boxes = decltype(impl->boxes){boxed};
    impl_ = std::move(impl);
}

std::vector<std::uint32_t> Locator::features_at(Point p) const {
    std::vector<std::uint32_t> found;
    const auto note_if_inside = [&](const BoxedPart& boxed) {
        const Impl::Part& part = impl_->parts[boxed.second];
        if (is_inside(part.polygon, p)) found.push_back(part.feature);
    };
    impl_->boxes.query(boost::geometry::index::intersects(Corner{p.x, p.y}),
                       boost::make_function_output_iterator(note_if_inside));
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

bool contains(const MultiPolygon& parts, Point p) {
    return std::ranges::any_of(parts, [p](const Polygon& part) { return is_inside(part, p); });
}

}  // namespace geo
