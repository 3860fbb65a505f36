#include <doctest/doctest.h>

#include <cmath>

#include "geo/data/benchmark.h"
#include "tests/support/real_atlas.h"

using namespace geo;

namespace {

const Atlas& atlas() { return *real_atlas(); }

LayerView view(const char* layer, Level level = Level::upper_tier) {
    const Layer& of = *atlas().layer(layer);
    return view_of(atlas(), of, level, *latest_year_of(atlas(), of, level));
}

std::optional<Benchmark> benchmark(const LayerView& of, BenchmarkKind kind, std::string_view code,
                                   std::vector<AreaIndex> group = {}) {
    return BenchmarkFinder(atlas(), of, kind, group).of(area_called(atlas(), code));
}

const ShownFigure& figure(const LayerView& of, AreaIndex area) {
    return of.figures[*of.position(area)].value();
}

}  // namespace

TEST_CASE("an area is held against the published figure of its country and its region") {
    const LayerView life = view("healthy-life-expectancy-female");
    for (const auto& [kind, code] : {std::pair{BenchmarkKind::country, "E92000001"},
                                     std::pair{BenchmarkKind::region, "E12000003"}}) {
        const auto found = benchmark(life, kind, "E08000036");
        REQUIRE(found.has_value());
        const AreaIndex larger = area_called(atlas(), code);
        CHECK(found->area == larger);
        CHECK(found->figure.value == life.layer->at(larger, life.year)->value);
        CHECK(found->figure.interval == life.layer->at(larger, life.year)->interval);
    }
}

TEST_CASE("an area outside combined authorities has none to be held against, nor has a total") {
    const LayerView jobs = view("employment-rate", Level::district);
    CHECK_FALSE(benchmark(jobs, BenchmarkKind::authority, "E06000016"));  // Leicester
    const LayerView people = view("population", Level::district);
    CHECK_FALSE(benchmark(people, BenchmarkKind::country, "E08000036"));
    CHECK(benchmark(people, BenchmarkKind::neighbours, "E08000036"));
}

TEST_CASE("statistical neighbours are a mean of those that have a figure, counted alike") {
    const LayerView life = view("healthy-life-expectancy-female");
    const AreaIndex wakefield = area_called(atlas(), "E08000036");
    const auto neighbours = neighbours_of(atlas(), wakefield, neighbours_in_all);
    REQUIRE(neighbours.size() == 20);
    CHECK(neighbours.front() == area_called(atlas(), "E08000024"));  // St. Helens, the nearest
    double sum = 0;
    int n = 0;
    for (const AreaIndex one : neighbours)
        if (life.position(one) && life.figures[*life.position(one)]) {
            sum += *figure(life, one).value;
            ++n;
        }
    const auto found = benchmark(life, BenchmarkKind::neighbours, "E08000036");
    REQUIRE(found.has_value());
    CHECK(n < 20);  // some are Welsh, or districts below the level of the map
    CHECK(found->figure.parts == n);
    CHECK(*found->figure.value == doctest::Approx(sum / n));
    CHECK_FALSE(found->area);
    CHECK(found->figure.status == FigureStatus::derived);
}

TEST_CASE("a mean of a group is surer than its parts, and of one area there is none") {
    const LayerView life = view("healthy-life-expectancy-female");
    const std::vector group{area_called(atlas(), "E08000035"), area_called(atlas(), "E08000036")};
    const auto found = benchmark(life, BenchmarkKind::group, "E08000036", group);
    REQUIRE(found.has_value());
    const Interval a = *figure(life, group[0]).interval, b = *figure(life, group[1]).interval;
    CHECK(found->figure.interval->upper - found->figure.interval->lower ==
          doctest::Approx(std::hypot(a.upper - a.lower, b.upper - b.lower) / 2));
    CHECK_FALSE(benchmark(life, BenchmarkKind::group, "E08000036", {group[0]}));
}

TEST_CASE("a difference is told of intervals alone, and not from a mean that has none") {
    ShownFigure area{.value = 10, .interval = Interval{9, 11}}, published{.value = 12};
    ShownFigure mean{.value = 12, .status = FigureStatus::derived, .parts = 3};
    CHECK(difference_between(area, published) == Difference::lower);
    CHECK_FALSE(difference_between(area, mean));
    mean.interval = Interval{10.5, 13.5};
    CHECK(difference_between(area, mean) == Difference::not_clear);
    CHECK_FALSE(difference_between(ShownFigure{.value = 10}, published));
}

TEST_CASE("a mean through the years is of the same areas in each of them") {
    const Layer& absence = *atlas().layer("persistent-absence");
    const std::vector areas{area_called(atlas(), "E08000035"), area_called(atlas(), "E08000036")};
    const std::vector years{2018, 2019, 2020};
    const auto history = mean_history_of(absence, areas, years);
    REQUIRE(history.size() == 2);  // 2019/20 was not published
    CHECK(history[0].year == 2018);
    CHECK(history[1].year == 2020);
    CHECK(*history[0].value ==
          doctest::Approx(
              (*absence.at(areas[0], 2018)->value + *absence.at(areas[1], 2018)->value) / 2));
}
