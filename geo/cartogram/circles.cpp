#include "geo/cartogram/circles.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <numeric>
#include <utility>

namespace geo {
namespace {

constexpr double share_of_land = 0.5;
constexpr int rounds_drawn_home = 240, most_rounds = 4000;
constexpr double pull_home = 0.04;  // of the way, in the first round; nothing in the last
constexpr double clearance = 1.01;  // circles are pushed a little farther apart than they need be
constexpr int corners = 60;

/// The circles' turn in each round: mixed, so that no side of the country is always first, and the
/// same on every machine.
/// source  Knuth, The Art of Computer Programming, vol. 2: shuffle (algorithm P), and MMIX's
///         linear congruential generator
std::vector<std::size_t> turns(std::size_t count) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::uint64_t state = 1996;
    for (std::size_t i = count; i > 1; --i) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        std::swap(order[i - 1], order[(state >> 33) % i]);
    }
    return order;
}

/// Moves two circles apart when they are too near, the smaller one farther; true when they were
/// over each other.
bool part(Circle& a, Circle& b) {
    double across = b.centre.x - a.centre.x, up = b.centre.y - a.centre.y;
    const double wanted = (a.radius + b.radius) * clearance;
    if (std::abs(across) >= wanted || std::abs(up) >= wanted) return false;
    double apart = std::hypot(across, up);
    if (apart >= wanted) return false;
    const bool over = apart < a.radius + b.radius;
    if (apart == 0) {  // at one place: any direction will do that is not everybody's
        const auto turn = static_cast<double>(at(a.area) + 2 * at(b.area));
        across = std::cos(turn), up = std::sin(turn), apart = 1;
    }
    const double push = (wanted - apart) / apart;
    const double a_area = a.radius * a.radius, b_area = b.radius * b.radius;
    const double share = b_area / (a_area + b_area);
    a.centre.x -= across * push * share;
    a.centre.y -= up * push * share;
    b.centre.x += across * push * (1 - share);
    b.centre.y += up * push * (1 - share);
    return over;
}

/// One round; true when some circles were still over each other.
bool step(std::vector<Circle>& circles, std::span<const Sized> sized,
          std::span<const std::size_t> order, double pull) {
    bool over = false;
    for (const std::size_t i : order) {
        Circle& one = circles[i];
        one.centre.x += (sized[i].home.x - one.centre.x) * pull;
        one.centre.y += (sized[i].home.y - one.centre.y) * pull;
        for (const std::size_t j : order)
            if (i != j && part(one, circles[j])) over = true;
    }
    return over;
}

bool come_apart(std::vector<Circle>& circles, std::span<const Sized> sized) {
    const std::vector<std::size_t> order = turns(circles.size());
    for (int round = 0; round < most_rounds; ++round) {
        const double left = 1 - static_cast<double>(round) / rounds_drawn_home;
        const bool over = step(circles, sized, order, pull_home * std::max(0.0, left));
        if (!over && left <= 0) return true;
    }
    return false;
}

/// As near as can be to `wanted` in a stretch; its middle where rounding leaves no stretch at all.
double within(double wanted, double low, double high) {
    return low < high ? std::clamp(wanted, low, high) : (low + high) / 2;
}

void fit_into(std::vector<Circle>& circles, const Extent& room) {
    Extent taken;
    for (const Circle& c : circles) {
        taken.include(Point{c.centre.x - c.radius, c.centre.y - c.radius});
        taken.include(Point{c.centre.x + c.radius, c.centre.y + c.radius});
    }
    const double scale =
        std::min({1.0, room.width() / taken.width(), room.height() / taken.height()});
    const Point from = taken.centre();
    const double half_width = taken.width() * scale / 2, half_height = taken.height() * scale / 2;
    const Point to{within(from.x, room.min_x + half_width, room.max_x - half_width),
                   within(from.y, room.min_y + half_height, room.max_y - half_height)};
    for (Circle& c : circles)
        c = {c.area,
             {to.x + (c.centre.x - from.x) * scale, to.y + (c.centre.y - from.y) * scale},
             c.radius * scale};
}

}  // namespace

Result<std::vector<Circle>> circles(std::span<const Sized> sized, double land, const Extent& room) {
    double total = 0;
    for (const Sized& one : sized) {
        if (!(one.size > 0) || !std::isfinite(one.size))
            return failure("a circle needs a size above 0");
        total += one.size;
    }
    std::vector<Circle> circles;
    circles.reserve(sized.size());
    for (const Sized& one : sized)
        circles.push_back({one.area, one.home,
                           std::sqrt(one.size / total * share_of_land * land / std::numbers::pi)});
    if (circles.empty()) return failure("there is nothing to make circles of");
    if (!come_apart(circles, sized)) return failure("the circles do not come apart");
    fit_into(circles, room);
    return circles;
}

std::vector<Cell> cells_of(std::span<const Circle> circles) {
    std::vector<Cell> cells;
    cells.reserve(circles.size());
    for (const Circle& circle : circles) {
        Cell cell{circle.area, circle.centre, {}};
        for (int i = 0; i < corners; ++i) {
            const double turn = 2 * std::numbers::pi * i / corners;
            cell.outline.push_back({circle.centre.x + circle.radius * std::cos(turn),
                                    circle.centre.y + circle.radius * std::sin(turn)});
        }
        cells.push_back(std::move(cell));
    }
    return cells;
}

}  // namespace geo
