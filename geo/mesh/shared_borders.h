#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/core/plane.h"

namespace geo {

/// A line on which the same features end: a border between neighbours, or a coast. A feature that
/// was merged into another lies over it, so a line may have more than two owners.
struct BorderLine {
    std::vector<Point> points;          // first equals last for a closed line
    std::vector<std::uint32_t> owners;  // feature numbers, ascending, each once
};

/// Cuts the rings of all features into lines, each edge in exactly one line, whichever way round
/// its owners walk it. Edges are the same when their end points are equal bit for bit.
std::vector<BorderLine> shared_borders(std::span<const MultiPolygon> features);

}  // namespace geo
