// How today's map came to be, and figures of areas that ended, on today's.
#include <algorithm>
#include <set>

#include "geo/data/timeline.h"
#include "tests/geo/data/atlases.h"

namespace geo {
namespace {

const CouncilSpan& councils_in(const Timeline& timeline, int year) {
    const auto found = std::ranges::find_if(timeline.councils, [year](const CouncilSpan& span) {
        return span.first <= year && year <= span.last;
    });
    REQUIRE(found != timeline.councils.end());
    return *found;
}

const AuthoritySpan& span_of(const Timeline& timeline, std::string_view name) {
    const auto found = std::ranges::find(timeline.authorities, name, [](const AuthoritySpan& span) {
        return span.authority->short_name;
    });
    REQUIRE(found != timeline.authorities.end());
    return *found;
}

}  // namespace

TEST_CASE("England's councils are counted as the statistics office had them in force") {
    const Timeline timeline = timeline_of(real_atlas());
    // ONS, Local Authority Districts: names and codes in the United Kingdom, April of each year.
    for (const auto& [year, councils] :
         {std::pair{2018, 326}, {2019, 317}, {2020, 314}, {2021, 309}, {2023, 296}, {2025, 296}})
        CHECK(councils_in(timeline, year).councils == councils);
    CHECK_FALSE(councils_in(timeline, 2009).recorded);
}

TEST_CASE("an authority's span runs from its founding, through its first mayor, to its end") {
    const Timeline timeline = timeline_of(real_atlas());
    const AuthoritySpan& manchester = span_of(timeline, "Greater Manchester");
    CHECK(manchester.from == doctest::Approx(2011 + 90 / 365.0));
    CHECK(manchester.mayor.value() == doctest::Approx(2017 + 123 / 365.0));
    CHECK_FALSE(manchester.until.has_value());
    CHECK(span_of(timeline, "North of Tyne").until.value() > 2024);
    CHECK(span_of(timeline, "Norfolk and Suffolk").planned);
    for (const AuthoritySpan& span : timeline.authorities)
        if (span.until) CHECK(*span.until > span.from);
}

TEST_CASE("events stand in order of time, and each year of change has one") {
    const Timeline timeline = timeline_of(real_atlas());
    CHECK(std::ranges::is_sorted(timeline.events, {}, &TimelineEvent::when));
    std::set<int> years;
    for (const TimelineEvent& event : timeline.events) years.insert(static_cast<int>(event.when));
    for (const int year : timeline.years_of_change) CHECK(years.contains(year));
    CHECK(std::ranges::count(timeline.years_of_change, 2023) == 1);
    CHECK(std::ranges::count(timeline.years_of_change, 2005) == 0);
}

TEST_CASE("a date is a decimal year, as exact as it is known") {
    CHECK(decimal_year("2014-04-01").value() == doctest::Approx(2014 + 90 / 365.0));
    CHECK(decimal_year("2014-04") == decimal_year("2014-04-01"));
    CHECK(decimal_year("2014") == 2014);
    CHECK_FALSE(decimal_year("").has_value());
    CHECK_FALSE(decimal_year("soon").has_value());
}

TEST_CASE("the mean of districts that ended is weighted, and every carried figure is an estimate") {
    const Atlas& atlas = real_atlas();
    int carried = 0;
    for (const Layer& layer : atlas.layers) {
        if (layer.kind != LayerKind::numeric) continue;
        for (const Level level : {Level::district, Level::upper_tier}) {
            const LayerView view = view_of(atlas, layer, level, 2018, Boundaries::of_today);
            int here = 0;
            for (const auto& figure : view.figures) {
                if (!figure || !figure->carried) continue;
                ++here;
                CHECK(figure->basis >= Basis::estimate);
                CHECK(figure->status == FigureStatus::derived);
                CHECK(figure->value.has_value());
                CHECK_FALSE(figure->interval.has_value());
            }
            CHECK(here == view.carried);
            carried += here;
        }
    }
    CHECK(carried > 50);
}

TEST_CASE("a rate of districts that ended is weighted by what it is a rate of") {
    const Atlas& atlas = real_atlas();
    const Layer& turnout = layer_in(atlas, "turnout-referendum-2016");
    const LayerView today = view_of(atlas, turnout, Level::district, 2016, Boundaries::of_today);
    const auto& buckinghamshire = shown_in(today, area_in(atlas, "E06000060"));
    REQUIRE(buckinghamshire.has_value());
    // Ballots of Aylesbury Vale, Chiltern, South Bucks and Wycombe over their electors.
    const double ballots = 106895 + 58651 + 40755 + 94869;
    const double electors = 136235 + 70185 + 52194 + 125260;
    CHECK(buckinghamshire->value.value() ==
          doctest::Approx(100 * ballots / electors).epsilon(0.0001));
    CHECK(buckinghamshire->parts == 4);
    CHECK(today.boundary_year == atlas.boundary_year);
    const LayerView then = view_of(atlas, turnout, Level::district, 2016);
    CHECK(then.boundary_year == 2016);
}

TEST_CASE("without being asked for, no figure is carried to another area") {
    const Atlas& atlas = real_atlas();
    for (const Layer& layer : atlas.layers)
        CHECK(view_of(atlas, layer, Level::district, 2018).carried == 0);
}

}  // namespace geo
