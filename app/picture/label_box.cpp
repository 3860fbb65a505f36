#include "app/picture/label_box.h"

#include <algorithm>
#include <cmath>

#include "app/picture/label_text.h"

namespace app {
namespace {

constexpr double line_height = 18;  // pixels, for 13-pixel type
constexpr double ends = 2;          // of a box, above and below its lines

/// Twice the area of the triangle a, b, c; its sign says on which side of a to b lies c.
double turn(ScreenPoint a, ScreenPoint b, ScreenPoint c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

}  // namespace

LabelBox box_about(ScreenPoint centre, double width, double height) {
    return {centre.x - width / 2, centre.y - height / 2, centre.x + width / 2,
            centre.y + height / 2};
}

PaneSize size_of(const std::vector<std::string>& lines, bool in_a_row) {
    double longest = 0, all = 0;
    for (const std::string& line : lines) {
        const double width = label_width(line);
        longest = std::max(longest, width);
        all += width + (all > 0 ? label_gap : 0);
    }
    const double rows = in_a_row ? 1 : static_cast<double>(lines.size());
    return {{(in_a_row ? all : longest) + label_sides}, {rows * line_height + ends}};
}

LabelBox box_of(const MapLabel& label) {
    const PaneSize size = size_of(label.lines, label.leader_from.has_value());
    return box_about(label.centre, size.width.value, size.height.value);
}

bool Leader::crosses(const Leader& other) const {
    return turn(from, to, other.from) * turn(from, to, other.to) <= 0 &&
           turn(other.from, other.to, from) * turn(other.from, other.to, to) <= 0;
}

bool Leader::crosses(const LabelBox& box) const {
    if (std::max(from.x, to.x) < box.left || std::min(from.x, to.x) > box.right ||
        std::max(from.y, to.y) < box.top || std::min(from.y, to.y) > box.bottom)
        return false;
    // Their boxes meet: the line passes by where all corners lie on one side of it.
    const double a = turn(from, to, {box.left, box.top}), b = turn(from, to, {box.right, box.top}),
                 c = turn(from, to, {box.left, box.bottom}),
                 d = turn(from, to, {box.right, box.bottom});
    return std::min({a, b, c, d}) <= 0 && std::max({a, b, c, d}) >= 0;
}

Leader leader_between(ScreenPoint from, const LabelBox& box) {
    const double middle = (box.top + box.bottom) / 2;
    if (from.x < box.left) return {from, {box.left, middle}};
    if (from.x > box.right) return {from, {box.right, middle}};
    return {from, {from.x, from.y < box.top ? box.top : box.bottom}};
}

Leader leader_of(const MapLabel& label) {
    return leader_between(*label.leader_from, box_of(label));
}

bool push_apart(ScreenPoint& a, ScreenPoint& b, double least, ScreenPoint otherwise) {
    constexpr double nothing = 0.01;  // pixels
    const double apart = std::hypot(b.x - a.x, b.y - a.y);
    if (least - apart <= nothing) return false;
    const ScreenPoint way =
        apart > nothing ? ScreenPoint{(b.x - a.x) / apart, (b.y - a.y) / apart} : otherwise;
    const double by = (least - apart) / 2;
    a.x -= way.x * by, a.y -= way.y * by;
    b.x += way.x * by, b.y += way.y * by;
    return true;
}

ScreenPoint mark_place(const MapLabel& label) {
    if (label.leader_from) return *label.leader_from;
    return {label.centre.x, box_of(label).top - mark_size / 2};
}

}  // namespace app
