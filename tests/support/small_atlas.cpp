#include "tests/support/small_atlas.h"

#include <stdexcept>

#include "tests/geo/area/sample_areas.h"

namespace {

using geo::AreaIndex;
using geo::Level;

void describe(geo::Area& area, const char* type, geo::Point centre) {
    area.type = type;
    area.label_point = centre;
    area.area_km2 = 10'000;
    area.population = 500'000;
}

geo::AreaRegister areas() {
    SampleAreas all;
    describe(all.add("E92000001", "England", {Level::country}), "country", {400'000, 400'000});
    describe(all.add("E12000003", "Yorkshire and The Humber", {Level::region}), "region",
             {400'000, 400'000});
    const auto district = [&](const char* code, const char* name, const char* type,
                              geo::Point centre) {
        geo::Area& area = all.add(code, name, {Level::district, Level::upper_tier});
        describe(area, type, centre);
        area.country = AreaIndex{0};
        area.region = AreaIndex{1};
    };
    district("E08000035", "Leeds", "metropolitan district", {350'000, 450'000});
    district("E08000036", "Wakefield", "metropolitan district", {450'000, 450'000});
    district("E06000058", "Bournemouth, Christchurch and Poole", "unitary authority",
             {350'000, 350'000});
    district("E07000146", "King's Lynn and West Norfolk", "non-metropolitan district",
             {450'000, 350'000});
    describe(all.add("E47000008", "Cambridgeshire and Peterborough Combined Authority",
                     {Level::combined_authority}),
             "combined authority", {400'000, 450'000});
    all.join("E08000035", "E47000008");
    all.join("E08000036", "E47000008");
    return all.made();
}

geo::MultiPolygon square(geo::Point centre) {
    const double half = 50'000;
    return {{{{centre.x - half, centre.y - half},
              {centre.x + half, centre.y - half},
              {centre.x + half, centre.y + half},
              {centre.x - half, centre.y + half}},
             {}}};
}

geo::Layer layer(const char* id, geo::Theme theme, const char* group, const char* label) {
    geo::Layer one;
    one.id = id;
    one.theme = theme;
    one.group = group;
    one.label = one.short_label = label;
    one.description = "A layer for tests.";
    one.decimals = 1;
    one.source = "Office for National Statistics";
    one.licence = "Open Government Licence v3.0";
    return one;
}

void add(geo::Layer& to, std::uint32_t area, int year, double value) {
    geo::Figure figure;
    figure.area = AreaIndex{area};
    figure.year = static_cast<std::int16_t>(year);
    figure.value = value;
    to.figures.push_back(figure);
}

std::vector<geo::Layer> layers() {
    geo::Layer powers = layer("powers-held", geo::Theme::powers, "", "Powers held");
    add(powers, 6, 2024, 9);
    geo::Layer grant = layer("transport-grant", geo::Theme::budgets, "per head",
                             "Local transport grant, capital, multi-year total per head");
    grant.unit = "£ per person";
    grant.style = geo::Style::pounds;
    add(grant, 6, 2024, 87);
    geo::Layer turnout = layer("turnout", geo::Theme::turnout, "councils", "Council turnout");
    turnout.unit = "%";
    turnout.style = geo::Style::percent;
    geo::Layer pay = layer("weekly-pay", geo::Theme::missions, "growth", "Weekly pay");
    pay.unit = "£";
    pay.style = geo::Style::pounds;
    for (std::uint32_t i = 2; i <= 5; ++i)
        for (int year = 2020; year <= 2024; ++year) {
            add(turnout, i, year, 30 + 5.0 * i + 0.5 * (year - 2020));
            add(pay, i, year, 400 + 50.0 * i + year - 2020);
        }
    geo::Layer tier = layer("tier", geo::Theme::governance, "", "Tier of devolution");
    tier.kind = geo::LayerKind::categorical;
    tier.categories = {{"none", "None"}, {"established", "Established mayoral authority"}};
    add(tier, 6, 2024, 1);
    return {powers, grant, turnout, pay, tier};
}

}  // namespace

geo::Atlas small_atlas() {
    geo::Atlas atlas;
    atlas.title = "A small atlas";
    atlas.attribution = "Contains OS data © Crown copyright and database right 2025.";
    atlas.areas = areas();
    atlas.names = geo::NameSearch(atlas.areas);
    atlas.layers = layers();
    atlas.tables.emplace("hexagons", geo::CsvTable::parse("area_code,layout,q,r\n"
                                                          "E08000035,odd-r,0,1\n"
                                                          "E08000036,odd-r,1,1\n"
                                                          "E06000058,odd-r,0,0\n"
                                                          "E07000146,odd-r,1,0\n",
                                                          "hexagons.csv")
                                         .value());
    std::vector<geo::GeometryInput> inputs;
    for (std::uint32_t i = 2; i <= 5; ++i)
        inputs.push_back({AreaIndex{i}, square(atlas.areas[AreaIndex{i}].label_point)});
    std::vector<geo::Error> faults;
    atlas.districts = std::make_shared<const geo::Geometry>(geo::make_geometry(inputs, faults));
    if (!faults.empty()) throw std::runtime_error(geo::one_line(faults.front()));
    return atlas;
}
