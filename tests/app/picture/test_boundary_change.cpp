#include <doctest/doctest.h>

#include <algorithm>

#include "app/picture/between.h"
#include "tests/support/after.h"

using namespace app;

namespace {

Picture pictured(const Scene& scene) {
    return picture_of(*real_atlas(), scene, {{{900}, {700}}, nullptr});
}

/// A layer whose figures stand on the areas of their own years.
Scene births(const Actions& more) {
    Scene scene = after({ShowLayer{"business-births"}, ShowLevel{geo::Level::district}});
    for (const Action& action : more) scene = apply(*real_atlas(), std::move(scene), action);
    return scene;
}

/// What is said over the kinds of councils, which stand on the areas of each year.
std::string standing(const Actions& more) {
    Scene scene = after({ShowLayer{"council-standing"}, ShowLevel{geo::Level::district}});
    for (const Action& action : more) scene = apply(*real_atlas(), std::move(scene), action);
    return pictured(scene).changed_boundaries;
}

std::size_t feature_of(const MapPicture& map, std::string_view code) {
    return static_cast<std::size_t>(
        std::ranges::find(map.geometry->areas, area_called(*real_atlas(), code)) -
        map.geometry->areas.begin());
}

}  // namespace

TEST_CASE("a year beyond a reorganisation says how many areas became how many, and which") {
    const std::string words =
        "17 districts became 4 in 2023: Cumberland, Westmorland and Furness, North Yorkshire, "
        "Somerset. Outlined; dashed: borders of ";
    CHECK(standing({ShowYear{2022}, ShowYear{2023}}) == words + "2022.");
    CHECK(standing({ShowYear{2023}, ShowYear{2022}}) == words + "2023.");
    CHECK(standing({ShowYear{2019}, ShowYear{2021}})
              .starts_with("11 districts became 3 between 2019 and 2021: Buckinghamshire, "));
}

TEST_CASE("where nothing changed, or the year was not moved, nothing is said") {
    CHECK(standing({ShowYear{2023}, ShowYear{2022}, ShowYear{2021}}).empty());
    CHECK(standing({}).empty());
    CHECK(standing({ShowYear{2022}, ShowYear{2023}, ShowLayer{"employment-rate"}}).empty());
}

TEST_CASE("a code that is new for some ground is no new council") {
    CHECK(standing({ShowYear{2024}, ShowYear{2025}}) ==
          "Some ground changed hands in 2025: Barnsley, Sheffield. Outlined; dashed: borders of "
          "2024.");
}

TEST_CASE("authorities are new, or came of others") {
    const Scene scene =
        after({ShowLayer{"governance-established"}, ShowYear{2023}, ShowYear{2024}});
    const std::string words = pictured(scene).changed_boundaries;
    CAPTURE(words);
    CHECK(words.starts_with("2 combined authorities became 1 in 2024: North East."));
    CHECK(words.find("New in 2024: ") != std::string::npos);
}

TEST_CASE("a map of change says which areas have none for the boundaries that changed") {
    const std::string words =
        pictured(births({ShowYear{2023}, ShowChangeSince{2022}})).changed_boundaries;
    CHECK(words.starts_with("17 districts became 4 in 2023: "));
    CHECK(
        words.ends_with("4 of the areas have no figures of their own for 2022, and so no change."));
    // Where a source has carried all years over to today's areas, nothing stands in the way.
    const Scene carried = after({ShowLayer{"gdhi-per-head"}, ShowLevel{geo::Level::district},
                                 ShowYear{2022}, ShowChangeSince{2018}});
    CHECK(pictured(carried).changed_boundaries.empty());
}

TEST_CASE("what changed is outlined, and dashed where borders were") {
    const auto marks = [](const Scene& scene) {
        std::vector<LinePass> passes = pictured(scene).map.lines;
        return std::ranges::count_if(passes, [](const LinePass& pass) {
            return pass.dashed && pass.width == Pixels{1.25} && !pass.answers;
        });
    };
    const Scene moved = births({ShowYear{2022}, ShowYear{2023}});
    CHECK(marks(moved) == 1);
    CHECK(marks(without_pointer(moved)) == 0);
    CHECK(pictured(moved).map.lines.size() ==
          pictured(without_pointer(moved)).map.lines.size() + 3);
}

TEST_CASE("over a reorganisation the colours of the old districts go over into the new one's") {
    const Picture from = pictured(births({ShowYear{2022}})),
                  to = pictured(births({ShowYear{2023}}));
    const GroundChange ground = ground_change(*real_atlas(), from.map, to.map);
    CHECK(ground.pieces.size() == 19);  // 17 that ended in 2023, and Barnsley and Sheffield in 2025
    const std::size_t carlisle = feature_of(to.map, "E07000028"),
                      cumberland = feature_of(to.map, "E06000063");
    for (const double t : {0.0, 0.3, 0.9}) {
        const std::vector<Fill> fills = between(from, to, t, ground).map.fills;
        CHECK(fills[carlisle].colour ==
              between(from.map.fills[carlisle], to.map.fills[cumberland], t).colour);
        CHECK(fills[cumberland].kind == FillKind::hidden);
    }
    CHECK(between(from, to, 1, ground).map.fills == to.map.fills);
    // And back: the smaller ones are seen all the way again.
    const GroundChange back = ground_change(*real_atlas(), to.map, from.map);
    CHECK(back.pieces.size() == 19);
    const std::vector<Fill> fills = between(to, from, 0.4, back).map.fills;
    CHECK(fills[carlisle].colour ==
          between(to.map.fills[cumberland], from.map.fills[carlisle], 0.4).colour);
    CHECK(fills[cumberland].kind == FillKind::hidden);
}

TEST_CASE("on the way over a reorganisation no ground is seen twice and none is bare") {
    for (const auto& [before, after] : {std::pair{2018, 2019}, {2019, 2021}, {2017, 2024}}) {
        CAPTURE(before);
        const Picture from = pictured(births({ShowYear{before}})),
                      to = pictured(births({ShowYear{after}}));
        const Picture half = between(from, to, 0.5, ground_change(*real_atlas(), from.map, to.map));
        const geo::Geometry& geometry = *to.map.geometry;
        for (const geo::AreaIndex area : geometry.areas) {
            CAPTURE(real_atlas()->areas[area].name);
            const auto there = geometry.features_at(real_atlas()->areas[area].label_point);
            CHECK(std::ranges::count_if(there, [&](std::uint32_t feature) {
                      return half.map.fills[feature].kind != FillKind::hidden;
                  }) == 1);
        }
    }
}
