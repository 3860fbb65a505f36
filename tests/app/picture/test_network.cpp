#include <doctest/doctest.h>

#include <cmath>

#include "app/picture/picture.h"
#include "app/scene/apply.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

constexpr PaneSize pane{{1256}, {900}};

Picture around(std::string_view code, const std::vector<Action>& more = {}) {
    Scene scene = home(*real_atlas());
    scene = apply(*real_atlas(), std::move(scene), Select{*geo::parse_area_id(code)});
    scene = apply(*real_atlas(), std::move(scene), ShowNetwork{true});
    for (const Action& action : more) scene = apply(*real_atlas(), std::move(scene), action);
    return picture_of(*real_atlas(), scene, {pane, nullptr});
}

}  // namespace

TEST_CASE("a district shows the institutions around its authority, the mayor in the middle") {
    const Picture picture = around("E08000003");  // Manchester
    REQUIRE(picture.network);
    CHECK(picture.network->title == "Around Greater Manchester");
    CHECK(picture.network->points.size() == 12);
    CHECK_FALSE(picture.network->mayor.empty());
    for (const NetworkPoint& one : picture.network->points) CHECK_FALSE(one.source.empty());
}

TEST_CASE("no symbol of a network lies over another, near or far") {
    for (const double metres_per_pixel : {1500.0, 400.0, 100.0, 30.0}) {
        const Picture picture =
            around("E47000001", {LookAt{{{384'000}, {398'000}, metres_per_pixel}}});
        const auto& points = picture.network->points;
        for (std::size_t i = 0; i < points.size(); ++i)
            for (std::size_t j = i + 1; j < points.size(); ++j)
                CHECK(std::hypot(points[i].place.x - points[j].place.x,
                                 points[i].place.y - points[j].place.y) > 13);
    }
}

TEST_CASE("kinds that are switched off leave the map and stay in the list") {
    const Picture picture = around("E47000001", {ShowNetworkKind{"university", false}});
    CHECK(picture.network->points.size() == 9);
    const auto& kinds = picture.network->kinds;
    const auto found = std::ranges::find(kinds, "university", &NetworkKind::kind);
    REQUIRE(found != kinds.end());
    CHECK_FALSE(found->shown);
    CHECK(found->count == 3);
}

TEST_CASE("a place without an authority offers no network") {
    const Picture leicester = around("E06000016");
    CHECK_FALSE(leicester.offers_network);
    CHECK_FALSE(leicester.network);
}
