// What has to be true of the atlas's own data.
#include <algorithm>
#include <cmath>

#include "tests/geo/data/atlases.h"

namespace geo {
namespace {

std::size_t count_code(const Atlas& atlas, const std::vector<AreaIndex>& areas,
                       std::string_view prefix) {
    return static_cast<std::size_t>(std::ranges::count_if(
        areas, [&](AreaIndex area) { return text_of(atlas.areas[area].id).starts_with(prefix); }));
}

}  // namespace

TEST_CASE("the repository's own data open without a fault") {
    const Atlas& atlas = real_atlas();
    for (const Error& fault : atlas.faults) MESSAGE(one_line(fault));
    CHECK(atlas.faults.empty());
    CHECK(atlas.layers.size() > 150);
    CHECK(atlas.powers.size() == 38);
    CHECK(atlas.mayors.size() == 27);
    CHECK(atlas.districts->areas.size() == 409);
    CHECK(atlas.police_forces->areas.size() == 43);
    CHECK_FALSE(atlas.attribution.empty());
}

TEST_CASE("every layer says what it is, in what unit and from where") {
    for (const Layer& layer : real_atlas().layers) {
        CAPTURE(layer.id);
        CHECK_FALSE(layer.label.empty());
        CHECK_FALSE(layer.short_label.empty());
        CHECK_FALSE(layer.group.empty());
        CHECK_FALSE(layer.unit.empty());
        CHECK_FALSE(layer.source.empty());
        CHECK_FALSE(layer.licence.empty());
        CHECK_FALSE(layer.figures.empty());
        CHECK(std::ranges::all_of(layer.id, [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        }));
        CHECK((layer.upwards != Joining::mean || real_atlas().layer(layer.weight) != nullptr ||
               !layer.weight.empty()));
        CHECK(layer.categories.empty() == (layer.kind == LayerKind::numeric));
    }
}

TEST_CASE("layer ids are each given once, and layers stand in the order of the themes") {
    std::vector<std::string_view> ids;
    for (const Layer& layer : real_atlas().layers) ids.push_back(layer.id);
    CHECK(std::ranges::is_sorted(real_atlas().layers, {}, &Layer::theme));
    std::ranges::sort(ids);
    CHECK(std::ranges::adjacent_find(ids) == ids.end());
}

TEST_CASE("figures stand in order, one for an area and year, with value or marker") {
    for (const Layer& layer : real_atlas().layers) {
        CAPTURE(layer.id);
        const auto place = [](const Figure& figure) { return std::pair(figure.area, figure.year); };
        CHECK(std::ranges::is_sorted(layer.figures, {}, place));
        CHECK(std::ranges::adjacent_find(layer.figures, {}, place) == layer.figures.end());
        for (const Figure& figure : layer.figures) {
            if (!figure.value) CHECK(figure.marker != Marker::none);
            if (layer.kind != LayerKind::numeric && figure.value)
                CHECK(static_cast<std::size_t>(*figure.value) < layer.categories.size());
        }
    }
}

TEST_CASE("Greater Manchester has ten districts") {
    const Atlas& atlas = real_atlas();
    CHECK(atlas.areas.members(area_in(atlas, "E47000001"), Level::district, 2025).size() == 10);
}

TEST_CASE("the East Midlands authority holds the districts of both its counties") {
    const Atlas& atlas = real_atlas();
    const AreaIndex east_midlands = area_in(atlas, "E47000013");
    const auto districts = atlas.areas.members(east_midlands, Level::district, 2025);
    CHECK(districts.size() == 17);  // Derby, Nottingham, eight of Derbyshire, seven of the other
    for (const std::string_view code : {"E06000015", "E07000033", "E07000170"}) {
        CAPTURE(code);
        CHECK(std::ranges::find(districts, area_in(atlas, code)) != districts.end());
    }
}

TEST_CASE("in 2025 there are 361 districts, 15 combined authorities and London") {
    const Atlas& atlas = real_atlas();
    CHECK(atlas.areas.in_force(Level::district, 2025).size() == 361);
    const auto authorities = atlas.areas.in_force(Level::combined_authority, 2025);
    CHECK(authorities.size() == 16);
    CHECK(count_code(atlas, authorities, "E47") == 15);
    CHECK(count_code(atlas, authorities, "E61") == 1);
}

TEST_CASE("Greater Manchester's mayor of 2024 was elected on the published turnout") {
    const Atlas& atlas = real_atlas();
    const LayerView view =
        view_of(atlas, layer_in(atlas, "turnout-mayoral"), Level::combined_authority, 2024);
    const auto& shown = shown_in(view, area_in(atlas, "E47000001"));
    REQUIRE(shown.has_value());
    CHECK(shown->value == 32.05);
    CHECK(say_period(atlas.text(shown->period)) == "2 May 2024");
    CHECK_FALSE(atlas.text(shown->source).empty());
}

TEST_CASE("Leicester has a council mayor and no combined authority") {
    const Atlas& atlas = real_atlas();
    const AreaIndex leicester = area_in(atlas, "E06000016");
    CHECK_FALSE(atlas.areas.parent(leicester, Level::combined_authority, 2026).has_value());
    const Layer& party = layer_in(atlas, "council-mayor-party");
    const LayerView mayors = view_of(atlas, party, Level::district, 2026);
    const auto& mayor = shown_in(mayors, leicester);
    REQUIRE(mayor.has_value());
    CHECK(say_value(party, *mayor->value) == "Labour");
    CHECK(atlas.text(mayor->note) == "Peter Soulsby");
    const LayerView powers = view_of(atlas, layer_in(atlas, "powers-held"), Level::district, 2026);
    CHECK_FALSE(shown_in(powers, leicester).has_value());
}

TEST_CASE("district populations add up to their parents'") {
    const Atlas& atlas = real_atlas();
    const Layer& population = layer_in(atlas, "population");
    for (const Level level : {Level::upper_tier, Level::combined_authority, Level::region,
                              Level::country, Level::police_force}) {
        for (const AreaIndex whole : atlas.areas.in_force(level, 2025)) {
            const Figure* published = population.at(whole, 2024);
            if (published == nullptr) continue;
            double sum = 0;
            for (const AreaIndex part : atlas.areas.members(whole, Level::district, 2025))
                sum += population.at(part, 2024)->value.value();
            CAPTURE(atlas.areas[whole].name);
            CHECK(std::abs(sum - *published->value) <= 1);
        }
    }
}

TEST_CASE("a district view of healthy life expectancy names the level that has it") {
    const Atlas& atlas = real_atlas();
    for (const std::string_view id :
         {"healthy-life-expectancy-male", "healthy-life-expectancy-female"}) {
        const Layer& layer = layer_in(atlas, id);
        const auto year = latest_year_of(atlas, layer, Level::upper_tier);
        REQUIRE(year.has_value());
        const LayerView view = view_of(atlas, layer, Level::district, *year);
        REQUIRE_FALSE(view.better_levels.empty());
        CHECK(view.better_levels.front() == Level::upper_tier);
        // No county's figure is put on its districts.
        CHECK(view.inherited == 0);
        CHECK_FALSE(shown_in(view, area_in(atlas, "E07000033")).has_value());
        CHECK(view_of(atlas, layer, Level::upper_tier, *year).better_levels.empty());
    }
}

TEST_CASE("the finer outlines are of every district in force") {
    const Result<Geometry> detailed = read_detailed_districts(real_atlas());
    REQUIRE_MESSAGE(detailed.has_value(), one_line(detailed.error()));
    CHECK(detailed->areas.size() == 361);
    CHECK(detailed->borders.points.size() > real_atlas().districts->borders.points.size());
}

TEST_CASE("former posts of mayor do not stand on") {
    const Atlas& atlas = real_atlas();
    const Layer& party = layer_in(atlas, "council-mayor-party");
    const AreaIndex bristol = area_in(atlas, "E06000023");
    CHECK(party.at(bristol, 2023)->value.has_value());
    CHECK_FALSE(party.at(bristol, 2025)->value.has_value());
    CHECK(party.at(bristol, 2025)->marker == Marker::not_applicable);
}

}  // namespace geo
