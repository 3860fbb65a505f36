#include <doctest/doctest.h>

#include <algorithm>

#include "app/picture/lineage_chart.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

LineageChart chart_of(std::string_view code) {
    return lineage_chart(*real_atlas(), area_called(*real_atlas(), code)).value();
}

const LineageRow& row_of(const LineageChart& chart, std::string_view code) {
    const auto found = std::ranges::find(chart.rows, code, &LineageRow::code);
    REQUIRE(found != chart.rows.end());
    return *found;
}

/// From its first row to its last.
std::pair<std::size_t, std::size_t> reach_of(const LineageLine& line) {
    std::vector<std::size_t> rows = line.from;
    rows.insert(rows.end(), line.to.begin(), line.to.end());
    const auto [first, last] = std::ranges::minmax(rows);
    return {first, last};
}

}  // namespace

TEST_CASE("a council's chart tells names, years and codes, and who is there in part") {
    const LineageChart chart = chart_of("E06000063");
    CHECK(chart.rows.size() == 5);
    CHECK(row_of(chart, "E06000063").name == "Cumberland");
    CHECK(row_of(chart, "E06000063").years == "from 2023");
    CHECK(row_of(chart, "E07000028").years == "until 2022");
    CHECK(row_of(chart, "E10000006").name == "Cumbria, in part");
    REQUIRE(chart.lines.size() == 1);
    CHECK(chart.lines[0].told ==
          "1 April 2023: Cumbria, Allerdale, Carlisle, Copeland → Cumberland");
}

TEST_CASE("an area that ended twice over has three columns, each further right than the last") {
    const LineageChart chart = chart_of("E07000190");  // Taunton Deane
    CHECK(row_of(chart, "E07000190").x < row_of(chart, "E07000246").x);
    CHECK(row_of(chart, "E07000246").x < row_of(chart, "E06000066").x);
    CHECK(row_of(chart, "E07000246").years == "2019 to 2022");
    // What came to Somerset straight stands beside what came by another way.
    CHECK(row_of(chart, "E07000187").x == row_of(chart, "E07000246").x);
}

TEST_CASE("an authority that was divided and joined again is told with the days of its orders") {
    const LineageChart chart = chart_of("E47000014");
    REQUIRE(chart.lines.size() == 2);
    CHECK(chart.lines[0].told.starts_with("2 November 2018: North East → "));
    CHECK(chart.lines[1].told.starts_with("7 May 2024: "));
    CHECK(chart.lines[0].to.size() == 2);
}

TEST_CASE("a planned authority's line is dashed, and has no code of its own to tell") {
    const LineageChart chart = chart_of("PLANNED-ESSEX");
    REQUIRE(chart.lines.size() == 1);
    CHECK(chart.lines[0].planned);
    CHECK(chart.rows.back().name == "Greater Essex");
    CHECK(chart.rows.back().years == "planned for 2028");
    CHECK(chart.rows.back().code.empty());
}

TEST_CASE("in every chart lines run beside each other, and each from left to right") {
    const geo::Atlas& atlas = *real_atlas();
    std::size_t charts = 0;
    for (std::uint32_t i = 0; i < atlas.areas.size(); ++i) {
        const auto chart = lineage_chart(atlas, geo::AreaIndex{i});
        if (!chart) continue;
        ++charts;
        CAPTURE(atlas.areas[chart->area].name);
        for (const LineageLine& line : chart->lines) {
            for (const std::size_t row : line.from) CHECK(chart->rows[row].x < line.lane);
            for (const std::size_t row : line.to) CHECK(chart->rows[row].x > line.lane);
            for (const LineageLine& other : chart->lines) {
                if (&other == &line || other.lane != line.lane) continue;
                const auto [first, last] = reach_of(line);
                const auto [other_first, other_last] = reach_of(other);
                CHECK((last < other_first || other_last < first));
            }
        }
    }
    CHECK(charts > 70);
}

TEST_CASE("a place whose boundaries never changed has no chart") {
    CHECK_FALSE(lineage_chart(*real_atlas(), area_called(*real_atlas(), "E08000035")).has_value());
}
