#include <doctest/doctest.h>

#include <cmath>
#include <future>
#include <numbers>

#include "geo/cartogram/circles.h"
#include "geo/data/view.h"
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

std::vector<Circle> made(const geo::Atlas& atlas, const geo::CartogramKey& key) {
    geo::Cartograms cartograms;
    const auto cartogram = cartograms.get(atlas, key);
    REQUIRE(cartogram.has_value());
    std::vector<Circle> circles;
    for (const geo::Cell& cell : (*cartogram)->cells)
        circles.push_back({cell.area, cell.centre, cell.outline.front().x - cell.centre.x});
    return circles;
}

/// The square of its radius: what is in proportion to its size.
double square_of(const std::vector<Circle>& circles, AreaIndex area) {
    const auto circle = std::ranges::find(circles, area, &Circle::area);
    REQUIRE(circle != circles.end());
    return circle->radius * circle->radius;
}

/// A count of which the first `count` districts of 2025 have the same figure.
geo::Layer count_of(const geo::Atlas& atlas, std::size_t count, double value) {
    geo::Layer layer{.id = "libraries", .is_count = true};
    for (const AreaIndex area : atlas.areas.in_force(geo::Level::district, 2025))
        if (layer.figures.size() < count)
            layer.figures.push_back({.area = area, .year = 2025, .value = value});
    return layer;
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
    const auto a = first.get(atlas, {geo::Shape::circles, 2025});
    const auto b = second.get(atlas, {geo::Shape::circles, 2025});
    REQUIRE(a.has_value());
    REQUIRE(b.has_value());
    REQUIRE((*a)->cells.size() == 361);
    for (std::size_t i = 0; i < 361; ++i) CHECK((*a)->cells[i].outline == (*b)->cells[i].outline);
    const auto circles = made(atlas, {geo::Shape::circles, 2025});
    CHECK(most_overlap(circles) <= 0.01);
    const auto people = [&](std::string_view code) {
        return atlas.areas[area_called(atlas, code)].population.value();
    };
    CHECK(square_of(circles, area_called(atlas, "E08000025")) /
              square_of(circles, area_called(atlas, "E06000001")) ==
          doctest::Approx(people("E08000025") / people("E06000001")));
}

TEST_CASE("circles stand for a count that half of the districts have, and else for people") {
    const geo::Atlas& atlas = *real_atlas();
    const auto stands = [&](const geo::Layer& layer, int year = 2025) {
        return circle_count(atlas, layer, year, 2025).has_value();
    };
    CHECK(stands(count_of(atlas, 361, 5)));
    CHECK(stands(count_of(atlas, 181, 5)));
    CHECK_FALSE(stands(count_of(atlas, 180, 5)));
    CHECK_FALSE(stands(count_of(atlas, 361, 0)));
    CHECK_FALSE(stands(count_of(atlas, 361, -5)));
    CHECK_FALSE(stands(count_of(atlas, 361, 5), 2024));
    geo::Layer rate = count_of(atlas, 361, 5);
    rate.is_count = false;
    CHECK_FALSE(stands(rate));

    const auto by = [&](const char* id, int year) {
        return circle_count(atlas, *atlas.layer(id), year, 2025);
    };
    CHECK(by("renewable-capacity", 2020) == geo::CircleCount{"renewable-capacity", 2020});
    CHECK(by("budget-council-tax-area-yield", 2026).has_value());
    CHECK_FALSE(by("budget-ukspf-revenue", 2025));
    CHECK_FALSE(by("gdhi-per-head", 2023));
    // The people of today are what circles stand for anyway; those of other years are not.
    CHECK_FALSE(by("population", 2024));
    CHECK(by("population", 2010).has_value());
}

TEST_CASE("circles by a count are in proportion to it, and no district without one vanishes") {
    const geo::Atlas& atlas = *real_atlas();
    const geo::Layer& tax = *atlas.layer("budget-council-tax-area-yield");
    const auto circles = made(atlas, {geo::Shape::circles, 2025, geo::CircleCount{tax.id, 2026}});
    REQUIRE(circles.size() == 361);
    double sum = 0;
    int known = 0;
    for (const Circle& c : circles)
        if (const geo::Figure* figure = tax.at(c.area, 2026)) sum += *figure->value, ++known;
    CHECK(known == 296);
    const AreaIndex leeds = area_called(atlas, "E08000035");
    const double a_pound = square_of(circles, leeds) / *tax.at(leeds, 2026)->value;
    for (const Circle& c : circles) {
        const geo::Figure* figure = tax.at(c.area, 2026);
        const double size = std::max(figure ? *figure->value : 0, 0.05 * sum / known);
        CHECK(square_of(circles, c.area) / a_pound == doctest::Approx(size));
    }
}

TEST_CASE("a district that only got another code later has the figure that is given under it") {
    const geo::Atlas& atlas = *real_atlas();
    const geo::Layer& power = *atlas.layer("renewable-capacity");
    const auto circles = made(atlas, {geo::Shape::circles, 2024, geo::CircleCount{power.id, 2024}});
    const AreaIndex leeds = area_called(atlas, "E08000035");
    const AreaIndex sheffield = area_called(atlas, "E08000019");
    const AreaIndex sheffield_now = area_called(atlas, "E08000039");
    REQUIRE(power.at(sheffield, 2024) == nullptr);
    CHECK(square_of(circles, sheffield) / square_of(circles, leeds) ==
          doctest::Approx(*power.at(sheffield_now, 2024)->value / *power.at(leeds, 2024)->value));
}

TEST_CASE("the newest figures of every count come apart as circles") {
    const geo::Atlas& atlas = *real_atlas();
    int counts = 0;
    for (const geo::Layer& layer : atlas.layers) {
        if (!layer.is_count) continue;
        const auto year = geo::latest_year_of(atlas, layer, geo::Level::district);
        if (!year) continue;
        const int districts_year = std::min(*year, atlas.boundary_year);
        const auto count = circle_count(atlas, layer, *year, districts_year);
        if (!count) continue;
        CAPTURE(layer.id);
        ++counts;
        CHECK(most_overlap(made(atlas, {geo::Shape::circles, districts_year, count})) <= 0.01);
    }
    CHECK(counts >= 5);
}

TEST_CASE("where a district has nearly all of a count, the circles of the others stay clear") {
    auto sized = crowded(300);
    sized[7].size = 1e9;
    CHECK(most_overlap(made(sized)) <= 0.01);
}

TEST_CASE("the cartograms that were asked for last are kept") {
    const geo::Atlas& atlas = *real_atlas();
    geo::Cartograms all;
    const auto circles_of = [](int year) {
        return geo::CartogramKey{geo::Shape::circles, 2025,
                                 geo::CircleCount{"renewable-capacity", year}};
    };
    for (int i = 0; i < static_cast<int>(geo::Cartograms::most_kept); ++i)
        REQUIRE(all.get(atlas, circles_of(2010 + i)).has_value());
    REQUIRE(all.get(atlas, circles_of(2010)).has_value());
    REQUIRE(all.get(atlas, circles_of(2024)).has_value());
    CHECK(all.is_made(circles_of(2010)));
    CHECK_FALSE(all.is_made(circles_of(2011)));
    CHECK(all.is_made(circles_of(2012)));
    CHECK(all.is_made(circles_of(2024)));
}

TEST_CASE("a cartogram is made once, whoever asks for it, from any thread") {
    const geo::Atlas& atlas = *real_atlas();
    geo::Cartograms all;
    CHECK_FALSE(all.is_made({geo::Shape::circles, 2025}));
    auto other = std::async(std::launch::async, [&] {
        return all.get(atlas, {geo::Shape::circles, 2025}).value();
    });
    const auto here = all.get(atlas, {geo::Shape::circles, 2025}).value();
    CHECK(here == other.get());
    CHECK(all.is_made({geo::Shape::circles, 2025}));
    CHECK_FALSE(all.get(atlas, {geo::Shape::geographic, 2025}).has_value());
}
