#include "tests/geo/data/atlases.h"

#include <fmt/format.h>

namespace geo {
namespace {

constexpr std::string_view package_json = R"({
  "name": "small", "title": "A small atlas", "version": "1",
  "licenses": [{"name": "OGL-UK-3.0"}],
  "sources": [{"title": "Made for tests"}],
  "resources": [
    {"name": "areas", "path": "areas.csv", "format": "csv", "schema": {"fields": [
      {"name": "code", "type": "string"}, {"name": "name", "type": "string"},
      {"name": "levels", "type": "string"}, {"name": "planned", "type": "string"},
      {"name": "start_year", "type": "string"}, {"name": "end_year", "type": "string"},
      {"name": "region_code", "type": "string"}, {"name": "country_code", "type": "string"},
      {"name": "easting", "type": "number"}, {"name": "northing", "type": "number"}]}},
    {"name": "memberships", "path": "memberships.csv", "format": "csv", "schema": {"fields": [
      {"name": "area_code", "type": "string"}, {"name": "parent_code", "type": "string"},
      {"name": "start_year", "type": "string"}, {"name": "end_year", "type": "string"}]}},
    {"name": "metric_definitions", "path": "metric_definitions.csv", "format": "csv",
     "schema": {"fields": [
      {"name": "metric_id", "type": "string"}, {"name": "mission", "type": "string"},
      {"name": "label", "type": "string"}, {"name": "unit", "type": "string"},
      {"name": "decimals", "type": "string"}, {"name": "polarity", "type": "string"},
      {"name": "aggregate", "type": "string"}, {"name": "weight", "type": "string"},
      {"name": "source_org", "type": "string"}]}},
    {"name": "metrics", "path": "metrics.csv", "format": "csv", "schema": {"fields": [
      {"name": "metric_id", "type": "string"}, {"name": "area_code", "type": "string"},
      {"name": "period", "type": "string"}, {"name": "year", "type": "string"},
      {"name": "value", "type": "string"}, {"name": "lower", "type": "string"},
      {"name": "upper", "type": "string"}, {"name": "status", "type": "string"}]}},
    {"name": "power_definitions", "path": "power_definitions.csv", "format": "csv",
     "schema": {"fields": [
      {"name": "power_id", "type": "string"}, {"name": "label", "type": "string"},
      {"name": "category", "type": "string"}]}},
    {"name": "powers", "path": "powers.csv", "format": "csv", "schema": {"fields": [
      {"name": "area_code", "type": "string"}, {"name": "power_id", "type": "string"},
      {"name": "status", "type": "string"}, {"name": "since", "type": "string"},
      {"name": "basis", "type": "string"}]}},
    {"name": "budget_definitions", "path": "budget_definitions.csv", "format": "csv",
     "schema": {"fields": [
      {"name": "budget_id", "type": "string"}, {"name": "label", "type": "string"},
      {"name": "kind", "type": "string"}]}},
    {"name": "budgets", "path": "budgets.csv", "format": "csv", "schema": {"fields": [
      {"name": "area_code", "type": "string"}, {"name": "budget_id", "type": "string"},
      {"name": "amount_kind", "type": "string"}, {"name": "unit", "type": "string"},
      {"name": "period", "type": "string"}, {"name": "year", "type": "string"},
      {"name": "amount", "type": "string"}]}},
    {"name": "boundaries", "path": "boundaries.geojson", "format": "gpkg"}
  ]
})";

constexpr std::string_view areas_csv =
    "code,name,levels,planned,start_year,end_year,region_code,country_code,easting,northing\n"
    "E92000001,England,ctry,no,,,,,500000,300000\n"
    "E12000002,North West,rgn,no,,,,E92000001,500000,300000\n"
    "E08000001,Westby,ltla;utla,no,,,E12000002,E92000001,500500,300500\n"
    "E08000002,Midby,ltla;utla,no,,,E12000002,E92000001,501500,300500\n"
    "E08000003,Eastby,ltla;utla,no,,,E12000002,E92000001,502500,300500\n"
    "E47000001,Both Bies,cauth,no,2011,,E12000002,E92000001,501000,300500\n";

constexpr std::string_view memberships_csv =
    "area_code,parent_code,start_year,end_year\n"
    "E08000001,E47000001,2011,\nE08000002,E47000001,2011,\n";

constexpr std::string_view metric_definitions_csv =
    "metric_id,mission,label,unit,decimals,polarity,aggregate,weight,source_org\n"
    "pay,growth,Weekly pay,£ per week,0,higher-is-better,mean,population,ONS\n"
    "population,context,Population,people,0,neutral,sum,,ONS\n";

constexpr std::string_view metrics_csv =
    "metric_id,area_code,period,year,value,lower,upper,status\n"
    "pay,E08000001,2023-01-01/P1Y,2023,400,390,410,\n"
    "pay,E08000001,2024-01-01/P1Y,2024,500,490,510,\n"
    "pay,E08000002,2023-01-01/P1Y,2023,500,490,510,\n"
    "pay,E08000002,2024-01-01/P1Y,2024,800,,,\n"
    "pay,E08000003,2024-01-01/P1Y,2024,,,,x\n"
    "population,E08000001,2024-06-30,2024,100000,,,\n"
    "population,E08000002,2024-06-30,2024,200000,,,\n"
    "population,E08000003,2024-06-30,2024,300000,,,\n";

std::string square(std::string_view code, int x) {
    return fmt::format(R"({{"type": "Feature", "properties": {{"code": "{0}", "name": "{0}"}},
 "geometry": {{"type": "Polygon", "coordinates": [[[{1}, 300000], [{2}, 300000], [{2}, 301000],
 [{1}, 301000], [{1}, 300000]]]}}}})",
                       code, x, x + 1000);
}

std::string boundaries_geojson() {
    return fmt::format(R"({{"type": "FeatureCollection", "name": "ltla",
 "crs": {{"type": "name", "properties": {{"name": "urn:ogc:def:crs:EPSG::27700"}}}},
 "features": [{}, {}, {}]}})",
                       square("E08000001", 500000), square("E08000002", 501000),
                       square("E08000003", 502000));
}

}  // namespace

const Atlas& real_atlas() {
    static const Result<Atlas> atlas = open_atlas(DEVOLUTION_ATLAS_SOURCE_DIR "/data");
    REQUIRE_MESSAGE(atlas.has_value(), one_line(atlas.error()));
    return *atlas;
}

const Layer& layer_in(const Atlas& atlas, std::string_view id) {
    const Layer* layer = atlas.layer(id);
    REQUIRE_MESSAGE(layer != nullptr, std::string(id));
    return *layer;
}

AreaIndex area_in(const Atlas& atlas, std::string_view code) {
    const auto area = atlas.areas.find(code);
    REQUIRE_MESSAGE(area.has_value(), std::string(code));
    return *area;
}

const std::optional<ShownFigure>& shown_in(const LayerView& view, AreaIndex area) {
    const auto position = view.position(area);
    REQUIRE(position.has_value());
    return view.figures[*position];
}

std::string SmallPackage::description_with(std::string_view resources) {
    std::string text(package_json);
    constexpr std::string_view list = "\"resources\": [";
    return text.insert(text.find(list) + list.size(), resources);
}

SmallPackage::SmallPackage() {
    write("datapackage.json", package_json);
    write("areas.csv", areas_csv);
    write("memberships.csv", memberships_csv);
    write("metric_definitions.csv", metric_definitions_csv);
    write("metrics.csv", metrics_csv);
    write("power_definitions.csv",
          "power_id,label,category\nbus_franchising,Controls buses,transport\n"
          "mayoral_cil,Charges developers,housing and planning\n");
    write("powers.csv",
          "area_code,power_id,status,since,basis\nE47000001,bus_franchising,held,2017,published\n"
          "E47000001,mayoral_cil,partial,,recalled\n");
    write("budget_definitions.csv",
          "budget_id,label,kind\ninvestment_fund,Investment fund,devolved grant\n"
          "skills_fund,Skills fund,devolved grant\n");
    write("budgets.csv",
          "area_code,budget_id,amount_kind,unit,period,year,amount\n"
          "E47000001,investment_fund,each-year,GBP,,2020,30000000\n"
          "E47000001,skills_fund,annual,GBP,2024-25,2024,60000000\n");
    write("boundaries.geojson", boundaries_geojson());
}

}  // namespace geo
