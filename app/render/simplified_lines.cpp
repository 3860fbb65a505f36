#include "app/render/simplified_lines.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace app {
namespace {

constexpr float always = std::numeric_limits<float>::infinity();
constexpr std::uint32_t segments_of_a_piece = 48;
/// Outlines are rounded to centimetres or decimetres: below a metre there is nothing to leave out.
constexpr int finest_level = 0;

double distance_to_segment(geo::Point p, geo::Point a, geo::Point b) {
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double squared = dx * dx + dy * dy;
    const double t =
        squared == 0 ? 0 : std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0, 1.0);
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

struct Stretch {
    std::size_t first, last;
    float bound;  // no point within may count for more than the one that parted the line here
};

std::vector<float> significance_of(const std::vector<geo::Point>& points) {
    std::vector<float> result(points.size(), 0);
    if (points.empty()) return result;
    result.front() = result.back() = always;
    // A closed line keeps the point opposite its start: an island never vanishes.
    const bool closed = points.size() > 2 && points.front() == points.back();
    std::vector<Stretch> open{{0, points.size() - 1, always}};
    while (!open.empty()) {
        const Stretch s = open.back();
        open.pop_back();
        std::size_t farthest = s.first;
        double most = -1;
        for (std::size_t i = s.first + 1; i < s.last; ++i) {
            const double d = distance_to_segment(points[i], points[s.first], points[s.last]);
            if (d > most) most = d, farthest = i;
        }
        if (farthest == s.first) continue;
        const bool opposite = closed && s.first == 0 && s.last == points.size() - 1;
        float value = always;
        if (!opposite) value = std::min(static_cast<float>(most), s.bound);
        result[farthest] = value;
        open.push_back({s.first, farthest, value});
        open.push_back({farthest, s.last, value});
    }
    return result;
}

/// Appends one line's points that count, cut into pieces.
class LineBuilder {
public:
    LineBuilder(SimplifiedLines& lines, geo::Point origin) : lines_(lines), origin_(origin) {}

    void add(const std::vector<geo::Point>& points, const std::vector<float>& significance,
             double tolerance) {
        // Without two different points there is no segment.
        if (std::ranges::adjacent_find(points, std::ranges::not_equal_to{}) == points.end()) return;
        const auto first = static_cast<std::uint32_t>(lines_.points.size());
        double along = 0;
        geo::Point before = points.front();
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (significance[i] < tolerance) continue;
            along += std::hypot(points[i].x - before.x, points[i].y - before.y);
            before = points[i];
            lines_.points.push_back({static_cast<float>(before.x - origin_.x),
                                     static_cast<float>(before.y - origin_.y),
                                     static_cast<float>(along), 0});
            include(first, before);
        }
        for (std::size_t i = first; i < lines_.points.size(); ++i)
            lines_.points[i].length = static_cast<float>(along);
    }

private:
    /// The last point ends a segment of the last piece, or begins the line's first piece.
    void include(std::uint32_t first_of_line, geo::Point p) {
        const auto number = static_cast<std::uint32_t>(lines_.points.size() - 1);
        if (number == first_of_line) {
            lines_.pieces.push_back({{}, number, 0});
        } else {
            if (lines_.pieces.back().segments == segments_of_a_piece) {
                lines_.pieces.push_back({{}, number - 1, 0});
                lines_.pieces.back().extent.include(previous_);
            }
            ++lines_.pieces.back().segments;
        }
        lines_.pieces.back().extent.include(p);
        previous_ = p;
    }

    SimplifiedLines& lines_;
    geo::Point origin_;
    geo::Point previous_;
};

}  // namespace

std::vector<std::vector<float>> significance(std::span<const geo::BorderLine> borders) {
    std::vector<std::vector<float>> result;
    result.reserve(borders.size());
    for (const geo::BorderLine& border : borders) result.push_back(significance_of(border.points));
    return result;
}

SimplifiedLines simplified(std::span<const geo::BorderLine> borders,
                           std::span<const std::vector<float>> significance, geo::Point origin,
                           double tolerance) {
    SimplifiedLines lines;
    LineBuilder builder(lines, origin);
    for (std::size_t i = 0; i < borders.size(); ++i) {
        lines.first_piece.push_back(static_cast<std::uint32_t>(lines.pieces.size()));
        builder.add(borders[i].points, significance[i], tolerance);
    }
    lines.first_piece.push_back(static_cast<std::uint32_t>(lines.pieces.size()));
    return lines;
}

int level_within(double tolerance) {
    return std::max(finest_level, static_cast<int>(std::floor(std::log2(tolerance))));
}

double tolerance_of(int level) { return level == finest_level ? 0 : std::exp2(level); }

}  // namespace app
