#include <doctest/doctest.h>

#include <algorithm>

#include "compiled_sample.h"
#include "geo/import/check_package.h"

namespace fs = std::filesystem;

namespace {

bool has_line(const fs::path& file, const std::string& line) {
    return text_in(file).find(fmt::format("\n{}\n", line)) != std::string::npos;
}

}  // namespace

TEST_CASE("compiled figures become a sound package, and the report says what was left out") {
    const CompiledSample sample;
    const auto report = sample.import();
    REQUIRE_MESSAGE(report.has_value(), (report ? "" : geo::one_line(report.error())));
    CHECK(std::ranges::count(report->written, "powers.csv: 1 rows") == 1);
    CHECK(std::ranges::count(report->written, "boundaries.gpkg, layer ltla: 5 areas") == 1);
    const auto said = [&](std::string_view where, std::string_view what) {
        return std::ranges::any_of(report->left_out, [&](const geo::Error& error) {
            return error.where == where && error.what.find(what) != std::string::npos;
        });
    };
    CHECK(said("local_turnout.csv, line 5", "Gibraltar"));
    CHECK(said("budgets_combined_authorities.csv, line 7", "'Seven authorities' is not one area"));
    // The sample draws some of its areas only; nothing else may be said against it.
    for (const geo::Error& fault : geo::check_package(sample.target()))
        if (fault.what.find("have no outline here") == std::string::npos)
            FAIL_CHECK(geo::one_line(fault));
}

TEST_CASE("the same figures give the same bytes") {
    const CompiledSample sample;
    REQUIRE(sample.import().has_value());
    const fs::path first = sample.folder() / "first";
    fs::rename(sample.target(), first);
    REQUIRE(sample.import().has_value());
    int files = 0;
    for (const auto& entry : fs::directory_iterator(first)) {
        CAPTURE(entry.path().filename().string());
        CHECK(text_in(entry.path()) == text_in(sample.target() / entry.path().filename()));
        ++files;
    }
    CHECK(files == 30);  // 24 tables, two GeoPackages, three packed files, the descriptor
}

TEST_CASE("rows come out as data/README.md says") {
    struct Case {
        std::string file, line, because;
    };
    const CompiledSample sample;
    REQUIRE(sample.import().has_value());
    for (const Case& c : {
             Case{"memberships.csv", "E08000001,E47000001,2011,", "since the authority was set up"},
             Case{"memberships.csv", "E06000063,PLANNED-CUMBRIA,2026,", "a member of a new one"},
             Case{"names.csv", "E47000001,GMCA,alias,recalled", "what people say"},
             Case{"names.csv", "E47000001,Greater Manchester Combined Authority,alias,published",
                  "the full name"},
             Case{"budgets.csv",
                  "E47000001,devolution_investment_fund,each-year,GBP,,2025,30000000,published,"
                  "https://example.org/,Flat",
                  "a flat sum that recurs"},
             Case{"budgets.csv",
                  "E47000001,devolution_investment_fund,annual,GBP,2025-26,2025,31000000,derived,"
                  "https://example.org/,Derived: one added",
                  "a note that begins with Derived"},
             Case{"budgets.csv",
                  "E47000001,devolution_investment_fund,multi-year,GBP,2022-23 to 2026-27,2022,"
                  "150000000,recalled,https://example.org/,",
                  "several years, remembered"},
             Case{"budgets.csv",
                  "E47000001,devolution_investment_fund,single,GBP,,,900000000,published,"
                  "https://example.org/,Thirty years",
                  "a sum without dates"},
             Case{"budgets.csv",
                  "PLANNED-CUMBRIA,devolution_investment_fund,each-year,GBP,,2025,11000000,"
                  "published,https://example.org/,",
                  "an authority named for want of a code"},
             Case{"budgets.csv",
                  "E08000001,council_tax_band_d,annual,GBP per Band D dwelling,2026-27,2026,2300.5,"
                  "estimate,https://example.org/,Estimate: a regression",
                  "a council's"},
             Case{"turnout.csv",
                  "E09000001,mayoral-2024-assembly-constituencies,2024-05-02,31.17,,,"
                  "assembly constituency,LAD 2024,E61000001,published,https://example.org/,"
                  "not a borough figure: turnout of the London Assembly constituency City and East",
                  "no turnout of a borough"},
             Case{"turnout.csv",
                  "E08000001,local-council-2024,2024-05-02,30.1,200000,60200,,LAD April 2024,,"
                  "derived,https://example.org/,",
                  "added up from wards"},
             Case{
                 "turnout.csv",
                 "E08000001,general-election-2024-lad-estimate,2024-07-04,55.5,200000,111000,valid,"
                 "LAD 2025,,estimate,https://example.org/,estimate: 3 constituencies",
                 "shared out from constituencies"},
             Case{"constituency_turnout.csv",
                  "E14001117,Bolton West,general-election-2024,2024-07-04,60.1,75000,45075,"
                  "PCON July 2024,E08000001,published,https://example.org/",
                  "constituencies are no areas of the register"},
             Case{"contests.csv",
                  "eu-referendum-2016,Referendum on the European Union 2016,"
                  "referendum,2016-06-23",
                  "each vote once"},
             Case{"metrics.csv", "smoking,E08000001,2020-01-01/P5Y,2020,11.5,9.5,13.5,",
                  "values stay as they are"},
             Case{"council_composition.csv",
                  "E08000001,2025,60,Labour,26,NOC,published,https://example.org/,",
                  "CRLF becomes LF"},
         }) {
        CAPTURE(c.because);
        CAPTURE(c.line);
        CHECK(has_line(sample.target() / c.file, c.line));
    }
    // A new authority is made of its districts; its label point lies between theirs.
    const std::string areas = text_in(sample.target() / "areas.csv");
    const std::size_t cumbria = areas.find(
        "PLANNED-CUMBRIA,Cumbria,,,cauth,combined authority,no,2026,,E12000002,E92000001,,,,");
    REQUIRE(cumbria != std::string::npos);
    CHECK(areas.find(",6800.00,510000,2024-06-30,sum of districts\n", cumbria) !=
          std::string::npos);
    CHECK(text_in(sample.target() / "metric_definitions.csv")
              .find("mean,population,ONS,https://example.org/,OGL-UK-3.0,2020-01-01/P5Y,"
                    "2020-01-01/P5Y,2020 to 2024,Averages. Averages of districts are weighted by "
                    "residents instead of adults: an approximation.") != std::string::npos);
}

TEST_CASE("an import replaces a package and leaves what else lies there") {
    const CompiledSample sample;
    REQUIRE(sample.import().has_value());
    write_text(sample.target() / "README.md", "read me");
    write_text(sample.target() / "powers.csv", "old");
    REQUIRE(sample.import().has_value());
    CHECK(text_in(sample.target() / "README.md") == "read me");
    CHECK(text_in(sample.target() / "powers.csv") != "old");
}

TEST_CASE("a folder of other things is not replaced") {
    const CompiledSample sample;
    fs::create_directories(sample.target());
    write_text(sample.target() / "letter.txt", "dear");
    const auto report = sample.import();
    REQUIRE_FALSE(report.has_value());
    CHECK(report.error().what.find("name a new folder") != std::string::npos);
    CHECK(text_in(sample.target() / "letter.txt") == "dear");
}
