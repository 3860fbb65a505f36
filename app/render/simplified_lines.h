#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/core/plane.h"
#include "geo/mesh/shared_borders.h"

namespace app {

/// A point of a line that is drawn: metres from the geometry's origin, metres along its line so
/// far, and the whole line's length. A segment joins a point to the next one of the same line.
struct LinePoint {
    float x = 0, y = 0, along = 0, length = 0;
};

/// A run of a line's points, short enough to be left out when it is out of view.
struct LinePiece {
    geo::Extent extent;
    std::uint32_t first = 0, segments = 0;
};

/// All border lines at one level of detail.
struct SimplifiedLines {
    std::vector<LinePoint> points;
    std::vector<LinePiece> pieces;
    std::vector<std::uint32_t> first_piece;  // of each border, and one past the last
};

/// Hands `visit` each piece of the numbered borders that may be in view.
template <class Visit>
void for_each_piece(const SimplifiedLines& lines, std::span<const std::uint32_t> borders,
                    const geo::Extent& ground, const Visit& visit) {
    for (const std::uint32_t border : borders)
        for (std::uint32_t p = lines.first_piece[border]; p < lines.first_piece[border + 1]; ++p)
            if (lines.pieces[p].extent.overlaps(ground)) visit(lines.pieces[p]);
}

/// How far, in metres, each point of a line lies off the line drawn without it and without every
/// lesser point: what a level of detail goes by. Infinite at the ends of a line.
/// source  Douglas & Peucker (1973)
std::vector<float> significance(std::span<const geo::Point> line);
/// The same of all points of all borders, in their order; made on several threads.
std::vector<float> significance(const geo::BorderLines& borders);

/// The borders less the points whose significance is below `tolerance` metres. No point left out
/// is farther than that from the line.
SimplifiedLines simplified(const geo::BorderLines& borders, std::span<const float> significance,
                           geo::Point origin, double tolerance);

/// How far a line may be drawn from where it is: too little to be seen, enough to leave out most
/// points of an outline on a small map.
inline constexpr double line_tolerance = 0.35;  // framebuffer pixels

/// The level of detail for a tolerance in metres, in steps of two, and the tolerance it keeps to.
int level_within(double tolerance);
double tolerance_of(int level);

}  // namespace app
