#include <doctest/doctest.h>

#include <algorithm>

#include "app/picture/comparison.h"
#include "app/scene/apply.h"
#include "tests/support/after.h"
#include "tests/support/real_atlas.h"

using namespace app;

namespace {

geo::AreaId id(std::string_view code) { return geo::parse_area_id(code).value(); }

/// Hartlepool, Manchester, Wakefield, Wokingham and York.
const Pin pins{
    {id("E06000001"), id("E08000003"), id("E08000036"), id("E06000041"), id("E06000014")}};

Scene life_and_pay() {
    return after({ShowLayer{"healthy-life-expectancy-female"}, ShowLevel{geo::Level::upper_tier},
                  ShowPanes{2}, ShowLayer{"median-weekly-pay"}, ShowLevel{geo::Level::upper_tier},
                  ActivatePane{0}, pins});
}

Comparison compared(const Scene& scene) {
    auto comparison = comparison_of(*real_atlas(), scene);
    REQUIRE(comparison.has_value());
    return std::move(*comparison);
}

std::string words_of(const std::vector<FindingPart>& finding) {
    std::string words;
    for (const FindingPart& part : finding) words += part.text;
    return words;
}

}  // namespace

TEST_CASE("pinned areas are rows, the layers of all maps are columns, England stands first") {
    const Comparison table = compared(life_and_pay());
    REQUIRE(table.rows.size() == 5);
    REQUIRE(table.columns.size() == 2);
    CHECK(table.rows[2].name == "Wakefield");
    CHECK(table.benchmark == "England");
    CHECK(table.one_benchmark);
    const geo::Layer& life = *real_atlas()->layer("healthy-life-expectancy-female");
    CHECK(table.columns[0].benchmark.value ==
          life.at(area_called(*real_atlas(), "E92000001"), 2022)->value);
    CHECK_FALSE(comparison_of(*real_atlas(), after({})));
}

TEST_CASE("higher and lower are said where the two intervals share no value, else similar") {
    const Comparison table = compared(life_and_pay());
    for (const ComparisonRow& row : table.rows)
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            CAPTURE(row.name);
            const ComparedFigure& figure = row.figures[i];
            const ComparedFigure& england = table.columns[i].benchmark;
            REQUIRE(figure.interval.has_value());
            REQUIRE(england.interval.has_value());
            const bool apart = figure.interval->lower > england.interval->upper ||
                               figure.interval->upper < england.interval->lower;
            CHECK((figure.difference != geo::Difference::not_clear) == apart);
            if (apart)
                CHECK((figure.difference == geo::Difference::higher) ==
                      (*figure.value > *england.value));
        }
    CHECK(table.rows[0].figures[0].difference == geo::Difference::lower);   // Hartlepool
    CHECK(table.rows[3].figures[0].difference == geo::Difference::higher);  // Wokingham
}

TEST_CASE("nothing is said to be higher or lower without intervals, and that is told") {
    struct Case {
        const char* layer;
        const char* says;
    };
    for (const Case& c :
         {Case{"gdhi-per-head", "No intervals are published"},
          Case{"population", "No intervals are published"}, Case{"governance-tier", "Kinds"}}) {
        CAPTURE(c.layer);
        const Comparison table =
            compared(after({ShowLayer{c.layer}, ShowLevel{geo::Level::district}, pins}));
        CHECK(table.columns[0].without.find(c.says) == 0);
        for (const ComparisonRow& row : table.rows) CHECK_FALSE(row.figures[0].difference);
    }
}

TEST_CASE("each area has its own benchmark where their regions differ, and all one as a group") {
    const Comparison regions =
        compared(apply(*real_atlas(), life_and_pay(), CompareWith{geo::BenchmarkKind::region}));
    CHECK_FALSE(regions.one_benchmark);
    CHECK_FALSE(regions.columns[0].benchmark.value);
    CHECK(regions.rows[0].figures[0].benchmark != regions.rows[3].figures[0].benchmark);
    const Comparison group =
        compared(apply(*real_atlas(), life_and_pay(), CompareWith{geo::BenchmarkKind::group}));
    double sum = 0;
    for (const ComparisonRow& row : group.rows) sum += *row.figures[0].value;
    CHECK(*group.columns[0].benchmark.value == doctest::Approx(sum / 5));
    CHECK(group.benchmark == "Mean of 5 pinned areas");
}

TEST_CASE("rows are ordered by name or by a map's values, either way, areas without one last") {
    Scene scene = life_and_pay();
    scene = apply(*real_atlas(), scene, Pin{{id("E07000032")}});  // a district without a figure
    for (const bool descending : {true, false}) {
        const TableOrder order{TableOrder::By::value, 0, descending};
        const auto rows = compared(apply(*real_atlas(), scene, OrderTable{order})).rows;
        CHECK_FALSE(rows.back().figures[0].value);
        for (std::size_t i = 0; i + 2 < rows.size(); ++i)
            CHECK((*rows[i].figures[0].value > *rows[i + 1].figures[0].value) == descending);
    }
    const auto rows =
        compared(apply(*real_atlas(), scene, OrderTable{{TableOrder::By::name, 0, false}})).rows;
    CHECK(std::ranges::is_sorted(rows, {}, &ComparisonRow::name));
}

TEST_CASE("every interval and benchmark stands on its column's axis") {
    const Comparison table = compared(life_and_pay());
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        for (const ComparisonRow& row : table.rows) {
            const Axis& axis = table.columns[i].axis;
            CHECK(axis.along(row.figures[i].interval->lower) >= 0);
            CHECK(axis.along(row.figures[i].interval->upper) <= 1);
            CHECK(axis.along(*table.columns[i].benchmark.value) >= 0);
        }
}

TEST_CASE("a pinned area of another level has the figure of its own level") {
    const Comparison table = compared(after(
        {ShowLayer{"employment-rate"}, ShowLevel{geo::Level::region}, Pin{{id("E08000036")}}}));
    const geo::Layer& jobs = *real_atlas()->layer("employment-rate");
    const auto& own = jobs.of(area_called(*real_atlas(), "E08000036")).back();
    CHECK(table.rows[0].figures[0].value == own.value);
}

TEST_CASE("a finding counts each area once, and each of its numbers says where it comes from") {
    const Comparison table = compared(life_and_pay());
    for (const auto& finding : table.findings) {
        std::size_t counted = 0;
        for (const FindingPart& part : finding) {
            if (!part.areas.empty() && part.text == std::to_string(part.areas.size()))
                counted += part.areas.size();
            const bool has_number =
                part.text.find_first_of("0123456789") != std::string::npos && &part != &finding[0];
            CAPTURE(part.text);
            if (has_number) CHECK_FALSE(part.told.empty());
        }
        CHECK(counted == table.rows.size());
    }
    const std::string words = words_of(table.findings[0]);
    CHECK(words.find("England (" + table.columns[0].benchmark.said + ")") != std::string::npos);
    CHECK(words.find("Lowest: Hartlepool, " + table.rows[0].figures[0].said) != std::string::npos);
    CHECK(words.find("clearly different") != std::string::npos);
}
