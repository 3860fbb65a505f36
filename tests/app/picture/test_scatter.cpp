#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "app/picture/findings.h"
#include "app/picture/picture.h"
#include "app/picture/scatter.h"
#include "app/scene/apply.h"
#include "tests/support/after.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

/// Healthy life upwards, pay rightwards, a pane of the first layer between them.
Scene life_and_pay() {
    return after({ShowLayer{"healthy-life-expectancy-female"}, ShowLevel{geo::Level::upper_tier},
                  ShowPanes{3}, ShowLayer{"median-weekly-pay"}, ShowLevel{geo::Level::upper_tier},
                  ActivatePane{1}});
}

geo::LayerView view_of_pane(const Scene& scene, std::size_t pane) {
    const Pane& one = scene.panes[pane];
    return geo::view_of(*real_atlas(), *real_atlas()->layer(one.layer), one.level, one.year);
}

std::size_t features_differing(const std::vector<LinePass>& a, const std::vector<LinePass>& b) {
    std::size_t borders = 0;
    for (const LinePass& pass : a)
        if (std::ranges::find(b, pass) == b.end()) borders += pass.borders.size();
    return borders;
}

}  // namespace

TEST_CASE("a dot is an area with a figure of both layers, the first one's upwards") {
    const Scene scene = life_and_pay();
    const auto plot = scatter_of(*real_atlas(), scene);
    REQUIRE(plot.has_value());
    CHECK(plot->y.title == real_atlas()->layer("healthy-life-expectancy-female")->short_label);
    CHECK(plot->x.title == real_atlas()->layer("median-weekly-pay")->short_label);
    const geo::LayerView life = view_of_pane(scene, 0), pay = view_of_pane(scene, 2);
    const auto value = [](const geo::LayerView& view, geo::AreaIndex area) {
        const auto at = view.position(area);
        return at && view.figures[*at] ? view.figures[*at]->value : std::nullopt;
    };
    std::size_t with_both = 0;
    for (const geo::AreaIndex area : life.areas)
        if (value(life, area) && value(pay, area)) ++with_both;
    CHECK(plot->dots.size() == with_both);
    CHECK(with_both < life.areas.size());
    for (const ScatterDot& dot : plot->dots) {
        CHECK(dot.y == value(life, dot.area));
        CHECK(dot.x == value(pay, dot.area));
    }
}

TEST_CASE("the line below a plot has both correlations and the number of areas") {
    const auto plot = scatter_of(*real_atlas(), life_and_pay());
    REQUIRE(plot.has_value());
    std::vector<double> x, y;
    for (const ScatterDot& dot : plot->dots) {
        x.push_back(dot.x);
        y.push_back(dot.y);
    }
    const auto pearson = geo::pearson_correlation(x, y), spearman = geo::spearman_correlation(x, y);
    CHECK(plot->finding ==
          "Pearson " + decimal(pearson->r, 2) + " (" + decimal(pearson->interval->lower, 2) +
              " to " + decimal(pearson->interval->upper, 2) + "), Spearman " +
              decimal(spearman->r, 2) + ", " + std::to_string(x.size()) + " areas.");
}

TEST_CASE("axes hold every dot and England, and have round ticks inside") {
    const auto plot = scatter_of(*real_atlas(), life_and_pay());
    REQUIRE(plot.has_value());
    for (const ScatterDot& dot : plot->dots)
        for (const double part : {plot->x.along(dot.x), plot->y.along(dot.y)}) {
            CHECK(part > 0);
            CHECK(part < 1);
        }
    for (const Axis* axis : {&plot->x, &plot->y}) {
        REQUIRE(axis->benchmark.has_value());
        CHECK(axis->along(*axis->benchmark) > 0);
        CHECK(axis->along(*axis->benchmark) < 1);
        REQUIRE(axis->ticks.size() >= 3);
        const double step = axis->ticks[1].value - axis->ticks[0].value;
        for (const Axis::Tick& tick : axis->ticks) {
            CHECK(axis->along(tick.value) >= 0);
            CHECK(axis->along(tick.value) <= 1);
            CHECK(std::fmod(tick.value, step) == doctest::Approx(0));
        }
    }
}

TEST_CASE("England is a line only where both layers have a figure of it") {
    // A total of England is no measure of a district.
    const auto plot = scatter_of(*real_atlas(),
                                 after({ShowLayer{"gdhi-per-head"}, ShowLevel{geo::Level::district},
                                        ShowPanes{2}, ShowLayer{"population"}}));
    REQUIRE(plot.has_value());
    CHECK_FALSE(plot->x.benchmark);
    CHECK_FALSE(plot->y.benchmark);
}

TEST_CASE("dots tell areas in a combined authority from those in none") {
    const auto plot = scatter_of(*real_atlas(), life_and_pay());
    REQUIRE(plot.has_value());
    CHECK(plot->has_regimes);
    const auto is_in = [&](std::string_view code) {
        return std::ranges::find(plot->dots, area_called(*real_atlas(), code), &ScatterDot::area)
            ->in_authority;
    };
    CHECK(is_in("E08000036"));        // Wakefield: West Yorkshire
    CHECK_FALSE(is_in("E06000016"));  // Leicester
    const auto regions =
        scatter_of(*real_atlas(),
                   after({ShowLayer{"gdhi-per-head"}, ShowLevel{geo::Level::region}, ShowPanes{2},
                          ShowLayer{"employment-rate"}, ShowLevel{geo::Level::region}}));
    REQUIRE(regions.has_value());
    CHECK_FALSE(regions->has_regimes);
}

TEST_CASE("one layer, kinds, or two levels make no plot") {
    const Scene one = after({ShowLayer{"healthy-life-expectancy-female"}, ShowPanes{2}});
    CHECK_FALSE(scatter_of(*real_atlas(), one));
    Scene levels = life_and_pay();
    levels.panes[2].level = geo::Level::region;
    CHECK_FALSE(scatter_of(*real_atlas(), levels));
    Scene kinds = life_and_pay();
    kinds.panes[2].layer = "governance-tier";
    CHECK_FALSE(scatter_of(*real_atlas(), kinds));
}

TEST_CASE("what is brushed is outlined on every map, at once") {
    const Scene scene = life_and_pay();
    const Brush wakefield{{geo::parse_area_id("E08000036").value()}};
    for (const std::size_t pane : {std::size_t{0}, std::size_t{2}}) {
        const auto lines = [&](const Scene& one) {
            return picture_of(*real_atlas(), seen_through(one, pane), {{{800}, {800}}, nullptr})
                .map.lines;
        };
        const auto before = lines(scene), brushed = lines(apply(*real_atlas(), scene, wakefield));
        CHECK(features_differing(brushed, before) > 0);
        CHECK(brushed.size() == before.size() + 2);
        CHECK(brushed.back().answers);
    }
}

TEST_CASE(
    "another layer or level forgets what was brushed; areas that are not there are left out") {
    const Brush some{
        {geo::parse_area_id("E08000036").value(), geo::parse_area_id("E08999999").value()}};
    const Scene brushed = apply(*real_atlas(), life_and_pay(), some);
    CHECK(brushed.brushed.size() == 1);
    CHECK(apply(*real_atlas(), brushed, ShowLayer{"population"}).brushed.empty());
    CHECK(apply(*real_atlas(), brushed, ShowLevel{geo::Level::region}).brushed.empty());
    CHECK(apply(*real_atlas(), brushed, Hover{}).brushed.size() == 1);
}
