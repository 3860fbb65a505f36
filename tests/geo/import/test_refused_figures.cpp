#include <doctest/doctest.h>

#include "compiled_sample.h"

namespace fs = std::filesystem;

TEST_CASE("inconsistent figures are refused where they have to be mended, and nothing is written") {
    struct Case {
        std::string file, piece, other, where, what;
    };
    for (const Case& c : {
             Case{"metrics.csv", "population,E08000001", "population,E08000099",
                  "metrics.csv, line 2, column area_code",
                  "'E08000099' is not a code of areas.csv"},
             Case{"metrics.csv", "smoking,E08000002", "smoking,E08000001",
                  "metrics.csv, line 4, column metric_id", "the same metric_id, area_code, year"},
             Case{"metrics.csv", "300000", "many", "metrics.csv, line 2, column value",
                  "'many' is not a number"},
             Case{"metrics.csv", "9.5,13.5", "13.5,9.5", "metrics.csv, line 3, column lower_ci",
                  "the lower end 13.5 is above the upper end 9.5"},
             Case{"metrics.csv", "11.5", "14.5", "metrics.csv, line 3, column value",
                  "outside its interval"},
             Case{"metrics.csv", ",,,u", ",,,", "metrics.csv, line 4, column value",
                  "neither a value nor a status"},
             Case{"metrics.csv", ",,,u", ",,,w", "metrics.csv, line 4, column status",
                  "'w' is not known here"},
             Case{"metrics.csv", "lower_ci", "low", "metrics.csv, line 1",
                  "the column 'lower_ci' is missing"},
             Case{"metrics.csv", "smoking,E08000001", "fog,E08000001",
                  "metrics.csv, line 3, column metric_id",
                  "'fog' is not a metric_id of metric_definitions.csv"},
             Case{"metric_definitions.csv", "% of adults", "",
                  "metric_definitions.csv, line 3, column unit", "the cell is empty"},
             Case{"metric_definitions.csv", "smoking,nhs", "smog,nhs",
                  "metric_definitions.csv, line 3", "add the metric to curated_aggregates.csv"},
             Case{"proposed_powers.csv", "Parliament", "Somebody", "proposed_powers.csv, line 2",
                  "nothing says what 'mayoral_cil' of Somebody would give"},
             Case{"powers.csv", "held", "hold", "powers.csv, line 2, column status",
                  "'hold' is not known here; write one of: held"},
             Case{"powers.csv", "source,", "hearsay,", "powers.csv, line 2, column basis",
                  "'hearsay' is not known here"},
             Case{"powers.csv", "bus_franchising", "bus", "powers.csv, line 2, column power_id",
                  "'bus' is not a power_id"},
             Case{"powers.csv", "held,2023", "\"held,2023", "powers.csv, line 2, column status",
                  "never closed"},
             Case{"areas.csv", "E08000002,Bury", "E08000001,Bury", "areas.csv, line 8, column code",
                  "the same code as in line 7"},
             Case{"areas.csv", "2023,,E12", "2023,2020,E12", "areas.csv, line 11, column end_year",
                  "it ends in 2020, before it starts in 2023"},
             Case{"areas.csv", "53.6,-2.5", "north,-2.5", "areas.csv, line 7, column longitude",
                  "the cell is empty"},
             Case{"areas.csv", "E08000001,Bolton", "e08000001,Bolton",
                  "areas.csv, line 7, column code", "the pattern is"},
             Case{"lad_to_combined_authority.csv", "E08000001,E47000001", "E08000001,E47000099",
                  "lad_to_combined_authority.csv, line 2, column parent_code",
                  "'E47000099' is not a code of areas.csv"},
             Case{"lad_to_combined_authority.csv", "E08000001,E47000001", "E08000001,E12000002",
                  "lad_to_combined_authority.csv, line 2, column parent_code",
                  "neither a combined authority nor"},
             Case{"institutions.csv", "E06000063;E06000064", "E06000063;E06000065",
                  "institutions.csv, line 3, column constituent_codes",
                  "'E06000065' is not a code"},
             Case{"budgets_local_authorities.csv", "per dwelling", "per door",
                  "budgets_local_authorities.csv, line 2, column unit", "'per door' is not known"},
             Case{"council_composition.csv", "60,Labour,26", "20,Labour,26",
                  "council_composition.csv, line 2, column largest_party_seats", "26 of 20 seats"},
             Case{"local_turnout.csv", "30.1", "130.1",
                  "local_turnout.csv, line 2, column turnout_pct", "more than 100"},
         }) {
        CAPTURE(c.file);
        CAPTURE(c.other);
        CompiledSample sample;
        sample.exchange(c.file, c.piece, c.other);
        const auto report = sample.import();
        REQUIRE_FALSE(report.has_value());
        CHECK(report.error().where == c.where);
        CHECK_MESSAGE(report.error().what.find(c.what) != std::string::npos, report.error().what);
        CHECK_FALSE(fs::exists(sample.target()));
    }
}

TEST_CASE("a file that is missing or no GeoPackage is named, and an old package stays") {
    for (const std::string file :
         {"powers.csv", "areas.csv", "boundaries.gpkg", "boundaries_detailed.gpkg"}) {
        CAPTURE(file);
        CompiledSample sample;
        REQUIRE(sample.import().has_value());
        const std::string before = text_in(sample.target() / "powers.csv");
        fs::remove(sample.folder() / file);
        const auto missing = sample.import();
        REQUIRE_FALSE(missing.has_value());
        CHECK(missing.error().where == file);
        CHECK(missing.error().what.starts_with("there is no such file"));
        CHECK(text_in(sample.target() / "powers.csv") == before);
        write_text(sample.folder() / file, "");
        CHECK_FALSE(sample.import().has_value());
    }
}

TEST_CASE("boundaries that do not fit are refused, feature by feature") {
    struct Case {
        SampleLayer layer;
        std::string where, what;
    };
    for (const Case& c : {
             Case{{"", "pfa", {"E23000099"}},
                  "boundaries.gpkg, layer pfa, feature 1 (E23000099)",
                  "is not a code of areas.csv"},
             Case{{"", "pfa", {"E23000005", "E23000005"}},
                  "boundaries.gpkg, layer pfa, feature 2 (E23000005)",
                  "a second time"},
             Case{{"", "pfa", {"E23000005"}, 4326},
                  "boundaries.gpkg, layer pfa",
                  "is in WGS 84 and not in British National Grid"},
             Case{{"", "pfa", {"E23000005"}, 27700, "MULTIPOLYGON(((0 0,9 9,9 0,0 9,0 0)))"},
                  "boundaries.gpkg, layer pfa, feature 1 (E23000005)",
                  "not valid"},
             Case{{"", "pfa", {"E23000005"}, 27700, "MULTIPOLYGON EMPTY"},
                  "boundaries.gpkg, layer pfa, feature 1 (E23000005)",
                  "has no outline"},
             Case{{"", "police", {"E23000005"}},
                  "boundaries.gpkg, layer pfa",
                  "there is no such layer"},
         }) {
        CAPTURE(c.what);
        CompiledSample sample;
        const fs::path file = sample.folder() / "boundaries.gpkg";
        fs::remove(file);
        const std::vector<std::string> district{"E08000001"};
        for (const std::string name : {"ltla_all", "utla_all", "cauth_all", "rgn", "ctry"})
            write_layer({file, name, district});
        SampleLayer layer = c.layer;
        layer.file = file;
        write_layer(layer);
        const auto report = sample.import();
        REQUIRE_FALSE(report.has_value());
        CHECK(report.error().where == c.where);
        CHECK_MESSAGE(report.error().what.find(c.what) != std::string::npos, report.error().what);
        CHECK_FALSE(fs::exists(sample.target()));
    }
}
