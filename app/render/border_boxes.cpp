#include "app/render/border_boxes.h"

#include <algorithm>
#include <limits>

namespace app {
namespace {

constexpr std::uint32_t segments_of_a_piece = 32;
constexpr float far_off = std::numeric_limits<float>::infinity();
constexpr PieceBox nowhere{far_off, far_off, -far_off, -far_off};

void include(PieceBox& box, const PieceBox& other) {
    box.min_x = std::min(box.min_x, other.min_x), box.max_x = std::max(box.max_x, other.max_x);
    box.min_y = std::min(box.min_y, other.min_y), box.max_y = std::max(box.max_y, other.max_y);
}

}  // namespace

BorderBoxes::BorderBoxes(const geo::Geometry& geometry) {
    const geo::BorderLines& borders = geometry.borders;
    pieces.reserve(borders.size() + borders.points.size() / segments_of_a_piece);
    first_piece.reserve(borders.size() + 1);
    for (std::size_t i = 0; i < borders.size(); ++i) {
        const std::uint32_t past = borders.first_point[i + 1];
        for (std::uint32_t first = borders.first_point[i]; first + 1 < past;
             first += segments_of_a_piece) {
            Piece piece{nowhere, first, std::min(first + segments_of_a_piece, past - 1)};
            for (std::uint32_t p = piece.first; p <= piece.last; ++p) {
                const auto x = static_cast<float>(borders.points[p].x - geometry.origin.x);
                const auto y = static_cast<float>(borders.points[p].y - geometry.origin.y);
                include(piece.box, {x, y, x, y});
            }
            pieces.push_back(piece);
        }
        first_piece.push_back(static_cast<std::uint32_t>(pieces.size()));
    }
}

PieceBox BorderBoxes::box_of(std::uint32_t border) const {
    PieceBox box = nowhere;
    for (std::uint32_t p = first_piece[border]; p < first_piece[border + 1]; ++p)
        include(box, pieces[p].box);
    return box;
}

}  // namespace app
