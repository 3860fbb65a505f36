#pragma once

#include <cstdint>
#include <vector>

#include "geo/mesh/geometry.h"

namespace app {

/// The smallest box around a run of a border's points, in metres from the geometry's origin, as
/// floats: those that are drawn.
struct PieceBox {
    float min_x = 0, min_y = 0, max_x = 0, max_y = 0;
};

/// Boxes around all borders, long ones cut into pieces: a line that crosses no row of pixels, or is
/// out of view, is passed over without a look at its points.
class BorderBoxes {
public:
    BorderBoxes() = default;
    explicit BorderBoxes(const geo::Geometry& geometry);

    struct Piece {
        PieceBox box;
        std::uint32_t first = 0, last = 0;  // points
    };
    std::vector<Piece> pieces;
    std::vector<std::uint32_t> first_piece{0};  // of each border, and one past the last

    PieceBox box_of(std::uint32_t border) const;
};

}  // namespace app
