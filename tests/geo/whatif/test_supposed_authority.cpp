#include <doctest/doctest.h>

#include "geo/data/contiguity.h"
#include "geo/data/profile.h"
#include "geo/whatif/hypothesis.h"
#include "tests/support/real_atlas.h"

using namespace geo;

namespace {

AreaId id(std::string_view text) { return *parse_area_id(text); }

SupposedAuthority group(std::vector<std::string> districts, std::string name = {}) {
    SupposedAuthority one{.id = id("SUPPOSED-A"), .name = std::move(name)};
    for (const std::string& district : districts) one.districts.push_back(id(district));
    return one;
}

const std::string leeds = "E08000035", bradford = "E08000032", calderdale = "E08000033",
                  kirklees = "E08000034", wakefield = "E08000036", york = "E06000014",
                  wirral = "E08000015", liverpool = "E08000012", ashfield = "E07000170",
                  leicester = "E06000016";

Atlas with(SupposedAuthority one) {
    return hypothetical(*real_atlas(), {.authorities = {std::move(one)}});
}

AreaIndex in(const Atlas& atlas, std::string_view code) { return *atlas.areas.find(code); }

double figure(const Atlas& atlas, std::string_view layer, std::string_view area, int year) {
    const auto found = figure_in(atlas, *atlas.layer(layer), in(atlas, area), year);
    REQUIRE(found.has_value());
    return *found->value;
}

}  // namespace

TEST_CASE("a supposed authority of the districts of one that exists has its figures") {
    const Atlas atlas = with(group({leeds, bradford, calderdale, kirklees, wakefield}));
    const AreaIndex made = in(atlas, "SUPPOSED-A"), west_yorkshire = in(atlas, "E47000003");
    int compared = 0;
    for (const Layer& layer : real_atlas()->layers) {
        if (layer.theme == Theme::powers || layer.upwards == Joining::none) continue;
        CAPTURE(layer.id);
        const auto theirs = figure_in(atlas, layer, west_yorkshire, 2023);
        if (!theirs || theirs->status != FigureStatus::derived || theirs->parts < 2) continue;
        const auto ours = figure_in(atlas, layer, made, 2023);
        REQUIRE(ours.has_value());
        CHECK(*ours->value == doctest::Approx(*theirs->value));
        ++compared;
    }
    CHECK(compared > 5);
}

TEST_CASE("it takes nothing from the authorities there are") {
    const Atlas before = *real_atlas(), atlas = with(group({leeds, york}));
    const AreaIndex west_yorkshire = in(atlas, "E47000003");
    CHECK(atlas.areas.members(west_yorkshire, Level::district, 2026) ==
          before.areas.members(west_yorkshire, Level::district, 2026));
    const auto parents = atlas.areas.parents(in(atlas, leeds), Level::combined_authority, 2026);
    CHECK(parents == std::vector{in(atlas, "SUPPOSED-A"), west_yorkshire});
    for (const Layer& layer : before.layers) {
        const Layer& now = *atlas.layer(layer.id);
        if (layer.theme == Theme::powers) continue;
        REQUIRE(now.figures.size() == layer.figures.size());
    }
    CHECK(before.areas.parents(in(before, leeds), Level::combined_authority, 2026).size() == 1);
}

TEST_CASE("counts add up and rates are weighted by what they are rates of") {
    const Atlas atlas = with(group({leeds, york}));
    const auto people = [&](std::string_view area) {
        return figure(atlas, "population", area, 2024);
    };
    CHECK(people("SUPPOSED-A") == people(leeds) + people(york));
    const auto income = [&](std::string_view area) {
        return figure(atlas, "gdhi-per-head", area, 2023);
    };
    const auto then = [&](std::string_view area) {
        return figure(atlas, "population", area, 2023);
    };
    CHECK(income("SUPPOSED-A") ==
          doctest::Approx((then(leeds) * income(leeds) + then(york) * income(york)) /
                          (then(leeds) + then(york))));
}

TEST_CASE("of medians no figure is made, but what its districts have is told") {
    const Atlas atlas = with(group({leeds, york}));
    const auto lines = profile_of(atlas, in(atlas, "SUPPOSED-A"));
    const auto pay = std::ranges::find_if(lines, [](const ProfileLine& line) {
        return line.layer->id == "median-weekly-pay";
    });
    REQUIRE(pay != lines.end());
    CHECK_FALSE(pay->figure);
    const double one = figure(atlas, "median-weekly-pay", leeds, pay->year),
                 other = figure(atlas, "median-weekly-pay", york, pay->year);
    CHECK(pay->districts == Interval{std::min(one, other), std::max(one, other)});
}

TEST_CASE("a part of a county has no figure that is known of the whole county only") {
    // Healthy life expectancy is of upper-tier areas: Ashfield has none of its own.
    const Atlas atlas = with(group({leeds, ashfield}));
    const Layer& life = *atlas.layer("healthy-life-expectancy-female");
    CHECK_FALSE(figure_in(atlas, life, in(atlas, "SUPPOSED-A"), 2022).has_value());
    const Atlas whole = with(group({leeds, york}));
    if (life.upwards != Joining::none)
        CHECK(figure_in(whole, life, in(whole, "SUPPOSED-A"), 2022).has_value());
}

TEST_CASE("it has the powers that all of its districts have, or those of another authority") {
    const Atlas both = with(group({leeds, york}));
    SupposedAuthority as_manchester = group({leeds, york});
    as_manchester.powers_as = id("E47000001");
    const Atlas model = with(as_manchester);
    for (const Power& power : real_atlas()->powers) {
        const Layer& layer = *both.layer(power_layer_id(power.id));
        const auto status = [&](const Layer& of, const Atlas& atlas, std::string_view area) {
            return power_status_of(of.at(in(atlas, area), 2026));
        };
        CHECK(status(layer, both, "SUPPOSED-A") ==
              std::min(status(layer, both, "E47000003"), status(layer, both, "E47000012")));
        CHECK(status(*model.layer(layer.id), model, "SUPPOSED-A") ==
              status(layer, both, "E47000001"));
        CHECK(layer.at(in(both, "SUPPOSED-A"), 2026)->status == FigureStatus::hypothetical);
    }
    CHECK(*model.layer("powers-held")->at(in(model, "SUPPOSED-A"), 2026)->value ==
          *model.layer("powers-held")->at(in(model, "E47000001"), 2026)->value);
}

TEST_CASE("a proposal gives to a supposed authority what it gives to its kind") {
    const auto held = [&](const Atlas& atlas) {
        return power_status_of(
            atlas.layer("power-investment-fund")->at(in(atlas, "SUPPOSED-A"), 2026));
    };
    const Hypothesis as_foundation{{"english-devolution-white-paper"}, {group({leicester})}};
    SupposedAuthority mayoral = group({leicester});
    mayoral.powers_as = id("PLANNED-CUMBRIA");
    const Hypothesis as_mayoral{{"english-devolution-white-paper"}, {mayoral}};
    CHECK(held(hypothetical(*real_atlas(), as_foundation)) < PowerStatus::held);
    CHECK(held(hypothetical(*real_atlas(), as_mayoral)) == PowerStatus::held);
}

TEST_CASE("it is named after its districts until it is given a name, and marked always") {
    const Atlas& atlas = *real_atlas();
    CHECK(name_of(atlas, group({york, leeds})) == "Leeds and York (what-if)");
    CHECK(name_of(atlas, group({york, leeds, wakefield})) ==
          "Leeds, Wakefield and York (what-if)");
    CHECK(name_of(atlas, group({york, leeds, wakefield, kirklees})) ==
          "Leeds, Kirklees and 2 more (what-if)");
    CHECK(name_of(atlas, group({leeds}, "Great Leeds")) == "Great Leeds (what-if)");
    CHECK(with(group({leeds}, "Great Leeds")).names.find("great leeds").front().matched ==
          "Great Leeds (what-if)");
}

TEST_CASE("a group that does not hang together is told as its pieces") {
    const Atlas atlas = with(group({leeds, wakefield, wirral, liverpool}));
    const auto pieces = pieces_of(atlas, in(atlas, "SUPPOSED-A"), 2025);
    // The Mersey parts Wirral from Liverpool.
    REQUIRE(pieces.size() == 3);
    CHECK(pieces[0] == std::vector{in(atlas, leeds), in(atlas, wakefield)});
    CHECK(pieces_of(atlas, in(atlas, "E47000003"), 2025).size() == 1);
}

TEST_CASE("a supposed authority without districts that can be had changes nothing") {
    CHECK(with(group({})).areas.size() == real_atlas()->areas.size());
    CHECK(with(group({"E07000026"})).areas.size() == real_atlas()->areas.size());  // ended in 2023
}
