#include <doctest/doctest.h>

#include <algorithm>

#include "compiled_sample.h"
#include "geo/import/check_package.h"

namespace fs = std::filesystem;

namespace {

/// A sound package, imported once, and a copy of it for every case that breaks it.
class PackageCopy {
public:
    explicit PackageCopy(const CompiledSample& sample) : folder_(sample.folder() / "copy") {
        fs::remove_all(folder_);
        fs::copy(sample.target(), folder_, fs::copy_options::recursive);
    }
    const fs::path& folder() const { return folder_; }

private:
    fs::path folder_;
};

void check_fault(const fs::path& folder, const std::string& where, const std::string& what) {
    const auto faults = geo::check_package(folder);
    const bool said = std::ranges::any_of(faults, [&](const geo::Error& fault) {
        return fault.where == where && fault.what.find(what) != std::string::npos;
    });
    for (const geo::Error& fault : faults) INFO(geo::one_line(fault));
    CHECK_MESSAGE(said, "said: " << (faults.empty() ? "nothing" : geo::one_line(faults.front())));
}

}  // namespace

TEST_CASE("a table at fault is told by file, line and column") {
    struct Case {
        std::string file, piece, other, where, what;
    };
    CompiledSample sample;
    REQUIRE(sample.import().has_value());
    for (const Case& c : {
             Case{"metrics.csv", "population,E08000001", "population,E08000099",
                  "metrics.csv, line 2, column area_code",
                  "'E08000099' is not a code of areas.csv"},
             Case{"metrics.csv", "smoking,E08000002", "smoking,E08000001",
                  "metrics.csv, line 4, column metric_id", "as in line 3"},
             Case{"metrics.csv", "300000", "3e5", "metrics.csv, line 2, column value",
                  "'3e5' is not a number"},
             Case{"metrics.csv", "9.5,13.5", "13.5,9.5", "metrics.csv, line 3, column lower",
                  "above the upper end"},
             Case{"metrics.csv", "9.5,13.5", ",13.5", "metrics.csv, line 3, column lower",
                  "an interval has two ends"},
             Case{"metrics.csv", ",,,u", ",,,q", "metrics.csv, line 4, column status",
                  "'q' is not known here; write one of: u, x, c, z, k"},
             Case{"metrics.csv", "2024,300000,,,", "2024,300000,,",
                  "metrics.csv, line 2, column status", "has 7 cells and the header 8"},
             Case{"metrics.csv", "value", "amount", "metrics.csv, line 1, column value",
                  "the column 'value' is missing"},
             Case{"areas.csv", "Bolton", "B\xF6lton", "areas.csv, line 7, column name",
                  "not UTF-8"},
             Case{"powers.csv", "held", "\"held", "powers.csv, line 2, column status",
                  "never closed"},
             Case{"memberships.csv", "E08000001,E47000001", "E08000001,E12000002",
                  "memberships.csv, line 2, column parent_code", "neither a combined authority"},
             Case{"mayors.csv", "yes,yes", "yes,maybe", "mayors.csv, line 2, column fire_functions",
                  "neither yes nor no"},
             Case{"elections.csv", "2024-05-02", "2024-05-32",
                  "elections.csv, line 2, column election_date", "not a date"},
             Case{"budgets.csv", "annual,GBP,2025-26", "annual,GBP,",
                  "budgets.csv, line 3, column period", "needs its period"},
             Case{"datapackage.json", "{", "[", "datapackage.json, line 2, column 12",
                  "is no JSON"},
             Case{"datapackage.json", "\"name\": \"areas\"", "\"name\": \"places\"",
                  "datapackage.json, resources[1].schema.foreignKeys", "no field 'code'"},
         }) {
        CAPTURE(c.file);
        CAPTURE(c.other);
        const PackageCopy copy(sample);
        exchange_in(copy.folder() / c.file, c.piece, c.other);
        check_fault(copy.folder(), c.where, c.what);
    }
}

TEST_CASE(
    "a file that is missing, empty or cut off is told, and the others are checked all the same") {
    CompiledSample sample;
    REQUIRE(sample.import().has_value());
    for (const std::string file : {"metrics.csv", "areas.csv", "boundaries.gpkg"}) {
        CAPTURE(file);
        const PackageCopy copy(sample);
        exchange_in(copy.folder() / "powers.csv", "held", "hold");
        fs::remove(copy.folder() / file);
        check_fault(copy.folder(), file, "there is no such file");
        check_fault(copy.folder(), "powers.csv, line 2, column status", "'hold' is not known");
        write_text(copy.folder() / file, "");
        check_fault(copy.folder(), file, file.ends_with("csv") ? "is empty" : "GeoPackage");
    }
    const PackageCopy copy(sample);
    const fs::path boundaries = copy.folder() / "boundaries.gpkg";
    for (const auto left :
         {fs::file_size(boundaries) / 2, std::uintmax_t{4096}, std::uintmax_t{100}}) {
        CAPTURE(left);
        fs::resize_file(boundaries, left);
        CHECK_FALSE(geo::check_package(copy.folder()).empty());
    }
    write_text(boundaries, "no database at all, only some text that goes on for a while");
    check_fault(copy.folder(), "boundaries.gpkg", "cannot be read as a GeoPackage");
    CHECK(geo::check_package(copy.folder() / "nowhere").size() == 1);
}

TEST_CASE("a file that is not the one described is told, with what to write if that was meant") {
    struct Case {
        std::string file, piece, other, what;
    };
    CompiledSample sample;
    REQUIRE(sample.import().has_value());
    const std::string metrics = text_in(sample.target() / "metrics.csv");
    const std::string last_row = metrics.substr(metrics.rfind('\n', metrics.size() - 2) + 1);
    for (const Case& c : {
             Case{"metrics.csv", last_row, "", "rows and datapackage.json says"},
             Case{"areas.csv", "Bolton", "Boltonby", "bytes and datapackage.json says"},
             Case{"areas.csv", "Bolton", "Bolten", "its hash differs"},
             Case{"areas.csv", "Bolton", "Bolten", "if it was edited on purpose write there: \"by"},
         }) {
        CAPTURE(c.what);
        const PackageCopy copy(sample);
        exchange_in(copy.folder() / c.file, c.piece, c.other);
        check_fault(copy.folder(), c.file, c.what);
    }
}

TEST_CASE("packed figures that are not those of their tables are told") {
    CompiledSample sample;
    REQUIRE(sample.import().has_value());
    struct Case {
        std::string file, piece, other;
    };
    for (const Case& c :
         {Case{"metrics.csv", "300000", "300001"}, Case{"areas.csv", "Bolton", "Boltonby"},
          Case{"metrics.figures", "smoking", "smoting"}}) {
        CAPTURE(c.file);
        const PackageCopy copy(sample);
        exchange_in(copy.folder() / c.file, c.piece, c.other);
        check_fault(copy.folder(), "metrics.figures", "does not hold the figures of metrics.csv");
    }
    const PackageCopy copy(sample);
    fs::remove(copy.folder() / "metrics.figures");
    check_fault(copy.folder(), "metrics.figures", "is it there?");
}

TEST_CASE("a package edited on purpose is sound again with what the fault said written down") {
    CompiledSample sample;
    REQUIRE(sample.import().has_value());
    const PackageCopy copy(sample);
    const auto found_before = geo::check_package(copy.folder()).size();
    exchange_in(copy.folder() / "names.csv", "GMCA", "The GMCA");
    const auto faults = geo::check_package(copy.folder());
    REQUIRE(faults.size() == found_before + 1);
    const std::string& what = faults.front().what;
    const auto said = [&](const std::string& key) {
        return what.substr(what.find(key),
                           what.find_first_of(",\n", what.find(key)) - what.find(key));
    };
    const fs::path description = copy.folder() / "datapackage.json";
    const std::string text = text_in(description);
    std::size_t at = text.find("\"path\": \"names.csv\"");
    for (const std::string key : {"\"bytes\": ", "\"hash\": "}) {
        at = text.find(key, at);
        exchange_in(description, text.substr(at, text.find(",\n", at) - at), said(key));
    }
    CHECK(geo::check_package(copy.folder()).size() == found_before);
}

TEST_CASE("a description may leave out sizes and hashes, but no file that the atlas shows") {
    CompiledSample sample;
    REQUIRE(sample.import().has_value());
    const PackageCopy copy(sample);
    exchange_in(copy.folder() / "datapackage.json", "\"name\": \"proposals\"",
                "\"name\": \"ideas\"");
    check_fault(copy.folder(), "datapackage.json, resources", "there is no resource 'proposals'");
    exchange_in(copy.folder() / "datapackage.json", "\"bytes\"", "\"octets\"");
    exchange_in(copy.folder() / "datapackage.json", "\"hash\"", "\"digest\"");
    for (const geo::Error& fault : geo::check_package(copy.folder()))
        CHECK(fault.where != "areas.csv");
}

TEST_CASE("boundaries at fault are told by layer and feature") {
    struct Case {
        SampleLayer layer;
        std::string where, what;
    };
    CompiledSample sample;
    REQUIRE(sample.import().has_value());
    const std::string layer = "boundaries_detailed.gpkg, layer ltla";
    for (const Case& c : {
             Case{{"", "ltla", {"E08000001"}, 0}, layer, "no coordinate reference system"},
             Case{{"", "ltla", {"E08000001"}, 4326},
                  layer,
                  "is in WGS 84 and not in British National Grid"},
             Case{{"", "ltla", {}}, layer, "has no areas"},
             Case{{"", "districts", {"E08000001"}},
                  "boundaries_detailed.gpkg",
                  "there is no layer 'ltla'"},
             Case{{"", "ltla", {"E08000099"}},
                  layer + ", feature 1 (E08000099)",
                  "is not a code of areas.csv"},
             Case{{"", "ltla", {"E08000001", "E08000001"}},
                  layer + ", feature 2 (E08000001)",
                  "a second time"},
             Case{{"", "ltla", {"E08000001"}, 27700, "MULTIPOLYGON(((0 0,9 9,9 0,0 9,0 0)))"},
                  layer + ", feature 1 (E08000001)",
                  "not valid"},
             Case{{"", "ltla", {"E08000001"}, 27700, "MULTIPOLYGON EMPTY"},
                  layer + ", feature 1 (E08000001)",
                  "has no outline"},
             Case{{"", "ltla", {"E08000001"}, 27700, "LINESTRING(0 0,1 1)"},
                  layer + ", feature 1 (E08000001)",
                  "has to be a polygon"},
         }) {
        CAPTURE(c.what);
        const PackageCopy copy(sample);
        SampleLayer bad = c.layer;
        bad.file = copy.folder() / "boundaries_detailed.gpkg";
        fs::remove(bad.file);
        write_layer(bad);
        check_fault(copy.folder(), c.where, c.what);
    }
}
