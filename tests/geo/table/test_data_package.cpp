#include <doctest/doctest.h>

#include "geo/table/data_package.h"

namespace {

constexpr const char* sound = R"({
  "name": "sample", "title": "A sample", "version": "1", "attribution": "Somebody",
  "sources": [{"title": "Somebody", "path": "https://example.org/"}],
  "licenses": [{"name": "OGL-UK-3.0"}],
  "resources": [
    {"name": "areas", "path": "areas.csv", "schema": {
      "fields": [{"name": "code", "constraints": {"required": true, "pattern": "^E\\d+$"}},
                 {"name": "region", "type": "string"},
                 {"name": "population", "type": "integer", "constraints": {"minimum": 0}}],
      "primaryKey": "code",
      "foreignKeys": [{"fields": "region", "reference": {"resource": "", "fields": "code"}}]}},
    {"name": "boundaries", "path": "boundaries.gpkg", "layers": ["ltla"]}]})";

/// The sound descriptor with one piece of it exchanged.
std::string with(std::string_view piece, std::string_view other) {
    std::string text = sound;
    const std::size_t at = text.find(piece);
    REQUIRE(at != std::string::npos);
    return text.replace(at, piece.size(), other);
}

}  // namespace

TEST_CASE("a descriptor is read into resources with fields, keys, sources and licences") {
    const auto package = geo::parse_data_package(sound, "folder");
    REQUIRE(package.has_value());
    CHECK(package->title == "A sample");
    CHECK(package->attribution == "Somebody");
    CHECK(package->licences.front().name == "OGL-UK-3.0");
    const geo::Resource* areas = package->find("areas");
    REQUIRE(areas != nullptr);
    CHECK(areas->format == "csv");
    REQUIRE(areas->fields.size() == 3);
    CHECK(areas->fields[0].required);
    CHECK(areas->fields[0].type == "string");
    CHECK(areas->fields[2].minimum == 0.0);
    CHECK(areas->primary_key == std::vector<std::string>{"code"});
    CHECK(areas->foreign_keys.front().reference == "code");
    CHECK(package->find("boundaries")->layers == std::vector<std::string>{"ltla"});
    CHECK(package->find("powers") == nullptr);
}

TEST_CASE("a descriptor that breaks the standard says where") {
    struct Case {
        std::string text, where, what;
    };
    for (const Case& c : {
             Case{"", "datapackage.json, line 1, column 1", "is no JSON"},
             Case{"[1, 2]", "datapackage.json", "has to be an object"},
             Case{"{\n  \"name\": \"x\"\n  \"title\": 1}", "datapackage.json, line 3, column 9",
                  "is no JSON"},
             Case{R"({"bytes": 1e999})", "datapackage.json", "a number that is too large"},
             Case{"{}", "datapackage.json, resources", "missing or empty"},
             Case{with("\"A sample\"", "12"), "datapackage.json, title", "text in quotation marks"},
             Case{with("\"path\": \"areas.csv\"", "\"path\": \"../areas.csv\""),
                  "datapackage.json, resources[0].path", "leads out of the package"},
             Case{with("\"path\": \"areas.csv\"", "\"path\": \"/etc/areas.csv\""),
                  "datapackage.json, resources[0].path", "leads out of the package"},
             Case{with("\"name\": \"boundaries\"", "\"name\": \"areas\""),
                  "datapackage.json, resources[1]", "a second resource"},
             Case{with("\"type\": \"integer\"", "\"type\": \"float\""),
                  "datapackage.json, resources[0].schema.fields[2].type", "no type known here"},
             Case{with("\"minimum\": 0", "\"minimum\": \"0\""),
                  "datapackage.json, resources[0].schema.fields[2].constraints.minimum",
                  "has to be a number"},
             Case{with("^E\\\\d+$", "(E"),
                  "datapackage.json, resources[0].schema.fields[0].constraints.pattern",
                  "no regular expression"},
             Case{with("^E\\\\d+$", std::string(100'000, '(')),
                  "datapackage.json, resources[0].schema.fields[0].constraints.pattern",
                  "at most 1000 characters"},
             Case{with("\"required\": true", "\"required\": \"yes\""),
                  "datapackage.json, resources[0].schema.fields[0].constraints.required",
                  "true or false"},
             Case{with("\"primaryKey\": \"code\"", "\"primaryKey\": \"id\""),
                  "datapackage.json, resources[0].schema.primaryKey", "'id' is no field"},
             Case{with("\"resource\": \"\"", "\"resource\": \"regions\""),
                  "datapackage.json, resources[0].schema.foreignKeys", "no field 'code'"},
             Case{with("\"name\": \"region\"", "\"name\": \"code\""),
                  "datapackage.json, resources[0].schema.fields[1]", "a second field"},
             Case{with("\"schema\": {", "\"schema\": 3, \"unused\": {"),
                  "datapackage.json, resources[0].schema", "is missing"},
         }) {
        CAPTURE(c.text);
        const auto package = geo::parse_data_package(c.text, "folder");
        REQUIRE_FALSE(package.has_value());
        CHECK(package.error().where == c.where);
        CHECK(package.error().what.find(c.what) != std::string::npos);
    }
}

TEST_CASE("a folder without a descriptor is no package") {
    CHECK_FALSE(geo::read_data_package("/no/such/folder").has_value());
    CHECK_FALSE(geo::read_data_package(DEVOLUTION_ATLAS_SOURCE_DIR "/geo").has_value());
}
