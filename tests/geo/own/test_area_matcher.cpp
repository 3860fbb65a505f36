#include <doctest/doctest.h>

#include "geo/own/area_matcher.h"
#include "tests/support/real_atlas.h"

using geo::AreaMatch;
using geo::Level;

namespace {

const geo::AreaMatcher& matcher() {
    static const geo::AreaMatcher made(real_atlas()->areas, real_atlas()->names);
    return made;
}

std::string code_of_name(std::string_view name, std::optional<Level> level = {}, int year = 2025) {
    const AreaMatch match = matcher().by_name(name, level, year);
    if (match.kind != AreaMatch::Kind::one) return {};
    return std::string(geo::text_of(real_atlas()->areas[*match.area].id));
}

}  // namespace

TEST_CASE("a name is an area's, however a table writes it") {
    struct Case {
        std::string_view name, code;
    };
    for (const Case& c : {
             Case{"Leeds", "E08000035"},
             Case{"LEEDS ", "E08000035"},
             Case{"Leeds City Council", "E08000035"},
             Case{"Herefordshire UA", "E06000019"},
             Case{"Bristol", "E06000023"},
             Case{"City of Bristol", "E06000023"},
             Case{"Kensington & Chelsea", "E09000020"},
             Case{"Saint Helens", "E08000013"},
             Case{"St Helens", "E08000013"},
             Case{"Ynys Môn", "W06000001"},
             Case{"Ynys Mon", "W06000001"},
             Case{"Kings Lynn and West Norfolk", "E07000146"},
             Case{"London Borough of Camden", "E09000007"},
             Case{"Greater Manchester Combined Authority", "E47000001"},
             Case{"Essex Police", "E23000028"},
             Case{"Essex County Council", "E10000012"},
             Case{"England", "E92000001"},
             Case{"Caerdydd", "W06000015"},
             Case{"North East Region", "E12000001"},
             Case{"London", "E12000007"},
         }) {
        CAPTURE(c.name);
        CHECK(code_of_name(c.name) == c.code);
    }
}

TEST_CASE("what nearly is a name is suggested and not taken") {
    CHECK(matcher().by_name("Liverpol", {}, 2025).kind == AreaMatch::Kind::none);
    const auto nearly = matcher().suggestions("Liverpol");
    REQUIRE_FALSE(nearly.empty());
    CHECK(real_atlas()->areas[nearly.front()].name.starts_with("Liverpool"));
    CHECK(matcher().suggestions("Source: ONS").empty());
    CHECK(matcher().by_name("", {}, 2025).kind == AreaMatch::Kind::none);
}

TEST_CASE("a name of several levels needs a level, and one of several vintages a year") {
    const AreaMatch open = matcher().by_name("West Midlands", {}, 2025);
    CHECK(open.kind == AreaMatch::Kind::several);
    CHECK(open.several.size() >= 3);
    CHECK(code_of_name("West Midlands", Level::region) == "E12000005");
    CHECK(code_of_name("West Midlands", Level::combined_authority) == "E47000007");
    CHECK(code_of_name("Barnsley", {}, 2023) == "E08000016");
    CHECK(code_of_name("Barnsley", {}, 2025) == "E08000038");
    CHECK(code_of_name("Allerdale", {}, 2025) == "E07000026");
    CHECK(code_of_name("City of London", Level::district) == "E09000001");
    CHECK(code_of_name("City of London", Level::police_force) == "E23000034");
}

TEST_CASE("codes of any vintage are known, small letters and spaces forgiven") {
    for (const char* code : {"E08000035", " e08000035 ", "E07000026", "PLANNED-CUMBRIA"})
        CHECK(matcher().by_code(code).has_value());
    CHECK_FALSE(matcher().by_code("E08999999").has_value());
    CHECK_FALSE(matcher().by_code("E0800003").has_value());
    CHECK(geo::code_shaped("E08999999") == "E08999999");
    CHECK_FALSE(geo::code_shaped("Leeds").has_value());
}

TEST_CASE("the level of a column of names is the one that most of them have") {
    CHECK(matcher().level_of({"Leeds", "York", "West Midlands"}, 2025) == Level::district);
    CHECK(matcher().level_of({"London", "South East", "East Midlands"}, 2025) == Level::region);
    CHECK_FALSE(matcher().level_of({"nowhere"}, 2025).has_value());
}
