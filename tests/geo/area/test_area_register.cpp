#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "geo/area/area_register.h"
#include "tests/geo/area/sample_areas.h"

using geo::AreaIndex;
using geo::Level;

namespace {

constexpr auto uk = "K02000001", great_britain = "K03000001", england = "E92000001",
               scotland = "S92000003", london_region = "E12000007", east_midlands = "E12000004",
               south_west = "E12000009", gla = "E61000001", emcca = "E47000013",
               derbyshire = "E10000007", amber_valley = "E07000032", derby = "E06000015",
               leicester = "E06000016", dorset_county = "E10000009", purbeck = "E07000051",
               dorset = "E06000059", camden = "E09000007", glasgow = "S12000049",
               greater_manchester = "E47000001", metropolitan_county = "E11000001",
               manchester = "E08000003", north_west = "E12000002", gmp = "E23000005",
               cumbria = "PLANNED-CUMBRIA", undated = "PLANNED-ESSEX", cumberland = "E06000063";

SampleAreas the_areas() {
    SampleAreas areas;
    areas.add(uk, "United Kingdom", {Level::united_kingdom});
    areas.add(great_britain, "Great Britain", {Level::aggregate});
    areas.add(england, "England", {Level::country});
    areas.add(scotland, "Scotland", {Level::region, Level::country});
    for (auto region : {london_region, east_midlands, south_west, north_west})
        areas.add(region, "Region", {Level::region}).country = areas.at(england);
    areas.add(gmp, "Greater Manchester", {Level::police_force}).region = areas.at(north_west);
    areas.add(metropolitan_county, "Greater Manchester", {Level::metropolitan_county}).region =
        areas.at(north_west);

    const auto add_authority = [&](auto code, auto region) -> geo::Area& {
        geo::Area& area = areas.add(code, "Authority", {Level::combined_authority});
        area.region = areas.at(region);
        area.country = areas.at(england);
        return area;
    };
    add_authority(greater_manchester, north_west);
    add_authority(emcca, east_midlands).vintage = {2024, {}};
    geo::Area& planned = add_authority(cumbria, north_west);
    planned.planned = true;
    planned.vintage = {2027, {}};
    add_authority(undated, east_midlands).planned = true;
    geo::Area& london = areas.add(gla, "Greater London Authority", {Level::greater_london});
    london.region = areas.at(london_region);
    london.country = areas.at(england);

    const auto add_council = [&](auto code, auto region,
                                 std::initializer_list<Level> levels) -> geo::Area& {
        geo::Area& area = areas.add(code, "Council", levels);
        area.region = areas.at(region);
        area.country = areas.at(region == scotland ? scotland : england);
        return area;
    };
    const auto single_tier = {Level::district, Level::upper_tier};
    add_council(derbyshire, east_midlands, {Level::upper_tier});
    add_council(amber_valley, east_midlands, {Level::district}).county = areas.at(derbyshire);
    add_council(derby, east_midlands, single_tier);
    add_council(leicester, east_midlands, single_tier);
    add_council(dorset_county, south_west, {Level::upper_tier}).vintage = {{}, 2018};
    geo::Area& ended = add_council(purbeck, south_west, {Level::district});
    ended.vintage = {{}, 2018};
    ended.county = areas.at(dorset_county);
    add_council(dorset, south_west, single_tier).vintage = {2019, {}};
    add_council(camden, london_region, single_tier);
    add_council(glasgow, scotland, single_tier);
    add_council(cumberland, north_west, single_tier).vintage = {2023, {}};
    geo::Area& city = add_council(manchester, north_west, single_tier);
    city.county = areas.at(metropolitan_county);
    city.police_force = areas.at(gmp);

    areas.join(manchester, greater_manchester);
    areas.join(derby, emcca, {2024, {}});
    areas.join(derbyshire, emcca, {2024, {}});
    areas.join(camden, gla);
    areas.join(cumberland, cumbria);
    return areas;
}

/// The register with areas named by their codes.
struct Sample {
    SampleAreas areas = the_areas();
    geo::AreaRegister made = areas.made();

    std::string_view parent(std::string_view code, Level level, int year = 2025) const {
        const auto found = made.parent(areas.at(code), level, year);
        return found ? geo::text_of(made[*found].id) : "none";
    }
    std::vector<std::string_view> codes(const std::vector<AreaIndex>& indexes) const {
        std::vector<std::string_view> codes;
        for (AreaIndex index : indexes) codes.push_back(geo::text_of(made[index].id));
        return codes;
    }
    auto members(std::string_view code, Level level, int year = 2025) const {
        return codes(made.members(areas.at(code), level, year));
    }
    auto in_force(Level level, int year) const { return codes(made.in_force(level, year)); }
};

using Codes = std::vector<std::string_view>;

}  // namespace

TEST_CASE("an area is found by its id, planned ones too, and nothing else is") {
    const Sample sample;
    CHECK(sample.made.find(manchester) == sample.areas.at(manchester));
    CHECK(sample.made.find(cumbria) == sample.areas.at(cumbria));
    CHECK_FALSE(sample.made.find("E08000099").has_value());
    CHECK_FALSE(sample.made.find("e08000003").has_value());
    CHECK_FALSE(sample.made.find("").has_value());
    CHECK_FALSE(geo::AreaRegister().find(manchester).has_value());
}

TEST_CASE("two areas with one id are refused, and the id is said") {
    SampleAreas areas;
    areas.add(leicester, "Leicester", {Level::district});
    areas.add(derby, "Derby", {Level::district});
    const auto twice = geo::AreaRegister::make(
        {areas.made().areas()[0], areas.made().areas()[1], areas.made().areas()[0]}, {});
    REQUIRE_FALSE(twice.has_value());
    CHECK(twice.error().what == "two areas have the id E06000016; keep one of them");
}

TEST_CASE("the Greater London Authority stands on the map of combined authorities") {
    const Sample sample;
    CHECK(sample.made.stands_at(sample.areas.at(gla), Level::combined_authority));
    CHECK(sample.made.stands_at(sample.areas.at(gla), Level::greater_london));
    CHECK_FALSE(sample.made.stands_at(sample.areas.at(emcca), Level::greater_london));
    CHECK_FALSE(sample.made.stands_at(sample.areas.at(camden), Level::combined_authority));
}

TEST_CASE(
    "areas in force change with the year; planned ones come when due, or never without date") {
    const Sample sample;
    CHECK(sample.in_force(Level::combined_authority, 2023) == Codes{greater_manchester, gla});
    CHECK(sample.in_force(Level::combined_authority, 2025) ==
          Codes{greater_manchester, emcca, gla});
    CHECK(sample.in_force(Level::combined_authority, 2027) ==
          Codes{greater_manchester, emcca, cumbria, gla});
    CHECK(sample.in_force(Level::upper_tier, 2018) ==
          Codes{derbyshire, derby, leicester, dorset_county, camden, glasgow, manchester});
}

TEST_CASE("an area's parent is itself at a level where it stands") {
    const Sample sample;
    CHECK(sample.parent(derby, Level::upper_tier) == derby);
    CHECK(sample.parent(scotland, Level::country) == scotland);
    CHECK(sample.parent(east_midlands, Level::region) == east_midlands);
    CHECK(sample.parent(gla, Level::combined_authority) == gla);
    CHECK(sample.parent(uk, Level::united_kingdom) == uk);
}

TEST_CASE("parents of a district stand at every level above it") {
    const Sample sample;
    CHECK(sample.parent(amber_valley, Level::upper_tier) == derbyshire);
    CHECK(sample.parent(amber_valley, Level::region) == east_midlands);
    CHECK(sample.parent(amber_valley, Level::country) == england);
    CHECK(sample.parent(amber_valley, Level::united_kingdom) == uk);
    CHECK(sample.parent(manchester, Level::combined_authority) == greater_manchester);
    CHECK(sample.parent(manchester, Level::metropolitan_county) == metropolitan_county);
    CHECK(sample.parent(manchester, Level::police_force) == gmp);
    CHECK(sample.parent(glasgow, Level::region) == scotland);
    CHECK(sample.parent(camden, Level::combined_authority) == gla);
    CHECK(sample.parent(camden, Level::greater_london) == gla);
}

TEST_CASE("counties and combined authorities have parents too") {
    const Sample sample;
    CHECK(sample.parent(derbyshire, Level::combined_authority) == emcca);
    CHECK(sample.parent(derbyshire, Level::region) == east_midlands);
    CHECK(sample.parent(emcca, Level::region) == east_midlands);
    CHECK(sample.parent(emcca, Level::country) == england);
    CHECK(sample.parent(gla, Level::region) == london_region);
    CHECK(sample.parent(great_britain, Level::united_kingdom) == uk);
}

TEST_CASE("where there is no parent there is none") {
    const Sample sample;
    CHECK(sample.parent(leicester, Level::combined_authority) == "none");
    CHECK(sample.parent(manchester, Level::greater_london) == "none");
    CHECK(sample.parent(amber_valley, Level::metropolitan_county) == "none");
    CHECK(sample.parent(manchester, Level::aggregate) == "none");
    CHECK(sample.parent(derbyshire, Level::district) == "none");
    CHECK(sample.parent(england, Level::region) == "none");
    CHECK(sample.parent(uk, Level::country) == "none");
}

TEST_CASE("a district joins a combined authority with its county, listed or not") {
    const Sample sample;
    CHECK(sample.parent(amber_valley, Level::combined_authority) == emcca);
    CHECK(sample.members(emcca, Level::district) == Codes{amber_valley, derby});
}

TEST_CASE("membership holds when child, authority and membership are all in force") {
    const Sample sample;
    CHECK(sample.parent(derby, Level::combined_authority, 2023) == "none");
    CHECK(sample.parent(derby, Level::combined_authority, 2024) == emcca);
    CHECK(sample.parent(amber_valley, Level::combined_authority, 2023) == "none");
    CHECK(sample.parent(cumberland, Level::combined_authority, 2026) == "none");
    CHECK(sample.parent(cumberland, Level::combined_authority, 2027) == cumbria);

    SampleAreas areas = the_areas();
    areas.join(purbeck, greater_manchester);  // the membership has no end, but the district has
    const auto made = areas.made();
    CHECK(made.parent(areas.at(purbeck), Level::combined_authority, 2018).has_value());
    CHECK_FALSE(made.parent(areas.at(purbeck), Level::combined_authority, 2019).has_value());
}

TEST_CASE("an area that moves from one authority to another is in one of them each year") {
    SampleAreas areas = the_areas();
    areas.join(leicester, emcca, {2026, {}});
    areas.join(leicester, greater_manchester, {{}, 2025});
    const auto made = areas.made();
    const auto parent = [&](int year) {
        return made.parent(areas.at(leicester), Level::combined_authority, year);
    };
    CHECK(parent(2025) == areas.at(greater_manchester));
    CHECK(parent(2026) == areas.at(emcca));
}

TEST_CASE("a county that has ended holds nothing any more") {
    const Sample sample;
    CHECK(sample.parent(purbeck, Level::upper_tier, 2018) == dorset_county);
    CHECK(sample.parent(purbeck, Level::upper_tier, 2019) == "none");
    CHECK(sample.members(dorset_county, Level::district, 2018) == Codes{purbeck});
    CHECK(sample.members(dorset_county, Level::district, 2019).empty());
}

TEST_CASE("members are the areas of a level inside, in force that year") {
    const Sample sample;
    CHECK(sample.members(east_midlands, Level::district) == Codes{amber_valley, derby, leicester});
    CHECK(sample.members(east_midlands, Level::upper_tier) == Codes{derbyshire, derby, leicester});
    CHECK(sample.members(east_midlands, Level::combined_authority) == Codes{emcca});
    CHECK(sample.members(south_west, Level::district, 2018) == Codes{purbeck});
    CHECK(sample.members(south_west, Level::district, 2019) == Codes{dorset});
    CHECK(sample.members(emcca, Level::upper_tier) == Codes{derbyshire, derby});
    CHECK(sample.members(emcca, Level::district, 2023).empty());
    CHECK(sample.members(london_region, Level::combined_authority) == Codes{gla});
    CHECK(sample.members(gla, Level::district) == Codes{camden});
    CHECK(sample.members(gmp, Level::district) == Codes{manchester});
    CHECK(sample.members(metropolitan_county, Level::district) == Codes{manchester});
    CHECK(sample.members(england, Level::region) ==
          Codes{london_region, east_midlands, south_west, north_west});
    CHECK(sample.members(scotland, Level::district) == Codes{glasgow});
}

TEST_CASE("an area that stands at the level is its own member") {
    const Sample sample;
    CHECK(sample.members(derby, Level::district) == Codes{derby});
    CHECK(sample.members(scotland, Level::region) == Codes{scotland});
}

TEST_CASE("the United Kingdom holds everything") {
    const Sample sample;
    for (const geo::LevelCode& one : geo::level_codes) {
        CAPTURE(one.code);
        CHECK(sample.members(uk, one.level) == sample.in_force(one.level, 2025));
    }
}
