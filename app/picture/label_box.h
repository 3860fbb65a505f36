#pragma once

#include "app/picture/picture.h"

namespace app {

/// What a label takes of the pane, in pixels.
struct LabelBox {
    double left, top, right, bottom;
    bool overlaps(const LabelBox& other) const {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
    bool holds(const LabelBox& other) const {
        return left <= other.left && top <= other.top && other.right <= right &&
               other.bottom <= bottom;
    }
    LabelBox grown(double by) const { return {left - by, top - by, right + by, bottom + by}; }
};

LabelBox box_about(ScreenPoint centre, double width, double height);
inline LabelBox square_about(ScreenPoint centre, double size) {
    return box_about(centre, size, size);
}
inline constexpr double label_sides = 6;  // pixels of a box beside its text: the halo, and room
/// Width and height of a label of these lines: below each other, or side by side in one row.
PaneSize size_of(const std::vector<std::string>& lines, bool in_a_row);
LabelBox box_of(const MapLabel& label);

/// Moves two symbols that stand nearer than `least` apart, each by half of what is missing; from
/// the very same place, along `otherwise`. Returns whether they were too near.
bool push_apart(ScreenPoint& a, ScreenPoint& b, double least, ScreenPoint otherwise = {1, 0});

/// From an area to its name beside it.
struct Leader {
    ScreenPoint from, to;
    bool crosses(const Leader& other) const;
    bool crosses(const LabelBox& box) const;
};
/// Ends at the middle of the side of the box that faces the place in the area, or straight above or
/// below that.
Leader leader_between(ScreenPoint from, const LabelBox& box);
Leader leader_of(const MapLabel& label);

inline constexpr double mark_size = 30;  // of a selected area's letter, with room around
/// Where the letter of a selected area stands: above its name, or where a leader begins.
ScreenPoint mark_place(const MapLabel& label);

}  // namespace app
