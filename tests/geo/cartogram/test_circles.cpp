#include <doctest/doctest.h>

#include <cmath>
#include <future>
#include <numbers>

#include "geo/cartogram/circles.h"
#include "tests/support/real_atlas.h"

using geo::AreaIndex, geo::Circle, geo::Extent, geo::Sized;

namespace {

constexpr Extent room{-1e6, -1e6, 1e6, 1e6};
constexpr double land = 1e10;

/// Crowds of many sizes around a few places, some at the very same point.
std::vector<Sized> crowded(int count) {
    std::vector<Sized> all;
    for (int i = 0; i < count; ++i)
        all.push_back({AreaIndex{static_cast<std::uint32_t>(i)},
                       {i % 5 * 20'000.0, i % 3 * 15'000.0},
                       1.0 + i % 17 * i % 7});
    return all;
}

std::vector<Circle> made(const std::vector<Sized>& sized) {
    const auto circles = geo::circles(sized, land, room);
    REQUIRE(circles.has_value());
    REQUIRE(circles->size() == sized.size());
    return *circles;
}

/// The greatest overlap of two circles as a share of the smaller one's radius.
double most_overlap(const std::vector<Circle>& circles) {
    double most = 0;
    for (std::size_t i = 0; i < circles.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const double apart = std::hypot(circles[i].centre.x - circles[j].centre.x,
                                            circles[i].centre.y - circles[j].centre.y);
            most = std::max(most, (circles[i].radius + circles[j].radius - apart) /
                                      std::min(circles[i].radius, circles[j].radius));
        }
    return most;
}

}  // namespace

TEST_CASE("circles' areas are in proportion to their sizes, and none lies over another") {
    for (const int count : {1, 2, 40, 300}) {
        CAPTURE(count);
        const auto sized = crowded(count);
        const auto circles = made(sized);
        double covered = 0;
        for (std::size_t i = 0; i < circles.size(); ++i) {
            const double area = std::numbers::pi * circles[i].radius * circles[i].radius;
            covered += area;
            CHECK(area / sized[i].size == doctest::Approx(std::numbers::pi * circles[0].radius *
                                                          circles[0].radius / sized[0].size));
        }
        CHECK(covered == doctest::Approx(land / 2));
        CHECK(most_overlap(circles) <= 0.01);
    }
}

TEST_CASE("circles that are clear of each other stay at home") {
    const std::vector<Sized> sized{{AreaIndex{0}, {0, 0}, 1}, {AreaIndex{1}, {300'000, 0}, 2}};
    const auto circles = made(sized);
    CHECK(circles[0].centre == sized[0].home);
    CHECK(circles[1].centre == sized[1].home);
}

TEST_CASE("circles that the room does not hold are shrunk into it, alike") {
    const Extent narrow{0, 0, 30'000, 20'000};
    const auto circles = geo::circles(crowded(40), land, narrow);
    REQUIRE(circles.has_value());
    for (const Circle& c : *circles) {
        CHECK(c.centre.x - c.radius >= narrow.min_x - 1e-6);
        CHECK(c.centre.y + c.radius <= narrow.max_y + 1e-6);
    }
    CHECK(most_overlap(*circles) <= 0.01);
}

TEST_CASE("a size that no circle can have is refused") {
    for (const double bad : {0.0, -1.0, std::nan(""), std::numeric_limits<double>::infinity()})
        CHECK_FALSE(geo::circles(std::vector<Sized>{{AreaIndex{0}, {}, bad}}, land, room));
    CHECK_FALSE(geo::circles({}, land, room).has_value());
}

TEST_CASE("the districts' circles: in proportion, clear of each other, the same each time") {
    const geo::Atlas& atlas = *real_atlas();
    geo::Cartograms first, second;
    const auto a = first.get(atlas, geo::Shape::circles, 2025);
    const auto b = second.get(atlas, geo::Shape::circles, 2025);
    REQUIRE(a.has_value());
    REQUIRE(b.has_value());
    REQUIRE((*a)->cells.size() == 361);
    std::vector<Circle> circles;
    for (std::size_t i = 0; i < 361; ++i) {
        const geo::Cell& cell = (*a)->cells[i];
        CHECK(cell.outline == (*b)->cells[i].outline);
        circles.push_back({cell.area, cell.centre, cell.outline.front().x - cell.centre.x});
    }
    CHECK(most_overlap(circles) <= 0.01);
    const auto area_of = [&](std::string_view code) {
        const auto area = area_called(atlas, code);
        for (const Circle& c : circles)
            if (c.area == area) return c.radius * c.radius;
        return 0.0;
    };
    const auto people = [&](std::string_view code) {
        return atlas.areas[area_called(atlas, code)].population.value();
    };
    CHECK(area_of("E08000025") / area_of("E06000001") ==
          doctest::Approx(people("E08000025") / people("E06000001")));
}

TEST_CASE("a cartogram is made once, whoever asks for it, from any thread") {
    const geo::Atlas& atlas = *real_atlas();
    geo::Cartograms all;
    CHECK_FALSE(all.is_made(geo::Shape::circles, 2025));
    auto other = std::async(std::launch::async,
                            [&] { return all.get(atlas, geo::Shape::circles, 2025).value(); });
    const auto here = all.get(atlas, geo::Shape::circles, 2025).value();
    CHECK(here == other.get());
    CHECK(all.is_made(geo::Shape::circles, 2025));
    CHECK_FALSE(all.get(atlas, geo::Shape::geographic, 2025).has_value());
}
