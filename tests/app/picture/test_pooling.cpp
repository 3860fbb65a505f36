#include <doctest/doctest.h>

#include "app/picture/choropleth.h"
#include "app/picture/parts.h"
#include "app/scene/apply.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

Scene two_years() {
    Scene scene = home(*real_atlas());
    for (const Action& action : std::initializer_list<Action>{
             ShowLayer{"healthy-life-expectancy-female"}, ShowLevel{geo::Level::upper_tier},
             ShowPanes{2}, ActivatePane{0}, ShowYear{2013}})
        scene = apply(*real_atlas(), std::move(scene), action);
    return scene;
}

Choropleth seen(const Scene& scene, std::size_t pane) {
    return choropleth_of(*real_atlas(), seen_through(scene, pane));
}

}  // namespace

TEST_CASE("panes of one layer have the same breaks, made of the figures of both") {
    Scene scene = two_years();
    CHECK(seen(scene, 0).breaks == seen(scene, 1).breaks);
    CHECK(seen(scene, 0).values.size() ==
          seen(scene, 0).view.values().size() + seen(scene, 1).view.values().size());
    CHECK(seen(scene, 0).colours == seen(scene, 1).colours);
    scene = apply(*real_atlas(), scene, PoolBreaks{false});
    CHECK(seen(scene, 0).breaks != seen(scene, 1).breaks);
    CHECK_FALSE(seen(scene, 0).pooled);
}

TEST_CASE("values and changes, and other layers, share no breaks") {
    Scene scene = apply(*real_atlas(), two_years(), ActivatePane{1});
    const geo::ClassBreaks alone = seen(apply(*real_atlas(), scene, PoolBreaks{false}), 0).breaks;
    CHECK(seen(scene, 0).breaks != alone);
    CHECK(seen(apply(*real_atlas(), scene, ShowChangeSince{2015}), 0).breaks == alone);
    CHECK(seen(apply(*real_atlas(), scene, ShowLayer{"population"}), 0).breaks == alone);
}

TEST_CASE("legends of panes that share their breaks have one scale, empty classes included") {
    const Scene scene = two_years();
    const PictureInput input{{{600}, {800}}, nullptr};
    const Legend first = picture_of(*real_atlas(), seen_through(scene, 0), input).legend;
    const Legend second = picture_of(*real_atlas(), seen_through(scene, 1), input).legend;
    CHECK(first.low == second.low);
    CHECK(first.high == second.high);
    CHECK(first.breaks == second.breaks);
    CHECK(first.classes.size() == second.classes.size());
    CHECK(first.pooled);
}
