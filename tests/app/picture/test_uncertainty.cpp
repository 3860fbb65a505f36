#include <doctest/doctest.h>

#include <algorithm>

#include "app/picture/picture.h"
#include "app/picture/uncertainty.h"
#include "app/scene/apply.h"
#include "geo/data/benchmark.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

Scene showing(const char* layer, geo::Level level, Uncertainty uncertainty) {
    Scene scene = home(*real_atlas());
    for (const Action& action :
         Actions{ShowLayer{layer}, ShowLevel{level}, ShowUncertainty{uncertainty}})
        scene = apply(*real_atlas(), std::move(scene), action);
    return scene;
}

Scene life(Uncertainty uncertainty) {
    return showing("healthy-life-expectancy-female", geo::Level::upper_tier, uncertainty);
}

Picture pictured(const Scene& scene) {
    return picture_of(*real_atlas(), scene, {{{1000}, {900}}, nullptr});
}

}  // namespace

TEST_CASE("hatched is what is not clearly different from England, and nothing else") {
    const Choropleth shown = choropleth_of(*real_atlas(), life(Uncertainty::hatch));
    const geo::Interval england =
        *shown.view.layer->at(area_called(*real_atlas(), "E92000001"), shown.view.year)->interval;
    int hatched = 0, plain = 0;
    for (std::size_t i = 0; i < shown.view.areas.size(); ++i) {
        const auto& figure = shown.view.figures[i];
        const FillKind kind = fill_at(shown, i, false).kind;
        if (!figure || !figure->value) {
            CHECK(kind == FillKind::hatch);
            continue;
        }
        const geo::Area& area = real_atlas()->areas[shown.view.areas[i]];
        if (real_atlas()->areas[*area.country].name != "England") continue;
        const bool apart =
            figure->interval->lower > england.upper || figure->interval->upper < england.lower;
        CHECK(kind == (apart ? FillKind::colour : FillKind::unclear));
        ++(apart ? plain : hatched);
    }
    CHECK(hatched > 10);
    CHECK(plain > 10);
}

TEST_CASE("another benchmark hatches other areas") {
    Scene scene = life(Uncertainty::hatch);
    const auto fills = pictured(scene).map.fills;
    scene = apply(*real_atlas(), scene, CompareWith{geo::BenchmarkKind::region});
    CHECK(pictured(scene).map.fills != fills);
}

TEST_CASE("the wider an interval the greyer its area, whatever its class") {
    const Scene scene = life(Uncertainty::fade);
    const Choropleth shown = choropleth_of(*real_atlas(), scene);
    const Choropleth plain = choropleth_of(*real_atlas(), life(Uncertainty::none));
    for (std::size_t i = 0; i < shown.view.areas.size(); ++i) {
        if (!shown.class_at(i)) continue;
        const std::size_t step = shown.uncertain.step[i];
        CHECK(fill_at(shown, i, false).colour ==
              faded(fill_at(plain, i, false).colour, step, false));
        for (std::size_t j = 0; j < i; ++j) {
            if (!shown.class_at(j)) continue;
            const auto width = [&](std::size_t at) {
                const geo::Interval interval = *shown.view.figures[at]->interval;
                return interval.upper - interval.lower;
            };
            if (width(i) < width(j)) CHECK(step <= shown.uncertain.step[j]);
        }
    }
    const auto [least, most] = std::ranges::minmax(shown.uncertain.step);
    CHECK(least < most);
    CHECK(pictured(scene).legend.uncertain.steps.size() == 4);
}

TEST_CASE("without intervals uncertainty cannot be shown, and the legend says why") {
    for (const Uncertainty wanted : {Uncertainty::hatch, Uncertainty::fade}) {
        const Scene scene = showing("gdhi-per-head", geo::Level::district, wanted);
        const Picture picture = pictured(scene);
        CHECK_FALSE(picture.legend.uncertain.why_not.empty());
        CHECK(picture.legend.uncertainty == Uncertainty::none);
        CHECK(
            picture.map.fills ==
            pictured(showing("gdhi-per-head", geo::Level::district, Uncertainty::none)).map.fills);
    }
    CHECK(pictured(life(Uncertainty::none)).legend.uncertain.why_not.empty());
}

TEST_CASE("a legend says how many areas are hatched, and against what") {
    Scene scene = life(Uncertainty::hatch);
    const Choropleth shown = choropleth_of(*real_atlas(), scene);
    const auto count = std::ranges::count(shown.uncertain.unclear, true);
    const std::string words = pictured(scene).legend.uncertain.words;
    CHECK(words.find("their countries: " + std::to_string(count)) != std::string::npos);
    scene = apply(
        *real_atlas(), scene,
        Pin{{geo::parse_area_id("E08000035").value(), geo::parse_area_id("E08000036").value()}});
    scene = apply(*real_atlas(), scene, CompareWith{geo::BenchmarkKind::group});
    CHECK(pictured(scene).legend.uncertain.words.find("Mean of 2 pinned areas") !=
          std::string::npos);
}

TEST_CASE("where intervals are known, a rank is the range that it may be") {
    const Picture picture = pictured(life(Uncertainty::none));
    for (const RankRow& row : picture.ranking) {
        REQUIRE(row.ranks.has_value());
        CHECK(row.ranks->first <= row.rank);
        CHECK(row.rank <= row.ranks->last);
    }
    CHECK(picture.ranking.front().ranks->last > 1);
    for (const RankRow& row :
         pictured(showing("gdhi-per-head", geo::Level::district, Uncertainty::none)).ranking)
        CHECK_FALSE(row.ranks);
}
