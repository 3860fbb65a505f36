// Figures on paper, as other programs read them.
#include <algorithm>
#include <array>
#include <sstream>

#include "app/scene/scene_json.h"
#include "app/scene/workspace.h"
#include "tests/app/cli/program.h"
#include "tests/app/cli/said_by.h"

namespace {

const char* const scene = R"({"schema": 2, "panes": [
    {"layer": "healthy-life-expectancy-female", "level": "utla", "year": 2022,
     "classification": {"method": "pretty", "classes": 5}}], "selected": ["E08000036"]})";

void write_figure(const std::string& name, const std::string& words = "") {
    static_cast<void>(folder().write("scene.json", scene));
    const Answer answer = run("export --scene scene.json --output " + name + " " + words);
    CAPTURE(answer.errors);
    REQUIRE(answer.status == 0);
}

}  // namespace

TEST_CASE("a PDF is sound, of the paper asked for, with its fonts and its words as words") {
    write_figure("a.pdf");
    CHECK(holds(said_by("qpdf --check a.pdf"), "No syntax or stream encoding errors found"));
    const std::string facts = said_by("pdfinfo a.pdf");
    CHECK(holds(facts, "(A4)"));
    CHECK(holds(facts, "Healthy life expectancy (female)"));
    CHECK(holds(facts, "Tagged:          yes"));
    const std::string fonts = said_by("pdffonts a.pdf | tail -n +3");
    std::istringstream rows(fonts);
    for (std::string row; std::getline(rows, row);) {
        CAPTURE(row);
        CHECK(holds(row, "+Inter"));
        CHECK(holds(row, "yes yes yes"));  // embedded, a subset, with a way back to Unicode
    }
    const std::string text = said_by("pdftotext -layout a.pdf -");
    const json layer =
        document("layer healthy-life-expectancy-female --level utla --year 2022 --json");
    for (const char* part : {"Healthy life expectancy (female)", "England 61.3", "Wakefield",
                             "Open Government Licence v.3.0", "No data, 2 areas"})
        CHECK(holds(text, part));
    // Each class on its row, with as many areas as have such a figure.
    const std::array<const char*, 5> classes{"Under 55.0", "55.0 to 60.0", "60.0 to 65.0",
                                             "65.0 to 70.0", "70.0 and over"};
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const double from = i == 0 ? 0 : 50 + 5.0 * static_cast<double>(i),
                     to = i == 4 ? 200 : 55 + 5.0 * static_cast<double>(i);
        const auto count = std::ranges::count_if(layer["values"], [&](const json& one) {
            return one["value"].is_number() && one["value"] >= from && one["value"] < to;
        });
        CAPTURE(classes[i]);
        const std::size_t row = text.find(classes[i]);
        REQUIRE(row != std::string::npos);
        CHECK(std::stoi(text.substr(row + std::string(classes[i]).size())) == count);
    }
    write_figure("a.pdf", "--paper a5 --portrait");
    CHECK(holds(said_by("pdfinfo a.pdf"), "419.528 x 595.276 pts"));
}

TEST_CASE("an SVG is well-formed, its words are words, and it draws") {
    write_figure("a.svg");
    said_by("xmllint --noout a.svg");
    const std::string svg = text_in(folder() / "a.svg");
    for (const char* part : {">Healthy life expectancy (female)</text>", ">Under 55.0</text>",
                             "width=\"297mm\" height=\"210mm\"", "@font-face", "<title>", "<desc>"})
        CHECK(holds(svg, part));
    said_by("rsvg-convert a.svg --output drawn.png");
    CHECK(fs::file_size(folder() / "drawn.png") > 10'000);
}

TEST_CASE("a PNG has the dots asked for") {
    write_figure("a.png", "--dpi 100 --paper 200x150mm");
    CHECK(holds(said_by("file a.png"), "787 x 591"));
}

TEST_CASE(
    "every exported picture carries its recipe, the same whatever the format, and opens by it") {
    const auto wanted = app::scene_from_json(scene, "scene.json");
    REQUIRE(wanted.has_value());
    std::string first;
    for (const std::string name : {"a.pdf", "a.svg", "a.png", "drawn-by-render.png"}) {
        CAPTURE(name);
        if (name.starts_with("drawn"))
            REQUIRE(run("render --scene scene.json --size 800x600 --output " + name).status == 0);
        else
            write_figure(name, "--dpi 60");
        const Answer answer = run("recipe " + name);
        REQUIRE(answer.status == 0);
        if (first.empty()) first = answer.out;
        CHECK(answer.out == first);
        const json recipe = json::parse(answer.out);
        CHECK(recipe["panes"][0]["class_breaks"] == json({55, 60, 65, 70}));
        CHECK(recipe["panes"][0]["boundary_year"].is_number());
        CHECK_FALSE(recipe["data"]["resources"].empty());
        const auto again = app::read_workspace(folder() / name);
        REQUIRE(again.has_value());
        CHECK(*again == app::Workspace{*wanted});
        CHECK(run("export --scene " + name + " --output again.csv").status == 0);
    }
    CHECK(holds(said_by("pdfdetach -list a.pdf"), "recipe.json"));
    said_by("pdfdetach -save 1 -o detached.json a.pdf");
    CHECK(text_in(folder() / "detached.json") == first);
}

TEST_CASE("a table carries the same recipe where its format has a place for it") {
    static_cast<void>(folder().write("scene.json", scene));
    std::string beside;
    for (const std::string name : {"a.csv", "a.gpkg", "a.geojson", "a.xlsx", "a.ods"}) {
        CAPTURE(name);
        REQUIRE(run("export --scene scene.json --output " + name).status == 0);
        const Answer answer = run("recipe " + name);
        CAPTURE(answer.errors);
        REQUIRE(answer.status == 0);
        if (beside.empty()) beside = answer.out;
        CHECK(json::parse(answer.out) == json::parse(beside));
        if (name != "a.geojson") CHECK(answer.out == beside);  // there it is laid out by GDAL
    }
    CHECK(run("recipe a.csv-metadata.json").out == beside);
    std::filesystem::remove(folder() / "a.csv-metadata.json");
    CHECK(holds(run("recipe a.csv").errors, "carries no recipe"));
    static_cast<void>(
        folder().write("other.geojson", R"({"type": "FeatureCollection", "features": []})"));
    CHECK(holds(run("recipe other.geojson").errors, "carries no recipe"));
}

TEST_CASE("what carries no recipe, or one that cannot be used, is told in a line") {
    write_figure("whole.svg");
    const std::string svg = text_in(folder() / "whole.svg");
    static_cast<void>(folder().write("cut.svg", svg.substr(0, svg.size() - 200)));
    std::string newer = svg;
    newer.replace(newer.find("&quot;recipe&quot;: 1"), 21, "&quot;recipe&quot;: 9");
    static_cast<void>(folder().write("newer.svg", newer));
    static_cast<void>(folder().write("other.svg", "<svg></svg>"));
    static_cast<void>(folder().write("other.pdf", "%PDF-1.4\n%%EOF\n"));
    struct Case {
        std::string words, said;
    };
    for (const Case& c :
         {Case{"recipe other.svg", "carries no recipe"},
          Case{"recipe other.pdf", "carries no recipe"}, Case{"recipe cut.svg", "is damaged"},
          Case{"recipe missing.svg", "no such file"},
          Case{"recipe scene.json", "carries no recipe"},
          Case{"export --scene newer.svg --output b.csv",
               "made by a newer Devolution Atlas (recipe 9"},
          Case{"export --scene cut.svg --output b.csv", "is damaged"}}) {
        CAPTURE(c.words);
        const Answer answer = run(c.words);
        CHECK(answer.status == 1);
        CHECK(holds(answer.errors, c.said));
        CHECK(std::ranges::count(answer.errors, '\n') == 1);
    }
}

TEST_CASE("a figure that cannot be written leaves what is there, and nothing half-written") {
    write_figure("kept.pdf");
    const std::string before = text_in(folder() / "kept.pdf");
    struct Case {
        std::string words, said;
    };
    for (const Case& c :
         {Case{"--output kept.pdf --paper b5", "not a size of paper: 'b5'"},
          Case{"--output kept.png --dpi 601", "50 to 600 dots per inch"},
          Case{"--output kept.png --dpi 600 --paper 2000x1000mm", "so large a sheet"},
          Case{"--output missing/a.pdf", "choose a folder that exists"},
          Case{"--output kept.doc", "a figure ends in .pdf, .svg or .png"}}) {
        CAPTURE(c.words);
        const Answer answer = run("export --scene scene.json " + c.words);
        CHECK(answer.status == 1);
        CHECK(holds(answer.errors, c.said));
        CHECK(std::ranges::count(answer.errors, '\n') == 1);
    }
    CHECK(text_in(folder() / "kept.pdf") == before);
    for (const auto& entry : fs::directory_iterator(folder().path()))
        CHECK(entry.path().filename().string().find(".part") == std::string::npos);
}
