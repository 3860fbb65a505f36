#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "app/picture/picture.h"

namespace app {

/// The way from one map to another of the same areas in another shape. Each area's outline goes
/// straight from the one to the other, point by point, and its fill goes over; islands draw in
/// towards the middle. What lies between is again a map that any back end draws.
class Morph {
public:
    /// Some hundredths of a second for the districts; outlines are kept to half a pixel.
    Morph(const MapPicture& from, const MapPicture& to);

    /// The map when t of the way is done, 0 to 1. Its areas cannot be found by a point.
    MapPicture at(double t) const;

private:
    /// A point of an outline on both maps.
    struct Pair {
        geo::Point from, to;
    };
    /// A stretch of outlines that is a line on one of the maps.
    struct Line {
        std::uint32_t feature = 0, first = 0, past = 0;  // in line_points_
    };
    /// One map's lines: of each border, which lines there are, one for each of its features.
    struct Side {
        std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> lines_of_border;
    };
    class Builder;

    std::vector<LinePass> passes(const MapPicture& picture, const Side& side,
                                 double strength) const;

    MapPicture from_, to_;
    Side from_side_, to_side_;
    std::vector<geo::AreaIndex> areas_;  // of each feature, the largest first
    /// Of each feature: its number on both maps.
    std::vector<std::pair<std::size_t, std::size_t>> fills_;
    std::vector<Pair> points_;              // of the triangles
    std::vector<std::uint32_t> feature_;    // of each of points_
    std::vector<std::uint32_t> triangles_;  // three of points_ each, sorted by feature
    std::vector<std::uint32_t> first_triangle_;
    std::vector<std::uint32_t> line_points_;  // numbers into points_
    std::vector<Line> lines_;
};

}  // namespace app
