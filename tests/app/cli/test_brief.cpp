// Two pages on an area, as other programs read them.
#include <algorithm>
#include <sstream>

#include "app/scene/workspace.h"
#include "tests/app/cli/program.h"
#include "tests/app/cli/said_by.h"

namespace {

void write_brief(const std::string& words) {
    const Answer answer = run("brief " + words);
    CAPTURE(answer.errors);
    CHECK(answer.errors.empty());
    REQUIRE(answer.status == 0);
}

/// A number as pages write it, without its sign for thousands.
std::string shown(const json& value, int decimals) {
    return fmt::format("{:.{}f}", value.get<double>(), decimals);
}

}  // namespace

TEST_CASE("a brief is two pages of A4 with fonts, title and author, and its words are words") {
    struct Case {
        const char *code, *name;
        std::vector<const char*> says;
    };
    for (const Case& c :
         {Case{"E47000001", "Greater Manchester", {"Bev Craig", "Wigan", "Integrated settlement"}},
          Case{"E61000001", "Greater London Authority", {"Sadiq Khan", "Enfield"}},
          Case{"E07000223", "Adur", {"Sussex and Brighton", "None yet"}},
          Case{"W06000015", "Cardiff", {"Senedd", "no budget of this area"}},
          Case{"PLANNED-NORFOLKSUFFOLK", "Norfolk and Suffolk", {"planned, not yet made"}}}) {
        CAPTURE(c.code);
        write_brief(std::string("--area ") + c.code + " --output brief.pdf");
        CHECK(holds(said_by("qpdf --check brief.pdf"), "No syntax or stream encoding errors"));
        const std::string facts = said_by("pdfinfo brief.pdf");
        for (const std::string& part :
             {std::string("Pages:           2"), std::string("(A4)"),
              std::string("Tagged:          yes"), std::string("Area brief: ") + c.name,
              std::string("Author:          Devolution Atlas")})
            CHECK(holds(facts, part));
        std::istringstream fonts(said_by("pdffonts brief.pdf | tail -n +3"));
        for (std::string row; std::getline(fonts, row);) {
            CAPTURE(row);
            CHECK(holds(row, "+Inter"));
            CHECK(holds(row, "yes yes yes"));
        }
        const std::string text = said_by("pdftotext -layout brief.pdf -");
        CHECK(holds(text, c.name));
        for (const char* part : c.says) CHECK(holds(text, part));
        for (const char* part : {"Who runs what", "Five missions", "Money", "Mandate",
                                 "Office for National Statistics", "Page 2 of 2"})
            CHECK(holds(text, part));
        // Of the mean of Wales or London fewer measures are known; income is of all.
        const json area = document(std::string("area ") + c.code + " --json");
        for (const json& one : area["figures"])
            if (one["layer"] == "ghg-emissions-per-head" && one["year"] == 2023)
                CHECK(holds(text, shown(one["value"], 2)));
    }
}

TEST_CASE("a brief carries the scene of its map") {
    write_brief("--area E47000008 --layer gdhi-per-head --output brief.pdf");
    const auto opened = app::read_workspace(folder() / "brief.pdf");
    REQUIRE(opened.has_value());
    CHECK(opened->scene.pane().layer == "gdhi-per-head");
    REQUIRE(opened->scene.selected.size() == 1);
    CHECK(geo::text_of(opened->scene.selected.front()) == "E47000008");
    CHECK(opened->scene.pane().camera.has_value());
    CHECK(run("export --scene brief.pdf --output again.csv").status == 0);
}

TEST_CASE("all strategic authorities have a brief each, but for those that cannot be written") {
    fs::create_directories(folder() / "briefs" / "tees-valley.pdf" / "in-the-way");
    const Answer answer = run("brief --all-combined-authorities --output briefs");
    CHECK(answer.status == 1);
    CAPTURE(answer.errors);
    CHECK(std::ranges::count(answer.errors, '\n') == 1);
    CHECK(holds(answer.errors, "tees-valley.pdf"));
    std::size_t written = 0;
    for (const auto& entry : fs::directory_iterator(folder() / "briefs")) {
        CAPTURE(entry.path());
        CHECK(entry.path().extension() == ".pdf");
        if (!entry.is_regular_file()) continue;
        ++written;
        CHECK(text_in(entry.path()).starts_with("%PDF-"));
    }
    const json authorities = document("areas --level cauth --year 2028 --json");
    CHECK(written + 1 == authorities.size() + 1);  // with London
    CHECK(fs::exists(folder() / "briefs" / "cambridgeshire-and-peterborough.pdf"));
    CHECK(fs::exists(folder() / "briefs" / "greater-essex.pdf"));
}

TEST_CASE("a brief that cannot be made is told in a line, and nothing is written") {
    struct Case {
        std::string words, said;
    };
    for (const Case& c :
         {Case{"--output none.pdf", "--area or --all-combined-authorities"},
          Case{"--area E47000001 --all-combined-authorities --output none.pdf", "one of the two"},
          Case{"--area E47000099 --output none.pdf", "unknown area 'E47000099'"},
          Case{"--area E23000033 --output none.pdf", "a brief is of a council"},
          Case{"--area E47000001 --layer nothing --output none.pdf", "unknown layer 'nothing'"},
          Case{"--area E47000001 --output none.svg", "ending in .pdf or .odt"},
          Case{"--area E47000001 --output missing/none.pdf", "choose a folder that exists"},
          Case{"--all-combined-authorities --output missing", "there is no such folder"}}) {
        CAPTURE(c.words);
        const Answer answer = run("brief " + c.words);
        CAPTURE(answer.errors);
        CHECK(answer.status == 1);
        CHECK(holds(answer.errors, c.said));
        CHECK(std::ranges::count(answer.errors, '\n') == 1);
        CHECK_FALSE(fs::exists(folder() / "none.pdf"));
    }
}
