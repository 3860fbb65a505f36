// The program on packages that lost something: one clear line, and the rest is shown.
#include <algorithm>
#include <optional>

#include "tests/app/cli/program.h"

namespace {

/// The shipped package by links, with one file replaced; an absent text leaves the file out.
class DamagedPackage {
public:
    DamagedPackage(const std::string& file, const std::optional<std::string>& text) {
        const fs::path whole = fs::path(DEVOLUTION_ATLAS_SOURCE_DIR) / "data";
        for (const auto& entry : fs::directory_iterator(whole))
            if (entry.path().filename() != file)
                fs::create_symlink(entry.path(), folder_ / entry.path().filename().string());
        if (text) folder_.write(file, *text);
    }
    std::string path() const { return folder_.path().string(); }

private:
    TestFolder folder_;
};

std::string shipped(const std::string& file) {
    return text_in(fs::path(DEVOLUTION_ATLAS_SOURCE_DIR) / "data" / file);
}

std::ptrdiff_t lines_in(const std::string& text) { return std::ranges::count(text, '\n'); }

}  // namespace

TEST_CASE(
    "without boundaries the tables are told and hexagons drawn, with one line that says why") {
    struct Case {
        std::optional<std::string> boundaries;
        std::string says;
    };
    const std::string whole = shipped("boundaries.gpkg");
    for (const Case& c : {
             Case{std::nullopt, "there is no such file"},
             Case{"", "the file is empty"},
             Case{std::string(whole.size(), '\0'), "cannot be opened"},
             Case{whole.substr(0, whole.size() / 2), "cannot be"},
             Case{whole.substr(0, 100), "cannot be"},
         }) {
        CAPTURE(c.says);
        const DamagedPackage package("boundaries.gpkg", c.boundaries);
        for (const std::string words :
             {"layers", "areas --level rgn", "area E47000001", "layer powers-held --level cauth",
              "render --size 800x600 --output hexagons.png"}) {
            CAPTURE(words);
            fs::remove(folder() / "hexagons.png");
            const Answer answer = run(words + " --data " + package.path());
            CAPTURE(answer.errors);
            CHECK(answer.status == 1);  // something was left out
            CHECK(lines_in(answer.errors) == 1);
            CHECK(answer.errors.find("boundaries.gpkg") != std::string::npos);
            CHECK(answer.errors.find(c.says) != std::string::npos);
            const bool draws = words.starts_with("render");
            CHECK((draws ? fs::exists(folder() / "hexagons.png") : lines_in(answer.out) > 5));
        }
    }
}

TEST_CASE("without the finer outlines the map close by is drawn with the coarser ones, and told") {
    folder().write("close.json", R"({"schema": 1,
        "pane": {"layer": "population", "level": "ltla", "year": 2024,
                 "camera": {"easting": 383000, "northing": 398000, "metres_per_pixel": 40},
                 "classification": {"method": "quantile", "classes": 5}}})");
    const std::string words = "render --map-only --scene close.json --size 640x480";
    REQUIRE(run(words + " --output whole.png").errors.empty());
    std::string damaged = shipped("boundaries_detailed.gpkg");
    std::ranges::fill(damaged.begin() + 100'000, damaged.begin() + 2'000'000, '\xAA');
    for (const auto& detailed : {std::optional<std::string>(), std::optional(damaged)}) {
        CAPTURE(detailed.has_value());
        const DamagedPackage package("boundaries_detailed.gpkg", detailed);
        fs::remove(folder() / "coarse.png");
        const Answer answer = run(words + " --output coarse.png --data " + package.path());
        CAPTURE(answer.errors);
        CHECK(answer.status == 1);
        CHECK(lines_in(answer.errors) == 1);
        CHECK(answer.errors.find("coarser outlines") != std::string::npos);
        CHECK(fs::exists(folder() / "coarse.png"));
    }
}

TEST_CASE("a table cut off behind a whole row is found by check") {
    const std::string metrics = shipped("metrics.csv");
    const DamagedPackage package("metrics.csv",
                                 metrics.substr(0, metrics.find('\n', metrics.size() / 2) + 1));
    const Answer answer = run("check " + package.path());
    CHECK(answer.status == 1);
    CHECK(answer.errors.starts_with("metrics.csv: has "));
    CHECK(answer.errors.find(" rows and datapackage.json says 1") != std::string::npos);
}

TEST_CASE("a value edited by hand is shown, and check tells that the packed figures are older") {
    const std::string row = "recorded-crime-rate,E08000035,2024-07-01/P1Y,2024,";
    std::string metrics = shipped("metrics.csv");
    metrics.replace(metrics.find(row) + row.size(), 5, "987.6");
    const DamagedPackage package("metrics.csv", metrics);
    const Answer layer =
        run("layer recorded-crime-rate --level ltla --year 2024 --data " + package.path());
    CHECK(layer.status == 0);
    CHECK(layer.errors.empty());
    CHECK(layer.out.find("987.6") != std::string::npos);
    const Answer answer = run("check " + package.path());
    CHECK(answer.status == 1);
    CHECK(lines_in(answer.errors) == 2);
    CHECK(answer.errors.find("metrics.csv: is not the file that datapackage.json describes") !=
          std::string::npos);
    CHECK(answer.errors.find("metrics.figures: does not hold the figures of metrics.csv") !=
          std::string::npos);
}

TEST_CASE("packed figures that are damaged are told in a line, and everything is shown") {
    const std::string words = "layer recorded-crime-rate --level ltla --year 2024 --json";
    const std::string whole = shipped("metrics.figures");
    const DamagedPackage package("metrics.figures", whole.substr(0, whole.size() / 2));
    const Answer answer = run(words + " --data " + package.path());
    CHECK(answer.status == 1);
    CHECK(lines_in(answer.errors) == 1);
    CHECK(answer.errors.find("so metrics.csv is read") != std::string::npos);
    CHECK(json::parse(answer.out) == document(words));
}

TEST_CASE("a hundred thousand faults of one kind are three, and how many more there are") {
    const std::string areas = shipped("areas.csv");
    const DamagedPackage package("areas.csv", areas.substr(0, areas.find('\n') + 1));
    const Answer summed = run("check " + package.path());
    CHECK(summed.status == 1);
    CHECK(lines_in(summed.errors) < 150);
    CHECK(summed.errors.find("metrics.csv, column area_code: and 127,129 more like it\n") !=
          std::string::npos);
    CHECK(lines_in(run("check --all " + package.path()).errors) > 100'000);
    const Answer layers = run("layers --data " + package.path());
    CHECK(layers.status == 1);
    CHECK(lines_in(layers.errors) == 1);

    const DamagedPackage some("areas.csv", areas.substr(0, areas.find('\n', areas.size() / 2) + 1));
    CHECK(lines_in(run("layers --data " + some.path()).errors) < 200);
}
