#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "app/picture/choropleth.h"
#include "app/picture/parts.h"
#include "app/scene/apply.h"
#include "geo/stats/summary.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

Scene diverging(const char* layer, Midpoint midpoint,
                geo::BreakMethod method = geo::BreakMethod::quantile) {
    Scene scene = home(*real_atlas());
    for (const Action& action :
         Actions{ShowLayer{layer}, ShowLevel{geo::Level::upper_tier},
                 Classify{{.method = method, .classes = 5, .midpoint = midpoint}}})
        scene = apply(*real_atlas(), std::move(scene), action);
    return scene;
}

Choropleth shown(const Scene& scene) { return choropleth_of(*real_atlas(), scene); }

}  // namespace

TEST_CASE("classes diverge from any value, mirrored about a neutral class") {
    for (const Midpoint midpoint : {Midpoint{Midpoint::Of::country}, Midpoint{Midpoint::Of::median},
                                    Midpoint{Midpoint::Of::value, 640}}) {
        const Choropleth map = shown(diverging("median-weekly-pay", midpoint));
        REQUIRE(map.midpoint.has_value());
        const auto& breaks = map.breaks.interior;
        REQUIRE(breaks.size() == 4);
        CHECK(map.colours == diverging_ramp(5));
        for (std::size_t i = 0; i < 2; ++i)
            CHECK(*map.midpoint - breaks[i] == doctest::Approx(breaks[3 - i] - *map.midpoint));
        CHECK(geo::class_of(map.breaks, *map.midpoint) == 2);
    }
    const Choropleth median = shown(diverging("gdhi-per-head", {Midpoint::Of::median}));
    CHECK(*median.midpoint == geo::summary_of(median.values)->median);
}

TEST_CASE(
    "the neutral class is as wide as the middle interval, and the others share what is left") {
    const Choropleth map =
        shown(diverging("healthy-life-expectancy-female", {Midpoint::Of::country}));
    std::vector<double> halves;
    for (const auto& figure : map.view.figures)
        if (figure && figure->interval)
            halves.push_back((figure->interval->upper - figure->interval->lower) / 2);
    REQUIRE(map.breaks.interior.size() == 4);
    CHECK(map.breaks.interior[2] - *map.midpoint ==
          doctest::Approx(geo::summary_of(halves)->median));
    const auto counts = geo::class_counts(map.breaks, map.view.values());
    // As many between the neutral class and the outer ones as beyond, on both sides together.
    CHECK(std::abs(counts[1] + counts[3] - counts[0] - counts[4]) <= 4);
}

TEST_CASE("breaks by hand keep diverging from the class that holds the value") {
    Scene scene = diverging("median-weekly-pay", {Midpoint::Of::value, 600});
    Classification by_hand{
        geo::BreakMethod::manual, 4, {550, 620, 700}, scene.pane().classification.midpoint};
    scene = apply(*real_atlas(), scene, Classify{by_hand});
    const Choropleth map = shown(scene);
    CHECK(map.breaks.interior == by_hand.manual);
    const auto both = diverging_ramp(5);
    CHECK(map.colours == std::vector<Rgba>(both.begin() + 1, both.end()));
}

TEST_CASE("where England has no figure the classes go from low to high, and why is said") {
    const Choropleth map = shown(diverging("population", {Midpoint::Of::country}));
    CHECK_FALSE(map.midpoint.has_value());
    CHECK(map.fault.find("England has no figure") != std::string::npos);
    CHECK(map.colours == ramp(geo::Theme::missions, 5));
}

TEST_CASE("from a value beyond all figures nothing diverges, and which would do is said") {
    const Choropleth map = shown(diverging("median-weekly-pay", {Midpoint::Of::value, 1e6}));
    CHECK_FALSE(map.midpoint.has_value());
    CHECK(map.fault.find("beyond all figures; type one from £") != std::string::npos);
    CHECK(map.colours == ramp(geo::Theme::missions, 5));
}

TEST_CASE("a legend says what would mislead, and nothing where all is well") {
    const auto warnings = [](Scene scene, const Classification& classes) {
        scene = apply(*real_atlas(), scene, Classify{classes});
        return picture_of(*real_atlas(), scene, {{{1000}, {900}}, nullptr}).legend.warnings;
    };
    const auto says = [](const std::vector<std::string>& all, const char* part) {
        return std::ranges::any_of(
            all, [&](const std::string& one) { return one.find(part) != std::string::npos; });
    };
    const Scene pay = diverging("median-weekly-pay", {});
    const auto equal = geo::BreakMethod::equal_interval;
    CHECK(warnings(pay, {}).empty());
    CHECK(says(warnings(pay, {.classes = 9}), "9 classes"));
    CHECK(says(warnings(pay, {.method = equal, .classes = 7}), "no area") ==
          (std::ranges::count(
               geo::class_counts(geo::equal_interval_breaks(shown(pay).values, 7).value(),
                                 shown(pay).values),
               0) > 0));
    CHECK(says(warnings(pay, {.classes = 7, .midpoint = Midpoint{}}), "colour-blind"));
    CHECK(says(warnings(diverging("population", {}), {}), "circles, or a rate"));
    Scene circles = diverging("population", {});
    circles.pane().shape = geo::Shape::circles;
    CHECK(warnings(circles, {}).empty());
}
