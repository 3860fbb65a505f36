#include <doctest/doctest.h>

#include <algorithm>

#include "app/picture/time_series.h"
#include "app/scene/apply.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

std::optional<TimeSeries> series(const char* layer, const char* code,
                                 geo::BenchmarkKind kind = geo::BenchmarkKind::country) {
    Scene scene = apply(*real_atlas(), home(*real_atlas()), ShowLayer{layer});
    scene = apply(*real_atlas(), scene, ShowLevel{geo::Level::upper_tier});
    scene.benchmark = kind;
    const geo::LayerView view = geo::view_of(*real_atlas(), *real_atlas()->layer(layer),
                                             scene.pane().level, scene.pane().year);
    return series_of(*real_atlas(), scene, view, area_called(*real_atlas(), code));
}

}  // namespace

TEST_CASE("a series has each published year with its interval, and the country's beside it") {
    const auto life = series("healthy-life-expectancy-female", "E08000036");
    REQUIRE(life.has_value());
    const auto known = real_atlas()
                           ->layer("healthy-life-expectancy-female")
                           ->of(area_called(*real_atlas(), "E08000036"));
    REQUIRE(life->points.size() == known.size());
    for (std::size_t i = 0; i < known.size(); ++i) {
        CHECK(life->points[i].value == *known[i].value);
        CHECK(life->points[i].interval == known[i].interval);
    }
    CHECK(life->benchmark_name == "England");
    CHECK(life->benchmark.size() == known.size());
    CHECK(life->has_intervals);
    for (const SeriesPoint& point : life->points) {
        CHECK(point.interval->lower >= life->low);
        CHECK(point.interval->upper <= life->high);
    }
}

TEST_CASE("a year that was not published is a gap, and the note says so") {
    const auto absence = series("persistent-absence", "E08000036");
    REQUIRE(absence.has_value());
    for (const SeriesPoint& point : absence->points)
        CHECK((point.joint == Joint::gap) == (point.year == 2020));  // nothing for 2019/20
    CHECK_FALSE(absence->note.empty());
    CHECK(series("healthy-life-expectancy-female", "E08000036")->note.empty());
}

TEST_CASE("what is worked out otherwise than the year before is a change, not a line") {
    geo::Atlas atlas = *real_atlas();
    const auto layer = std::ranges::find(atlas.layers, "employment-rate", &geo::Layer::id);
    const geo::AreaIndex wakefield = area_called(atlas, "E08000036");
    for (geo::Figure& figure : layer->figures)
        if (figure.area == wakefield && figure.year >= 2018) figure.basis = geo::Basis::estimate;
    const Scene scene = home(*real_atlas());
    const auto jobs =
        series_of(atlas, scene, geo::view_of(atlas, *layer, geo::Level::district, 2023), wakefield);
    REQUIRE(jobs.has_value());
    for (const SeriesPoint& point : jobs->points)
        CHECK((point.joint == Joint::changed) == (point.year == 2018));
}

TEST_CASE("neighbours of an area have a series, too; kinds have none") {
    const auto life =
        series("healthy-life-expectancy-female", "E08000036", geo::BenchmarkKind::neighbours);
    REQUIRE(life.has_value());
    CHECK(life->benchmark_name.find("statistical neighbours") != std::string::npos);
    CHECK_FALSE(life->benchmark.empty());
    CHECK_FALSE(series("governance-tier", "E08000036"));
}

TEST_CASE("the series is of what is pointed at, else selected last, else pinned first") {
    const auto id = [](std::string_view code) { return geo::parse_area_id(code).value(); };
    Scene scene = home(*real_atlas());
    const auto then = [&](const Action& action) {
        scene = apply(*real_atlas(), std::move(scene), action);
        const auto shown = series_shown(*real_atlas(), scene);
        return shown ? shown->name : std::string();
    };
    then(ShowLayer{"employment-rate"});
    CHECK(then(ShowLevel{geo::Level::district}).empty());
    CHECK(then(Pin{{id("E08000035"), id("E08000036")}}) == "Leeds");
    CHECK(then(Select{id("E08000036")}) == "Wakefield");
    CHECK(then(Hover{id("E06000014")}) == "York");
}
