#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include "app/picture/parts.h"
#include "app/scene/apply.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

constexpr PaneSize pane{{1200}, {900}};

Scene after(const std::vector<Action>& actions) {
    Scene scene = home(*real_atlas());
    for (const Action& action : actions) scene = apply(*real_atlas(), std::move(scene), action);
    return scene;
}

AddToSelection add(std::string_view code) { return {*geo::parse_area_id(code)}; }

/// Cameras over the land, from the whole country to a borough.
Camera some_camera(std::mt19937& random) {
    std::uniform_real_distribution<double> x(100'000, 650'000), y(0, 1'000'000), zoom(3.5, 7);
    return {{x(random)}, {y(random)}, std::exp(zoom(random))};
}

}  // namespace

TEST_CASE("no label lies over another or leaves the pane, at 60 cameras and three levels") {
    std::mt19937 random(20260101);
    std::size_t seen = 0;
    for (const geo::Level level :
         {geo::Level::district, geo::Level::combined_authority, geo::Level::region})
        for (int i = 0; i < 20; ++i) {
            const Scene scene =
                after({ShowLayer{"gdhi-per-head"}, ShowLevel{level}, LookAt{some_camera(random)}});
            const Picture picture = picture_of(*real_atlas(), scene, {pane, nullptr});
            for (std::size_t a = 0; a < picture.labels.size(); ++a) {
                const LabelBox box = box_of(picture.labels[a]);
                CHECK(LabelBox{0, 0, 1200, 900}.holds(box));
                for (std::size_t b = a + 1; b < picture.labels.size(); ++b)
                    CHECK_FALSE(box.overlaps(box_of(picture.labels[b])));
            }
            seen += picture.labels.size();
        }
    CHECK(seen > 200);
}

TEST_CASE("letters of selected neighbours stand apart, and on no other place's name") {
    const Scene scene =
        after({ShowLayer{"gdhi-per-head"}, ShowLevel{geo::Level::district}, add("E08000035"),
               add("E08000032"), add("E08000034"), add("E08000012"), add("E06000058")});
    const Picture picture = picture_of(*real_atlas(), scene, {pane, nullptr});
    REQUIRE(picture.marks.size() == 5);
    for (std::size_t a = 0; a < picture.marks.size(); ++a)
        for (std::size_t b = a + 1; b < picture.marks.size(); ++b)
            CHECK(std::hypot(picture.marks[a].centre.x - picture.marks[b].centre.x,
                             picture.marks[a].centre.y - picture.marks[b].centre.y) > 25);
    for (const MapMark& mark : picture.marks)
        for (const MapLabel& label : picture.labels) {
            const LabelBox letter{mark.centre.x - 8, mark.centre.y - 8, mark.centre.x + 8,
                                  mark.centre.y + 8};
            CHECK_FALSE(letter.overlaps(box_of(label)));
        }
}

TEST_CASE("one selected place bears no letter") {
    const Picture picture = picture_of(*real_atlas(), after({add("E08000035")}), {pane, nullptr});
    CHECK(picture.marks.empty());
}

TEST_CASE("every picture names its figures' source and owes its attribution") {
    for (const geo::Layer& layer : real_atlas()->layers) {
        const Picture picture =
            picture_of(*real_atlas(), after({ShowLayer{layer.id}}), {pane, nullptr});
        CAPTURE(layer.id);
        CHECK(picture.figures_source.find(layer.source) != std::string::npos);
        CHECK(picture.attribution.find("Contains OS data © Crown copyright") != std::string::npos);
        CHECK(picture.attribution.find("Open Government Licence v.3.0") != std::string::npos);
    }
}
