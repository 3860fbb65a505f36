#include <algorithm>

#include "tests/geo/data/atlases.h"

namespace geo {
namespace {

Atlas small_atlas() {
    Result<Atlas> atlas = SmallPackage().open();
    REQUIRE_MESSAGE(atlas.has_value(), one_line(atlas.error()));
    return std::move(*atlas);
}

}  // namespace

TEST_CASE("an authority's mean of districts is weighted by people, and derived") {
    const Atlas atlas = small_atlas();
    const LayerView view = view_of(atlas, layer_in(atlas, "pay"), Level::combined_authority, 2024);
    const auto& shown = shown_in(view, area_in(atlas, "E47000001"));
    REQUIRE(shown.has_value());
    CHECK(shown->value.value() == doctest::Approx((500.0 * 1 + 800.0 * 2) / 3));
    CHECK(shown->status == FigureStatus::derived);
    CHECK(shown->basis == Basis::derived);
    CHECK(shown->parts == 2);
    CHECK(view.derived == 1);
}

TEST_CASE("a mean is not made when a part is withheld") {
    const Atlas atlas = small_atlas();
    const LayerView view = view_of(atlas, layer_in(atlas, "pay"), Level::region, 2024);
    CHECK_FALSE(shown_in(view, area_in(atlas, "E12000002")).has_value());
    const LayerView people = view_of(atlas, layer_in(atlas, "population"), Level::region, 2024);
    CHECK(shown_in(people, area_in(atlas, "E12000002"))->value == 600000);
}

TEST_CASE("an authority's power is inherited by its districts and nobody else's") {
    const Atlas atlas = small_atlas();
    const LayerView view =
        view_of(atlas, layer_in(atlas, "power-bus-franchising"), Level::district, 2026);
    const auto& member = shown_in(view, area_in(atlas, "E08000001"));
    REQUIRE(member.has_value());
    CHECK(member->status == FigureStatus::inherited);
    CHECK(member->from == area_in(atlas, "E47000001"));
    CHECK(view.inherited == 2);
    CHECK_FALSE(shown_in(view, area_in(atlas, "E08000003")).has_value());
}

TEST_CASE("a sum of money is not lent to districts, its amount per head is") {
    const Atlas atlas = small_atlas();
    const LayerView total =
        view_of(atlas, layer_in(atlas, "budget-skills-fund"), Level::district, 2024);
    CHECK(total.with_value == 0);
    REQUIRE(total.better_levels.size() == 1);
    CHECK(total.better_levels.front() == Level::combined_authority);
    const LayerView each =
        view_of(atlas, layer_in(atlas, "budget-skills-fund-per-head"), Level::district, 2024);
    CHECK(shown_in(each, area_in(atlas, "E08000002"))->value == 200);
}

TEST_CASE("a year without figures shows the nearest before it, or else the first") {
    const Atlas atlas = small_atlas();
    const Layer& pay = layer_in(atlas, "pay");
    CHECK(years_of(atlas, pay, Level::district) == std::vector{2023, 2024});
    CHECK(view_of(atlas, pay, Level::district, 2027).year == 2024);
    CHECK(view_of(atlas, pay, Level::district, 2001).year == 2023);
    CHECK(years_of(atlas, pay, Level::police_force).empty());
    CHECK_FALSE(latest_year_of(atlas, pay, Level::police_force).has_value());
}

TEST_CASE("change is now minus then, with both intervals' uncertainty") {
    const Atlas atlas = small_atlas();
    const LayerView now = view_of(atlas, layer_in(atlas, "pay"), Level::district, 2024);
    const LayerView change = change_since(atlas, now, 2023);
    CHECK(change.since == 2023);
    const auto& west = shown_in(change, area_in(atlas, "E08000001"));
    REQUIRE(west.has_value());
    CHECK(west->value == 100);
    CHECK(west->status == FigureStatus::derived);
    REQUIRE(west->interval.has_value());
    CHECK(west->interval->upper - *west->value == doctest::Approx(14.1421));
    const auto& mid = shown_in(change, area_in(atlas, "E08000002"));
    CHECK(mid->value == 300);
    CHECK_FALSE(mid->interval.has_value());
    CHECK_FALSE(shown_in(change, area_in(atlas, "E08000003")).has_value());
    CHECK(change.with_value == 2);
}

TEST_CASE("a place is held against its region and country, change against change") {
    const Atlas& atlas = real_atlas();
    const Layer& employment = layer_in(atlas, "employment-rate");
    const LayerView now = view_of(atlas, employment, Level::district, 2023);
    const AreaIndex leeds = area_in(atlas, "E08000035");
    const Benchmarks benchmarks = benchmarks_of(atlas, now, leeds);
    REQUIRE(benchmarks.country.has_value());
    REQUIRE(benchmarks.region.has_value());
    const AreaIndex england = area_in(atlas, "E92000001");
    CHECK(benchmarks.country->from == england);
    CHECK(benchmarks.country->value == employment.at(england, 2023)->value);
    CHECK(benchmarks.region->from == area_in(atlas, "E12000003"));

    const Benchmarks changed = benchmarks_of(atlas, change_since(atlas, now, 2018), leeds);
    CHECK(changed.country->value.value() == doctest::Approx(*employment.at(england, 2023)->value -
                                                            *employment.at(england, 2018)->value));
    const LayerView countries = view_of(atlas, employment, Level::country, 2023);
    CHECK_FALSE(benchmarks_of(atlas, countries, england).country.has_value());
}

TEST_CASE("London's authority shows the region's figure: it is the same ground") {
    const Atlas& atlas = real_atlas();
    const LayerView view = view_of(atlas, layer_in(atlas, "healthy-life-expectancy-male"),
                                   Level::combined_authority, 2022);
    const auto& london = shown_in(view, area_in(atlas, "E61000001"));
    REQUIRE(london.has_value());
    CHECK(london->from == area_in(atlas, "E12000007"));
    CHECK(view.better_levels.empty());
}

TEST_CASE("figures stand on the boundaries that hold most of them") {
    const Atlas& atlas = real_atlas();
    struct Case {
        std::string_view layer;
        int year, boundaries;
        std::string_view because;
    };
    for (const Case& c :
         {Case{"turnout-referendum-2016", 2016, 2016, "counted in the districts of the day"},
          Case{"healthy-life-expectancy-male", 2022, 2025, "carried over to today's areas"},
          Case{"council-control", 2021, 2021, "councils since merged were controlled then"},
          Case{"core-spending-power-area", 2021, 2025, "carried over to today's areas"}}) {
        CAPTURE(c.layer);
        CAPTURE(c.because);
        const LayerView view = view_of(atlas, layer_in(atlas, c.layer), Level::district, c.year);
        CHECK(view.boundary_year == c.boundaries);
    }
}

TEST_CASE("features are grouped by the authorities of the year, later ones included") {
    const Atlas& atlas = real_atlas();
    const auto group_of = [&](std::string_view district, int year) -> std::optional<AreaIndex> {
        const auto groups = grouping_of(atlas, *atlas.districts, Level::combined_authority, year);
        const auto feature = std::ranges::find(atlas.districts->areas, area_in(atlas, district));
        REQUIRE(feature != atlas.districts->areas.end());
        return groups[static_cast<std::size_t>(feature - atlas.districts->areas.begin())];
    };
    CHECK(group_of("E08000003", 2025) == area_in(atlas, "E47000001"));
    CHECK(group_of("E09000001", 2025) == area_in(atlas, "E61000001"));
    CHECK(group_of("E06000063", 2026) == area_in(atlas, "PLANNED-CUMBRIA"));
    CHECK_FALSE(group_of("E06000063", 2025).has_value());
    CHECK_FALSE(group_of("E06000016", 2026).has_value());
    CHECK_FALSE(group_of("E08000003", 2010).has_value());  // before the authority was made
}

TEST_CASE("every view of every layer is whole: one figure for each area, counts that add up") {
    const Atlas& atlas = real_atlas();
    for (const Layer& layer : atlas.layers)
        for (const Level level : map_levels) {
            const auto year = latest_year_of(atlas, layer, level);
            if (!year) continue;
            const LayerView view = view_of(atlas, layer, level, *year);
            CAPTURE(layer.id);
            CAPTURE(code_of(level));
            CHECK(view.areas.size() == view.figures.size());
            CHECK(view.with_value == static_cast<int>(view.values().size()));
            CHECK(view.with_value > 0);
            for (const auto& figure : view.figures)
                if (figure) CHECK((figure->source != 0 || !layer.source.empty()));
        }
}

}  // namespace geo
