#include <doctest/doctest.h>

#include "app/picture/picture.h"
#include "app/scene/apply.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

Picture in_circles(const char* layer, geo::Level level = geo::Level::district) {
    Scene scene = home(*real_atlas());
    for (const Action& action : {Action{ShowLayer{layer}}, Action{ShowLevel{level}},
                                 Action{ShowShape{geo::Shape::circles}}})
        scene = apply(*real_atlas(), std::move(scene), action);
    return picture_of(*real_atlas(), scene, {{{1200}, {900}}, nullptr});
}

Fill fill_of(const Picture& picture, const char* code) {
    const auto& areas = picture.map.geometry->areas;
    const auto feature = std::ranges::find(areas, area_called(*real_atlas(), code)) - areas.begin();
    return picture.map.fills[static_cast<std::size_t>(feature)];
}

}  // namespace

TEST_CASE("a picture says what its circles stand for, and whose figures that is") {
    const Picture count = in_circles("renewable-capacity");
    CHECK(count.shape_line == "The larger the circle, the higher the figure");
    CHECK(count.figures_source ==
          "Figures and circles: Department for Energy Security and Net Zero.");
    const Picture rate = in_circles("domestic-gas-use");
    CHECK(rate.shape_line == "The larger the circle, the more people");
    CHECK(rate.figures_source.ends_with("Circles: population, Office for National Statistics."));
    const Picture population = in_circles("population");
    CHECK(population.shape_line == "The larger the circle, the more people");
    CHECK(population.map.geometry == rate.map.geometry);
    CHECK(count.map.geometry != rate.map.geometry);
}

TEST_CASE("circles of larger areas are those of their districts' figures") {
    const Picture regions = in_circles("renewable-capacity", geo::Level::region);
    CHECK(regions.shape_line == "The larger the circle, the higher the figure");
    CHECK(regions.map.geometry->areas.size() > 300);
}

TEST_CASE("a circle of a country that has no figures is as plain as its ground") {
    const Picture tax = in_circles("budget-council-tax-area-yield");
    CHECK(tax.shape == geo::Shape::circles);
    CHECK(fill_of(tax, "S12000036").colour == colours(false).land_context);
    CHECK(fill_of(tax, "E08000035").colour != colours(false).land_context);
}

TEST_CASE("districts whose people were not counted can be circles of what was") {
    const Picture voters = in_circles("electorate-referendum-2016");
    CHECK(voters.shape == geo::Shape::circles);
    CHECK(voters.boundary_year == 2016);
    CHECK(in_circles("turnout-referendum-2016").shape == geo::Shape::geographic);
}
