#include <doctest/doctest.h>

#include <algorithm>

#include "app/picture/analysis.h"
#include "app/picture/choropleth.h"
#include "app/scene/apply.h"
#include "geo/data/contiguity.h"
#include "geo/stats/false_discovery.h"
#include "geo/stats/getis_ord.h"
#include "geo/stats/moran.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

Scene after(std::initializer_list<Action> actions) {
    Scene scene = home(*real_atlas());
    for (const Action& action : actions) scene = apply(*real_atlas(), std::move(scene), action);
    return scene;
}

Scene pay(const Action& analyse) {
    return after({ShowLayer{"median-weekly-pay"}, ShowLevel{geo::Level::district}, analyse});
}

const Analyse with_income{Analysis::two_layers, SecondLayer{"gdhi-per-head", 2023}};

Picture pictured(const Scene& scene) {
    return picture_of(*real_atlas(), scene, {{{1000}, {900}}, nullptr});
}

int total(const Legend& legend) {
    int areas = 0;
    for (const LegendClass& one : legend.classes) areas += one.count;
    for (const int count : legend.without_figure) areas += count;
    return areas;
}

bool says(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a map of clusters shows what local Moran found, after correction") {
    const geo::Atlas& atlas = *real_atlas();
    const Scene scene = pay(Analyse{Analysis::clusters});
    const geo::LayerView view = figures_of(atlas, scene.pane());
    const auto sample = geo::spatial_sample_of(atlas, view, geo::Contiguity::queen).value();
    const auto local = geo::local_moran(sample.values, sample.weights).value();
    const auto moran = geo::global_moran(sample.values, sample.weights).value();
    std::vector<int> counts(5);
    for (const geo::LocalMoran& one : local)
        ++counts[one.adjusted_p <= 0.05 ? static_cast<std::size_t>(one.quadrant) : 4];

    const Legend legend = pictured(scene).legend;
    REQUIRE(legend.classes.size() >= 5);
    for (std::size_t kind = 0; kind < counts.size(); ++kind) {
        CAPTURE(legend.classes[kind].label);
        CHECK(legend.classes[kind].count == counts[kind]);
    }
    CHECK(counts[0] > 20);
    CHECK(total(legend) == legend.areas);
    CHECK(says(legend.finding, fmt::format("Moran's I {:.3f}", moran.i)));
    for (const char* part : {"queen", "999 permutations", "seed 1", "false discovery rate 0.05"})
        CHECK(says(legend.method, part));
}

TEST_CASE("a map of hot spots shows Gi*, hot where it is high") {
    const geo::Atlas& atlas = *real_atlas();
    const Scene scene = pay(Analyse{Analysis::hot_spots});
    const geo::LayerView view = figures_of(atlas, scene.pane());
    const auto sample = geo::spatial_sample_of(atlas, view, geo::Contiguity::queen).value();
    const auto spots = geo::getis_ord(sample.values, sample.weights).value();
    const Legend legend = pictured(scene).legend;
    const auto count = [&](bool hot) {
        return std::ranges::count_if(spots, [&](const geo::HotSpot& one) {
            return one.adjusted_p <= geo::usual_discovery_rate && (one.z > 0) == hot;
        });
    };
    CHECK(legend.classes[0].count == count(true));
    CHECK(legend.classes[1].count == count(false));
    CHECK(total(legend) == legend.areas);
}

TEST_CASE("the card of an area says its statistic and both p-values") {
    Scene scene = pay(Analyse{Analysis::clusters});
    scene = apply(*real_atlas(), scene, Select{*geo::parse_area_id("E09000007")});
    const Picture picture = pictured(scene);
    REQUIRE(picture.cards.size() == 1);
    for (const char* part : {"local I ", ", p ", ", corrected "})
        CHECK(says(picture.cards.front().analysed, part));
    scene = apply(*real_atlas(), scene, Analyse{Analysis::none});
    CHECK(pictured(scene).cards.front().analysed.empty());
}

TEST_CASE("an island has a figure and is left out, in its own colour") {
    const Picture picture = pictured(pay(Analyse{Analysis::clusters}));
    const geo::AreaIndex orkney = area_called(*real_atlas(), "S12000023");
    const auto row = std::ranges::find(picture.ranking, orkney, &RankRow::area);
    REQUIRE(row != picture.ranking.end());
    CHECK(row->colour == picture.legend.classes.back().colour);
    CHECK(says(picture.legend.classes.back().label, "no neighbour"));
    CHECK(says(picture.legend.method, "want of a neighbour"));
}

TEST_CASE("where there are too few areas the figures stay, and why is said") {
    const Scene scene = after({ShowLayer{"employment-rate"}, ShowLevel{geo::Level::country},
                               Analyse{Analysis::clusters}});
    const Legend legend = pictured(scene).legend;
    CHECK(legend.analysis == Analysis::none);
    CHECK(says(legend.fault, "4 or more"));
    CHECK_FALSE(legend.bins.empty());
}

TEST_CASE("a map of two layers has nine kinds, thirds of the one by thirds of the other") {
    const geo::Atlas& atlas = *real_atlas();
    const Scene scene = pay(with_income);
    const Picture picture = pictured(scene);
    const Legend& legend = picture.legend;
    REQUIRE(legend.grid.has_value());
    REQUIRE(legend.classes.size() == 9);
    CHECK(total(legend) == legend.areas);
    const int n = static_cast<int>(legend.grid->dots.size());
    for (int row = 0; row < 3; ++row) {
        int in_row = 0, in_column = 0;
        for (int i = 0; i < 3; ++i) {
            in_row += legend.classes[static_cast<std::size_t>(3 * row + i)].count;
            in_column += legend.classes[static_cast<std::size_t>(3 * i + row)].count;
        }
        CHECK(std::abs(in_row - n / 3) <= 3);
        CHECK(std::abs(in_column - n / 3) <= 3);
    }
    // Dots stand in the squares of their kinds, in the order of their figures.
    const auto shown = analysed_view(atlas, scene);
    const geo::LayerView view = figures_of(atlas, scene.pane());
    for (const LegendGrid::Dot& dot : legend.grid->dots) {
        const auto third = [](double along) { return std::min(2, static_cast<int>(along * 3)); };
        CHECK(shown->areas[*view.position(dot.area)].kind == 3 * third(dot.y) + third(dot.x));
    }
}

TEST_CASE("an area with one of the two figures is hatched, and counted") {
    const Scene scene =
        pay(Analyse{Analysis::two_layers, SecondLayer{"ks2-expected-standard", 2024}});
    const Choropleth pay_alone = choropleth_of(*real_atlas(), scene);
    Choropleth both = pay_alone;
    show_analysed(both, analysed_view(*real_atlas(), scene), false);
    const auto position = *both.view.position(area_called(*real_atlas(), "W06000015"));  // Cardiff
    CHECK(fill_at(pay_alone, position, false).kind == FillKind::colour);
    CHECK(fill_at(both, position, false).kind == FillKind::hatch);
    const Legend legend = pictured(scene).legend;
    CHECK(total(legend) == legend.areas);
}

TEST_CASE("kinds that no area is of stay in the legend") {
    const Legend legend =
        pictured(after({ShowLayer{"gdp-per-head"}, ShowLevel{geo::Level::combined_authority},
                        Analyse{Analysis::two_layers, SecondLayer{"gva-per-hour-worked", 2023}}}))
            .legend;
    CHECK(legend.classes.size() == 9);
    CHECK(std::ranges::count(legend.classes, 0, &LegendClass::count) > 0);
}

TEST_CASE(
    "against powers a layer is need: where higher is better, its lowest figures are at the top") {
    const geo::Atlas& atlas = *real_atlas();
    struct Case {
        const char* layer;
        int year;
        bool turned;
        const char* because;
    };
    for (const Case& c : {
             Case{"healthy-life-expectancy-female", 2022, true, "higher is better"},
             Case{"preventable-cvd-mortality", 2022, false, "lower is better"},
         }) {
        CAPTURE(c.layer);
        CAPTURE(c.because);
        const Scene scene =
            after({ShowLayer{c.layer}, ShowLevel{geo::Level::upper_tier}, ShowYear{c.year},
                   Analyse{Analysis::two_layers, SecondLayer{"powers-held", 2026}}});
        const Legend legend = pictured(scene).legend;
        REQUIRE(legend.grid.has_value());
        const LegendGrid::Side& need = legend.grid->y;
        CHECK(need.title.starts_with("Lower ") == c.turned);
        CHECK((std::stod(need.breaks[0]) > std::stod(need.breaks[1])) == c.turned);
        CHECK(says(legend.classes[6].label, c.turned ? " low, " : " high, "));
        const auto shown = analysed_view(atlas, scene);
        const geo::LayerView view = figures_of(atlas, scene.pane());
        for (const LegendGrid::Dot& dot : legend.grid->dots)
            for (const LegendGrid::Dot& other : legend.grid->dots) {
                const double value = *view.figures[*view.position(dot.area)]->value,
                             than = *view.figures[*view.position(other.area)]->value;
                if (value > than) CHECK((dot.y <= other.y) == c.turned);
            }
        for (const LegendGrid::Dot& dot : legend.grid->dots) {
            // A value that is a break stands on the edge of two squares.
            constexpr double on_edge = 1e-9;
            const int row = *shown->areas[*view.position(dot.area)].kind / 3;
            CHECK(dot.y * 3 >= row - on_edge);
            CHECK(dot.y * 3 <= row + 1 + on_edge);
        }
    }
}
