#include "app/render/simplified_lines.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "geo/core/in_shares.h"
#include "geo/core/segment.h"

namespace app {
namespace {

constexpr float always = std::numeric_limits<float>::infinity();
constexpr std::uint32_t segments_of_a_piece = 48;
/// Outlines are rounded to centimetres or decimetres: below a metre there is nothing to leave out.
constexpr int finest_level = 0;

struct Stretch {
    std::size_t first, last;
    float bound;  // no point within may count for more than the one that parted the line here
};

/// Works lines out one after the other, keeping its memory.
class Significance {
public:
    /// `result` has as many places as the line has points.
    void work_out(std::span<const geo::Point> points, std::span<float> result) {
        if (points.empty()) return;
        std::ranges::fill(result, 0.0f);
        result.front() = result.back() = always;
        // A closed line keeps the point opposite its start: an island never vanishes.
        const bool closed = points.size() > 2 && points.front() == points.back();
        open_.assign(1, {0, points.size() - 1, always});
        while (!open_.empty()) {
            const Stretch s = open_.back();
            open_.pop_back();
            std::size_t farthest = s.first;
            double most = -1;
            for (std::size_t i = s.first + 1; i < s.last; ++i) {
                const double d =
                    distance_to_segment_squared(points[i], points[s.first], points[s.last]);
                if (d > most) most = d, farthest = i;
            }
            if (farthest == s.first) continue;
            const bool opposite = closed && s.first == 0 && s.last == points.size() - 1;
            float value = always;
            if (!opposite) value = std::min(static_cast<float>(std::sqrt(most)), s.bound);
            result[farthest] = value;
            if (farthest - s.first > 1) open_.push_back({s.first, farthest, value});
            if (s.last - farthest > 1) open_.push_back({farthest, s.last, value});
        }
    }

private:
    std::vector<Stretch> open_;
};

/// Appends one line's points that count, cut into pieces.
class LineBuilder {
public:
    LineBuilder(SimplifiedLines& lines, geo::Point origin) : lines_(lines), origin_(origin) {}

    void add(std::span<const geo::Point> points, std::span<const float> significance,
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

std::vector<float> significance(std::span<const geo::Point> line) {
    std::vector<float> result(line.size());
    Significance().work_out(line, result);
    return result;
}

std::vector<float> significance(const geo::BorderLines& borders) {
    std::vector<float> result(borders.points.size());
    geo::in_shares(borders.size(), [&](std::size_t first, std::size_t past) {
        Significance each;
        for (std::size_t i = first; i < past; ++i) {
            const auto line = borders[i].points;
            each.work_out(line, {result.data() + borders.first_point[i], line.size()});
        }
    });
    return result;
}

SimplifiedLines simplified(const geo::BorderLines& borders, std::span<const float> significance,
                           geo::Point origin, double tolerance) {
    SimplifiedLines lines;
    LineBuilder builder(lines, origin);
    for (std::size_t i = 0; i < borders.size(); ++i) {
        lines.first_piece.push_back(static_cast<std::uint32_t>(lines.pieces.size()));
        const auto line = borders[i].points;
        builder.add(line, significance.subspan(borders.first_point[i], line.size()), tolerance);
    }
    lines.first_piece.push_back(static_cast<std::uint32_t>(lines.pieces.size()));
    return lines;
}

int level_within(double tolerance) {
    return std::max(finest_level, static_cast<int>(std::floor(std::log2(tolerance))));
}

double tolerance_of(int level) { return level == finest_level ? 0 : std::exp2(level); }

}  // namespace app
