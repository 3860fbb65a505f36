// Packages at fault: the atlas opens with what is good, and says what it left out.
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "tests/geo/data/atlases.h"

namespace geo {
namespace {

bool says(const Atlas& atlas, std::string_view what, std::string_view where) {
    return std::ranges::any_of(atlas.faults, [&](const Error& fault) {
        return fault.what.find(what) != std::string::npos &&
               fault.where.find(where) != std::string::npos;
    });
}

std::string all_faults(const Atlas& atlas) {
    std::string all;
    for (const Error& fault : atlas.faults) all += one_line(fault) + "\n";
    return all;
}

constexpr std::string_view metrics_head =
    "metric_id,area_code,period,year,value,lower,upper,status\n"
    "pay,E08000001,2024-01-01/P1Y,2024,500,490,510,\n";

}  // namespace

TEST_CASE("a sound small package opens without a fault") {
    const Result<Atlas> atlas = SmallPackage().open();
    REQUIRE_MESSAGE(atlas.has_value(), one_line(atlas.error()));
    CHECK_MESSAGE(atlas->faults.size() == 1, all_faults(*atlas));  // it has no police force areas
    CHECK(atlas->districts->areas.size() == 3);
}

TEST_CASE("a figure at fault is left out and said, and the others are kept") {
    struct Case {
        std::string_view row, what, where, because;
    };
    for (const Case& c : {
             Case{"pay,E08000099,2024-01-01/P1Y,2024,500,,,", "E08000099", "metrics.csv, line 3",
                  "no such area"},
             Case{"pay,E08000001,2024-01-01/P1Y,2024,501,,,", "second figure",
                  "metrics.csv, line 3", "a second one for area and year"},
             Case{"pay,E08000002,2024-01-01/P1Y,2024,plenty,,,", "not a number: 'plenty'",
                  "metrics.csv, line 3, column value", "no number"},
             Case{"pay,E08000002,2024-01-01/P1Y,2024,500,520,510,", "above the upper",
                  "metrics.csv, line 3", "an interval upside down"},
             Case{"pay,E08000002,2024-01-01/P1Y,2024,,,,q", "unknown status 'q'",
                  "metrics.csv, line 3, column status", "no such status"},
             Case{"pay,E08000002,2024-01-01/P1Y,2024,,,,", "no value", "metrics.csv, line 3",
                  "withheld without a reason"},
             Case{"pay,E08000002,,,500,,,", "no year", "metrics.csv, line 3", "no year"},
             Case{"luck,E08000002,2024-01-01/P1Y,2024,500,,,", "no metric has the id 'luck'",
                  "metrics.csv, line 3", "no such metric"},
         }) {
        CAPTURE(c.because);
        const SmallPackage package;
        package.write("metrics.csv", std::string(metrics_head) + std::string(c.row) + "\n");
        const Result<Atlas> atlas = package.open();
        REQUIRE_MESSAGE(atlas.has_value(), one_line(atlas.error()));
        CHECK_MESSAGE(says(*atlas, c.what, c.where), all_faults(*atlas));
        const Layer& pay = layer_in(*atlas, "pay");
        CHECK(pay.figures.size() == 1);
        CHECK(pay.at(area_in(*atlas, "E08000001"), 2024)->value == 500);
    }
}

TEST_CASE("powers and budgets at fault are left out and said") {
    const SmallPackage package;
    package.write("powers.csv",
                  "area_code,power_id,status,since,basis\n"
                  "E47000001,bus_franchising,hold,2017,published\n"
                  "E47000001,flying,held,2017,published\n"
                  "E47000001,mayoral_cil,held,2017,hearsay\n");
    package.write("budgets.csv",
                  "area_code,budget_id,amount_kind,unit,period,year,amount\n"
                  "E47000001,skills_fund,annual,GBP,2024-25,2024,60000000\n"
                  "E47000001,skills_fund,daily,GBP,2025-26,2025,1\n"
                  "E47000001,luck_fund,annual,GBP,2025-26,2025,1\n"
                  "E47000001,skills_fund,annual,GBP per dwelling,2025-26,2025,1\n");
    const Result<Atlas> atlas = package.open();
    REQUIRE(atlas.has_value());
    CHECK_MESSAGE(says(*atlas, "unknown status 'hold'", "powers.csv, line 2"), all_faults(*atlas));
    CHECK(says(*atlas, "no power has the id 'flying'", "powers.csv, line 3"));
    CHECK(says(*atlas, "unknown basis 'hearsay'", "powers.csv, line 4"));
    CHECK(says(*atlas, "unknown kind of amount 'daily'", "budgets.csv, line 3"));
    CHECK(says(*atlas, "no budget has the id 'luck_fund'", "budgets.csv, line 4"));
    CHECK(says(*atlas, "'skills_fund' is in £ elsewhere", "budgets.csv, line 5"));
    CHECK(layer_in(*atlas, "budget-skills-fund").figures.size() == 1);
    // What stands on hearsay is shown as the least certain kind.
    const AreaIndex authority = area_in(*atlas, "E47000001");
    CHECK(layer_in(*atlas, "power-mayoral-cil").at(authority, 2026)->basis == Basis::recalled);
}

TEST_CASE("what is read on another thread says its faults too, behind the others") {
    const SmallPackage package;
    package.write("datapackage.json", SmallPackage::description_with(R"(
        {"name": "council_composition", "path": "council_composition.csv", "schema": {"fields": [
         {"name": "area_code"}, {"name": "as_of"}, {"name": "total_seats"},
         {"name": "largest_party"}, {"name": "largest_party_seats"}, {"name": "control"}]}},)"));
    package.write("council_composition.csv",
                  "area_code,as_of,total_seats,largest_party,largest_party_seats,control\n"
                  "E08000001,2024,40,Labour,30,Labour\nE08000002,2024,40,Labour,50,Labour\n");
    package.write("powers.csv",
                  "area_code,power_id,status,since,basis\nE47000001,flying,held,2017,published\n");
    const Result<Atlas> atlas = package.open();
    REQUIRE_MESSAGE(atlas.has_value(), one_line(atlas.error()));
    const auto place = [&](std::string_view where) {
        return std::ranges::find_if(
            atlas->faults, [&](const Error& fault) { return fault.where.starts_with(where); });
    };
    REQUIRE(place("council_composition.csv, line 3") != atlas->faults.end());
    CHECK(place("powers.csv, line 2") < place("council_composition.csv, line 3"));
    const Layer& share = layer_in(*atlas, "largest-party-seat-share");
    REQUIRE(share.figures.size() == 1);
    CHECK(atlas->text(share.figures.front().note) == "Labour, 30 of 40 seats");
}

TEST_CASE("areas at fault are left out and said") {
    const SmallPackage package;
    package.write("areas.csv",
                  "code,name,levels,planned,start_year,end_year,region_code,country_code,easting,"
                  "northing\nE08000001,Westby,ltla;utla,no,,,,,500500,300500\n"
                  "E0800002,Midby,ltla;utla,no,,,,,501500,300500\n"
                  "E08000001,Westby again,ltla,no,,,,,502500,300500\n"
                  "E08000003,Eastby,ltla,no,,,,,far,300500\n");
    const Result<Atlas> atlas = package.open();
    REQUIRE_MESSAGE(atlas.has_value(), one_line(atlas.error()));
    CHECK(atlas->areas.size() == 1);
    CHECK_MESSAGE(says(*atlas, "E0800002", "areas.csv, line 3"), all_faults(*atlas));
    CHECK(says(*atlas, "second area", "areas.csv, line 4"));
    // What the schema forbids is said once, and the row is gone.
    CHECK(std::ranges::count_if(atlas->faults, [](const Error& fault) {
              return fault.where.starts_with("areas.csv, line 5");
          }) == 1);
    CHECK(says(*atlas, "boundary of 'E08000002'", "ltla"));
    CHECK(atlas->districts->areas.size() == 1);
}

TEST_CASE("a table that cannot be read takes its layers with it, not the atlas") {
    for (const std::string_view text :
         {"", "area_code\n\"open quote\n", "\xff\xfe\n", "a,b\n1\n"}) {
        CAPTURE(text);
        const SmallPackage package;
        package.write("powers.csv", text);
        const Result<Atlas> atlas = package.open();
        REQUIRE_MESSAGE(atlas.has_value(), one_line(atlas.error()));
        CHECK_MESSAGE(says(*atlas, "", "powers.csv"), all_faults(*atlas));
        CHECK(layer_in(*atlas, "pay").figures.size() == 5);
    }
    const SmallPackage package;
    package.remove("metrics.csv");
    const Result<Atlas> atlas = package.open();
    REQUIRE_MESSAGE(atlas.has_value(), one_line(atlas.error()));
    CHECK_MESSAGE(says(*atlas, "", "metrics.csv"), all_faults(*atlas));
}

TEST_CASE("boundaries that cannot be read take the ground with them, not the tables") {
    struct Case {
        std::string_view text, says, because;
    };
    for (const Case& c : {
             Case{"", "the file is empty", "an empty file"},
             Case{"{\"type\": \"FeatureColl", "cannot be", "cut off"},
             Case{std::string_view("\0\0\0\0\0\0\0\0", 8), "cannot be opened", "zeros"},
             Case{R"({"type": "FeatureCollection", "name": "pfa", "features": []})",
                  "no layer 'ltla'", "another layer"},
             Case{R"({"type": "FeatureCollection", "name": "ltla", "features": [],
                 "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}})",
                  "", "a layer without areas"},
         }) {
        CAPTURE(c.because);
        const SmallPackage package;
        package.write("boundaries.geojson", c.text);
        const Result<Atlas> atlas = package.open();
        REQUIRE_MESSAGE(atlas.has_value(), one_line(atlas.error()));
        CHECK_MESSAGE(says(*atlas, c.says, "boundaries.geojson"), all_faults(*atlas));
        CHECK(says(*atlas, "until then the areas are not drawn", "boundaries.geojson"));
        CHECK(atlas->districts->areas.empty());
        CHECK(layer_in(*atlas, "pay").figures.size() == 5);
    }
    const SmallPackage package;
    package.remove("boundaries.geojson");
    const Result<Atlas> atlas = package.open();
    REQUIRE_MESSAGE(atlas.has_value(), one_line(atlas.error()));
    CHECK_MESSAGE(says(*atlas, "there is no such file", "boundaries.geojson"), all_faults(*atlas));
    CHECK_MESSAGE(atlas->faults.size() == 1, all_faults(*atlas));  // of both layers, once
}

TEST_CASE("finer outlines that are missing or damaged are told when the package is opened") {
    const std::string detailed =
        R"({"name": "boundaries_detailed", "path": "boundaries_detailed.gpkg", "format": "gpkg"},)";
    struct Case {
        std::optional<std::string> content;
        std::string_view says, because;
    };
    for (const Case& c : {
             Case{std::nullopt, "there is no such file", "missing"},
             Case{"", "is empty", "empty"},
             Case{std::string(4096, '\0'), "is no GeoPackage", "zeros"},
             Case{text_in(DEVOLUTION_ATLAS_SOURCE_DIR "/data/boundaries_detailed.gpkg")
                      .substr(0, 1'000'000),
                  "is cut off", "the first seventh of it"},
         }) {
        CAPTURE(c.because);
        const SmallPackage package;
        package.write("datapackage.json", SmallPackage::description_with(detailed));
        if (c.content) package.write("boundaries_detailed.gpkg", *c.content);
        const Result<Atlas> atlas = package.open();
        REQUIRE_MESSAGE(atlas.has_value(), one_line(atlas.error()));
        CHECK_MESSAGE(says(*atlas, c.says, "boundaries_detailed.gpkg"), all_faults(*atlas));
        CHECK(says(*atlas, "coarser outlines", "boundaries_detailed.gpkg"));
        const Result<Geometry> finer = read_detailed_districts(*atlas);
        REQUIRE_FALSE(finer.has_value());
        CHECK(finer.error().what.find(c.says) != std::string::npos);
    }
}

TEST_CASE("no package or no areas: no atlas, and the reason") {
    struct Case {
        std::string_view file, text, because;
    };
    for (const Case& c : {
             Case{"datapackage.json", "{", "not JSON"},
             Case{"areas.csv", "", "an empty register"},
             Case{"areas.csv", "code,name\n", "a register without areas"},
         }) {
        CAPTURE(c.because);
        const SmallPackage package;
        package.write(c.file, c.text);
        const Result<Atlas> atlas = package.open();
        REQUIRE_FALSE(atlas.has_value());
        CHECK_FALSE(atlas.error().what.empty());
    }
    for (const std::string_view file : {"datapackage.json", "areas.csv"}) {
        CAPTURE(file);
        const SmallPackage package;
        package.remove(file);
        CHECK_FALSE(package.open().has_value());
    }
    CHECK_FALSE(open_atlas("/no/such/folder").has_value());
}

}  // namespace geo

namespace geo {

TEST_CASE("packed outlines give the districts that the boundary file gives, and are done without") {
    namespace fs = std::filesystem;
    const fs::path real = fs::path(DEVOLUTION_ATLAS_SOURCE_DIR) / "data";
    const fs::path copy = fs::temp_directory_path() / fmt::format("atlas-packed-{}", getpid());
    fs::create_directories(copy);
    for (const fs::directory_entry& file : fs::directory_iterator(real))
        fs::create_symlink(file.path(), copy / file.path().filename());
    const Result<Atlas> with = open_atlas(copy);
    fs::remove(copy / "boundaries.arcs");
    const Result<Atlas> without = open_atlas(copy);
    fs::copy_file(real / "boundaries_detailed.arcs", copy / "boundaries.arcs");
    const Result<Atlas> strange = open_atlas(copy);
    fs::remove_all(copy);

    REQUIRE((with && without && strange));
    CHECK_MESSAGE(with->faults.empty(), all_faults(*with));
    CHECK(says(*without, "so boundaries.gpkg is read", "boundaries.arcs"));
    CHECK(says(*strange, "does not belong", "boundaries.arcs"));
    for (const Atlas* other : {&*without, &*strange}) {
        CHECK(other->faults.size() == 1);
        CHECK(other->districts->areas == with->districts->areas);
        CHECK(other->districts->borders == with->districts->borders);
        CHECK(other->districts->rings == with->districts->rings);
        CHECK(other->districts->extents == with->districts->extents);
        CHECK(other->police_forces->borders == with->police_forces->borders);
    }
}

}  // namespace geo
