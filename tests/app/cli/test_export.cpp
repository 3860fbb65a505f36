#include <algorithm>
#include <map>

#include "geo/table/csv.h"
#include "tests/app/cli/program.h"

namespace {

const char* const pay_by_county = "--layer gdhi-per-head --level utla --year 2023";

std::vector<std::string> entries() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder().path()))
        names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

}  // namespace

TEST_CASE("an exported table has the figures that layer prints, a row for each area") {
    for (const std::string what :
         {"healthy-life-expectancy-female --level ltla", "gdhi-per-head --level utla --year 2023",
          "powers-held --level cauth --year 2025", "governance-tier --level ltla --year 2024"}) {
        CAPTURE(what);
        const Answer answer = run("export --layer " + what + " --output a.csv");
        CAPTURE(answer.errors);
        REQUIRE(answer.status == 0);
        const auto table = geo::CsvTable::read(folder() / "a.csv");
        REQUIRE(table.has_value());
        CHECK(table->faults().empty());
        const json layer = document("layer " + what + " --json");
        CHECK(table->rows() == layer["areas"].get<std::size_t>());
        std::map<std::string, json> printed;
        for (const json& one : layer["values"]) printed[one["code"]] = one;
        const auto cell = [&](std::size_t row, std::string_view column) {
            return std::string(table->cell(row, table->column(column).value()));
        };
        std::size_t with_figure = 0;
        for (std::size_t row = 0; row < table->rows(); ++row) {
            const auto found = printed.find(cell(row, "code"));
            if (found == printed.end()) {
                CHECK(cell(row, "value").empty());
                CHECK(cell(row, "status").empty());
                continue;
            }
            ++with_figure;
            const json& one = found->second;
            if (one["value"].is_null())
                CHECK(cell(row, "value").empty());
            else if (one["value"].is_number())
                CHECK(geo::number_in(cell(row, "value")) == one["value"].get<double>());
            else
                CHECK(cell(row, "value") == one["value"]);
            CHECK(cell(row, "lower").empty() == one["interval"].is_null());
            if (!one["interval"].is_null())
                CHECK(geo::number_in(cell(row, "upper")) == one["interval"][1].get<double>());
            for (const char* same : {"name", "period", "status", "basis", "source"})
                CHECK(cell(row, same) == one[same]);
            CHECK(cell(row, "marker") == one.value("marker", ""));
        }
        CHECK(with_figure == printed.size());
    }
}

TEST_CASE("beside the table lies its metadata, which opens as the scene of it") {
    REQUIRE(run(fmt::format("export {} --output first.csv", pay_by_county)).status == 0);
    const json metadata = json::parse(text_in(folder() / "first.csv-metadata.json"));
    CHECK(metadata["url"] == "first.csv");
    const auto table = geo::CsvTable::read(folder() / "first.csv");
    REQUIRE(table.has_value());
    std::vector<std::string> titles;
    for (const json& column : metadata["tableSchema"]["columns"])
        titles.push_back(column["titles"]);
    CHECK(titles == table->header());
    REQUIRE(run("export --scene first.csv-metadata.json --output second.csv").status == 0);
    CHECK(text_in(folder() / "second.csv") == text_in(folder() / "first.csv"));
    CHECK(run("render --scene first.csv-metadata.json --size 800x600 --output first.png").status ==
          0);
}

TEST_CASE("two maps side by side are two sets of columns") {
    static_cast<void>(folder().write("two.json", R"({"schema": 2, "panes": [
        {"layer": "gdhi-per-head", "level": "utla", "year": 2023,
         "classification": {"method": "quantile", "classes": 5}},
        {"layer": "gdhi-per-head", "level": "utla", "year": 2015, "change_since": 2010,
         "classification": {"method": "quantile", "classes": 5}}], "selected": []})"));
    const Answer answer = run("export --scene two.json --output two.csv");
    CAPTURE(answer.errors);
    REQUIRE(answer.status == 0);
    const auto table = geo::CsvTable::read(folder() / "two.csv");
    REQUIRE(table.has_value());
    CHECK(table->column("gdhi_per_head_2023_value").has_value());
    CHECK(table->column("gdhi_per_head_2015_since_2010_value").has_value());
}

TEST_CASE("own data says that it is") {
    static_cast<void>(
        folder().write("mine.csv", "LAD24CD,Pay 2024\nE08000003,500\nE08000012,400\n"));
    REQUIRE(run("export --layer own-mine-pay --table mine.csv --output own.csv").status == 0);
    const std::string text = text_in(folder() / "own.csv");
    CHECK(text.find("E08000003,Manchester,ltla,500,,,2024,own,own,") != std::string::npos);
}

TEST_CASE("GeoPackage, GeoJSON and workbooks open again") {
    for (const char* name : {"a.gpkg", "a.geojson", "a.ods", "a.xlsx"}) {
        CAPTURE(name);
        const Answer answer = run(fmt::format("export {} --output {}", pay_by_county, name));
        CAPTURE(answer.errors);
        REQUIRE(answer.status == 0);
        CHECK(fs::exists(folder() / (std::string(name) + "-metadata.json")));
    }
    for (const char* name : {"a.gpkg", "a.geojson"})
        CHECK(
            run(fmt::format("render --boundaries {} --size 800x600 --output b.png", name)).status ==
            0);
    const json read = document("match a.xlsx --value-column value --period 2023 --json");
    CHECK(read["columns"]["code"]["heading"] == "code");
    CHECK(read["counts"]["matched"].get<int>() > 200);
}

TEST_CASE("what cannot be exported is one line, and no file is left or changed") {
    static_cast<void>(folder().write("kept.csv", "kept"));
    static_cast<void>(
        folder().write("unknown.json", R"({"schema": 1, "pane": {"layer": "none", "level": "ltla",
            "year": 2024, "classification": {"method": "quantile", "classes": 2}}})"));
    const auto before = entries();
    struct Case {
        std::string words, says;
    };
    for (const Case& c : {
             Case{"--output kept.csv", "Give --layer or --scene"},
             Case{"--layer nothing --output kept.csv", "unknown layer 'nothing'"},
             Case{"--layer population --level town --output kept.csv", "unknown level 'town'"},
             Case{"--scene unknown.json --output kept.csv", "unknown layer 'none'"},
             Case{"--scene none.json --output kept.csv", "no such file"},
             Case{"--layer population --output kept.doc", "a figure ends in .pdf, .svg or .png"},
             Case{"--layer population --output no/such/folder.csv", "choose a folder that exists"},
             Case{"--layer population --output /proc/kept.gpkg", "yours to write to"},
         }) {
        CAPTURE(c.words);
        const Answer answer = run("export " + c.words);
        CHECK(answer.status == 1);
        CAPTURE(answer.errors);
        CHECK(answer.errors.find(c.says) != std::string::npos);
        CHECK(std::ranges::count(answer.errors, '\n') == 1);
    }
    CHECK(text_in(folder() / "kept.csv") == "kept");
    CHECK(entries() == before);
}

TEST_CASE("a disk without room is one line, and what was there stays") {
    for (const char* name : {"full.csv", "full.gpkg", "full.geojson", "full.ods", "full.xlsx"}) {
        CAPTURE(name);
        static_cast<void>(folder().write(name, "kept"));
        const auto before = entries();
        // No file may become longer than four kilobytes.
        const int status = std::system(
            fmt::format("bash -c \"cd {} && trap '' XFSZ && ulimit -f 4 && {} export {} --output "
                        "{} 2>errors.txt\"",
                        folder().path().string(), DEVOLUTION_ATLAS_PROGRAM, pay_by_county, name)
                .c_str());
        CHECK(WEXITSTATUS(status) == 1);
        const std::string errors = text_in(folder() / "errors.txt");
        CAPTURE(errors);
        CHECK(errors.find("cannot be written") != std::string::npos);
        CHECK(std::ranges::count(errors, '\n') == 1);
        CHECK(text_in(folder() / name) == "kept");
        CHECK(entries() == before);
    }
}
