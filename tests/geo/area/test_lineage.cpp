#include <doctest/doctest.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "geo/area/lineage.h"
#include "tests/geo/area/sample_areas.h"

namespace geo {
namespace {

// Two districts and their county become one council in 2023, but one of the districts was itself
// made of two in 2019; another county's ground is divided between two councils in 2021.
SampleAreas the_areas() {
    SampleAreas areas;
    const auto add = [&](const char* code, const char* name, std::initializer_list<Level> levels,
                         Vintage vintage, double people) -> Area& {
        Area& area = areas.add(code, name, levels);
        area.vintage = vintage;
        if (people > 0) area.population = people;
        return area;
    };
    add("E06000066", "Somerset", {Level::district, Level::upper_tier}, {2023, {}}, 580'000);
    add("E06000061", "North", {Level::district, Level::upper_tier}, {2021, {}}, 300'000);
    add("E06000062", "West", {Level::district, Level::upper_tier}, {2021, {}}, 100'000);
    add("S12000049", "Glasgow City", {Level::district, Level::upper_tier}, {2019, {}}, 600'000);
    const auto end = [&](Area& area, std::initializer_list<const char*> successors) {
        for (const char* code : successors) area.successors.push_back(areas.at(code));
    };
    end(add("E07000187", "Mendip", {Level::district}, {{}, 2022}, 0), {"E06000066"});
    end(add("E07000190", "Taunton Deane", {Level::district}, {{}, 2018}, 0), {"E06000066"});
    end(add("E07000191", "West Somerset", {Level::district}, {{}, 2018}, 0), {"E06000066"});
    end(add("E07000246", "Somerset West", {Level::district}, {2019, 2022}, 0), {"E06000066"});
    end(add("E10000027", "Somerset", {Level::upper_tier}, {{}, 2022}, 0), {"E06000066"});
    end(add("E10000021", "Northants", {Level::upper_tier}, {{}, 2020}, 0),
        {"E06000061", "E06000062"});
    end(add("S12000046", "Glasgow City", {Level::district, Level::upper_tier}, {{}, 2018}, 0),
        {"S12000049"});
    return areas;
}

std::vector<std::string> names(const AreaRegister& areas, const std::vector<AreaIndex>& some) {
    std::vector<std::string> names;
    for (const AreaIndex area : some) names.push_back(areas[area].name);
    return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("what stands between an ended area and its successor is its heir meanwhile") {
    const SampleAreas sample = the_areas();
    const AreaRegister areas = sample.made();
    const AreaIndex taunton = sample.at("E07000190");
    CHECK(names(areas, heirs_of(areas, taunton, 2019)) == Names{"Somerset West"});
    CHECK(names(areas, heirs_of(areas, taunton, 2022)) == Names{"Somerset West"});
    CHECK(names(areas, heirs_of(areas, taunton, 2023)) == Names{"Somerset"});
    CHECK(names(areas, heirs_of(areas, sample.at("E10000021"), 2025)) == Names{"North", "West"});
}

TEST_CASE("an area's predecessors are those in force in the year, whole or by their people") {
    const SampleAreas sample = the_areas();
    const AreaRegister areas = sample.made();
    const auto before = [&](Level level, int year, const char* code) {
        Names out;
        const Lineage lineage(areas, level, year, 2025);
        for (const Predecessor& one : lineage.before(sample.at(code)))
            out.push_back(fmt::format("{} {:g}", areas[one.area].name, one.share));
        return out;
    };
    CHECK(before(Level::district, 2018, "E06000066") ==
          Names{"Mendip 1", "Taunton Deane 1", "West Somerset 1"});
    CHECK(before(Level::district, 2022, "E06000066") == Names{"Mendip 1", "Somerset West 1"});
    CHECK(before(Level::upper_tier, 2020, "E06000061") == Names{"Northants 0.75"});
    CHECK(before(Level::upper_tier, 2020, "E06000062") == Names{"Northants 0.25"});
    CHECK(before(Level::district, 2024, "E06000066").empty());
}

TEST_CASE("councils that end together make one reorganisation, in order of years and size") {
    const SampleAreas sample = the_areas();
    const AreaRegister areas = sample.made();
    const auto all = reorganisations_of(areas);
    REQUIRE(all.size() == 4);
    CHECK(all[0].year == 2019);
    CHECK(names(areas, all[0].ended) == Names{"Taunton Deane", "West Somerset"});
    CHECK(names(areas, all[0].made) == Names{"Somerset West"});
    CHECK(names(areas, all[1].made) == Names{"Glasgow City"});
    CHECK(all[1].is_new_code(areas));
    CHECK_FALSE(all[0].is_new_code(areas));
    CHECK(names(areas, all[2].made) == Names{"North", "West"});
    CHECK(all[3].year == 2023);
    CHECK(names(areas, all[3].ended) == Names{"Mendip", "Somerset West", "Somerset"});
}

TEST_CASE("a lineage holds what came before, what came of it, and what ended together with it") {
    const SampleAreas sample = the_areas();
    const AreaRegister areas = sample.made();
    const auto told = [&](const char* code) {
        Names out;
        for (const LineageStep& step : lineage_graph(areas, sample.at(code)).steps)
            out.push_back(fmt::format("{}: {} > {}", step.year,
                                      fmt::join(names(areas, step.from), ", "),
                                      fmt::join(names(areas, step.to), ", ")));
        return out;
    };
    const std::string first = "2019: Taunton Deane, West Somerset > Somerset West";
    const std::string second = "2023: Mendip, Somerset West, Somerset > Somerset";
    CHECK(told("E06000066") == Names{first, second});
    CHECK(told("E07000190") == Names{first, second});
    CHECK(told("E07000187") ==
          Names{second});  // how another part of Somerset came to be is not its
    CHECK(told("E10000021") == Names{"2021: Northants > North, West"});
    CHECK(told("S12000049") == Names{"2019: Glasgow City > Glasgow City"});
}

TEST_CASE("in a lineage each area stands behind all that came before it") {
    const SampleAreas sample = the_areas();
    const AreaRegister areas = sample.made();
    const LineageGraph graph = lineage_graph(areas, sample.at("E06000066"));
    CHECK(graph.areas.size() == 6);
    const auto place = [&](AreaIndex area) { return std::ranges::find(graph.areas, area); };
    for (const LineageStep& step : graph.steps)
        for (const AreaIndex earlier : step.from)
            for (const AreaIndex later : step.to) CHECK(place(earlier) < place(later));
}

TEST_CASE("a planned authority is made of counties and unitaries that stay beneath it") {
    SampleAreas sample;
    sample.add("E10000012", "Essex", {Level::upper_tier});
    sample.add("E06000034", "Thurrock", {Level::district, Level::upper_tier});
    sample.add("E06000046", "Isle of Wight", {Level::district, Level::upper_tier});
    Area& planned = sample.add("PLANNED-ESSEX", "Greater Essex", {Level::combined_authority});
    planned.planned = true;
    planned.vintage.start = 2028;
    sample.join("E10000012", "PLANNED-ESSEX", {2028, {}});
    sample.join("E06000034", "PLANNED-ESSEX", {2028, {}});
    const AreaRegister areas = sample.made();
    for (const char* code : {"E10000012", "E06000034", "PLANNED-ESSEX"}) {
        CAPTURE(code);
        const LineageGraph graph = lineage_graph(areas, sample.at(code));
        REQUIRE(graph.steps.size() == 1);
        CHECK(graph.steps[0].planned);
        CHECK(graph.steps[0].year == 2028);
        CHECK(names(areas, graph.steps[0].from) == Names{"Essex", "Thurrock"});
        CHECK(names(areas, graph.steps[0].to) == Names{"Greater Essex"});
    }
    CHECK(lineage_graph(areas, sample.at("E06000046")).areas.empty());
}

}  // namespace geo
