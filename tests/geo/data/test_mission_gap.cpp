// Where need and power meet, or do not: question 5 of the design.
#include <algorithm>
#include <cmath>

#include "geo/data/mission_gap.h"
#include "tests/geo/data/atlases.h"

namespace geo {
namespace {

const GapPlace& place_in(const MissionGap& gap, AreaIndex area) {
    const auto found = std::ranges::find(gap.places, area, &GapPlace::area);
    REQUIRE(found != gap.places.end());
    return *found;
}

}  // namespace

TEST_CASE("each mission has metrics, powers and a need for nearly every district of England") {
    for (const char* mission : missions) {
        CAPTURE(mission);
        const MissionGap gap = mission_gap(real_atlas(), mission, Level::upper_tier);
        CHECK(gap.metrics.size() >= 2);
        CHECK(gap.powers.size() >= 3);
        const auto with_need = std::ranges::count_if(
            gap.places, [](const GapPlace& one) { return one.need.has_value(); });
        CHECK(with_need * 10 >= static_cast<std::ptrdiff_t>(gap.places.size() * 9));
        for (const NeedMetric& metric : gap.metrics) {
            CHECK(metric.layer->polarity != Polarity::neutral);
            CHECK_FALSE(metric.layer->is_count);
        }
    }
}

TEST_CASE("need is a mean of standard scores: weighting a metric alone ranks by that metric") {
    const Atlas& atlas = real_atlas();
    MetricWeights only_smoking;
    for (const NeedMetric& metric : mission_gap(atlas, "nhs", Level::upper_tier).metrics)
        only_smoking[metric.layer->id] = metric.layer->id == "smoking" ? 1 : 0;
    const MissionGap gap = mission_gap(atlas, "nhs", Level::upper_tier, only_smoking);
    const Layer& smoking = layer_in(atlas, "smoking");
    const LayerView view = view_of(atlas, smoking, Level::upper_tier,
                                   latest_year_of(atlas, smoking, Level::upper_tier).value());
    double sum = 0, squares = 0;
    int n = 0;
    std::vector<std::pair<double, double>> both;
    for (const GapPlace& place : gap.places) {
        const auto position = view.position(place.area);
        if (!place.need || !position) continue;
        both.emplace_back(view.figures[*position]->value.value(), *place.need);
        sum += *place.need;
        squares += *place.need * *place.need;
        ++n;
    }
    REQUIRE(n > 100);
    CHECK(sum / n == doctest::Approx(0).epsilon(1e-9));
    CHECK(squares / n == doctest::Approx(1).epsilon(1e-9));
    std::ranges::sort(both);  // more smokers, more need; beyond the 95th percentile no more of it
    CHECK(std::ranges::is_sorted(both, {}, &std::pair<double, double>::second));
    CHECK(both.back().second == both[both.size() - 2].second);
}

TEST_CASE("a place outside any authority has none of the powers, and London most of them") {
    const Atlas& atlas = real_atlas();
    const MissionGap gap = mission_gap(atlas, "growth", Level::upper_tier);
    CHECK(place_in(gap, area_in(atlas, "E06000016")).power == 0);           // Leicester
    CHECK(place_in(gap, area_in(atlas, "E08000003")).power.value() > 0.5);  // Manchester
    for (const GapPlace& place : gap.places) {
        CHECK(place.power.value() >= 0);
        CHECK(place.power.value() <= 1 + 1e-12);
    }
}

TEST_CASE("cells are thirds of need, and thirds of the powers") {
    const MissionGap gap = mission_gap(real_atlas(), "streets", Level::upper_tier);
    std::array<int, 3> by_need{};
    for (const GapPlace& place : gap.places)
        if (const auto cell = gap.cell_of(place)) ++by_need.at(static_cast<std::size_t>(*cell / 3));
    const auto [fewest, most] = std::ranges::minmax(by_need);
    CHECK(most - fewest <= 2);
    CHECK_FALSE(gap.cell_of({}).has_value());
}

TEST_CASE("the gap is a layer of nine kinds, every figure derived") {
    const MissionGap gap = mission_gap(real_atlas(), "opportunity", Level::upper_tier);
    const Layer layer = layer_of(real_atlas(), gap);
    CHECK(layer.categories.size() == 9);
    CHECK_FALSE(layer.figures.empty());
    for (const Figure& figure : layer.figures) {
        CHECK(figure.status == FigureStatus::derived);
        CHECK(figure.value.value() >= 0);
        CHECK(figure.value.value() <= 8);
    }
    CHECK(std::ranges::is_sorted(layer.figures, {}, &Figure::area));
}

TEST_CASE("weights that leave nothing leave no need") {
    MetricWeights none;
    for (const NeedMetric& metric : mission_gap(real_atlas(), "streets", Level::upper_tier).metrics)
        none[metric.layer->id] = 0;
    for (const GapPlace& place :
         mission_gap(real_atlas(), "streets", Level::upper_tier, none).places)
        CHECK_FALSE(place.need.has_value());
}

}  // namespace geo
