#include "tests/app/cli/said_by.h"

namespace {

const std::string words = "OFFICIAL-SENSITIVE · Draft, not for publication";
const std::string marked =
    " --table fund.csv --table-marking official-sensitive --table-marking-words "
    "\"Draft, not for publication\"";

void write_table() {
    static_cast<void>(folder().write(
        "fund.csv", "LAD24CD,Fund (£) 2024\nE08000003,600\nE08000012,500\nE08000035,700\n"));
}

std::string recipe_in(const char* file) {
    const Answer answer = run(std::string("recipe ") + file);
    CAPTURE(answer.errors);
    REQUIRE(answer.status == 0);
    return answer.out;
}

}  // namespace

TEST_CASE("what a marked table's figures are exported to bears the marking, whatever the format") {
    write_table();
    for (const char* file :
         {"m.pdf", "m.svg", "m.png", "m.csv", "m.geojson", "m.gpkg", "m.ods", "m.xlsx"}) {
        CAPTURE(file);
        const Answer answer =
            run(fmt::format("export --layer own-fund {} --output {} --dpi 60", marked, file));
        CAPTURE(answer.errors);
        REQUIRE(answer.status == 0);
        CHECK(json::parse(recipe_in(file))["marking"] == words);
    }
    CHECK(json::parse(text_in(folder() / "m.csv-metadata.json"))["dc:accessRights"] == words);
    const std::string text = said_by("pdftotext -layout m.pdf -");
    const auto first = text.find(words);
    REQUIRE(first != std::string::npos);
    CHECK(text.find(words, first + 1) != std::string::npos);  // above and below
    CHECK(holds(text_in(folder() / "m.svg"), words));
}

TEST_CASE("what is worked out from a marked table is marked like it, and the package's is not") {
    write_table();
    const std::string asked = " --level ltla --json" + marked + " --derive \"Half=own-fund / 2\"";
    CHECK(document("layer own-fund" + asked)["marking"] == words);
    CHECK(document("layer own-half" + asked)["marking"] == words);
    CHECK_FALSE(document("layer population" + asked).contains("marking"));
    CHECK(run("layer own-fund" + marked).out.starts_with(words + "\n"));
    REQUIRE(run("export --layer population --output p.csv" + marked).status == 0);
    CHECK_FALSE(json::parse(recipe_in("p.csv")).contains("marking"));
}

TEST_CASE("a marking comes back with what was exported under it") {
    write_table();
    REQUIRE(run("export --layer own-fund --output back.svg" + marked).status == 0);
    REQUIRE(run("export --scene back.svg --output again.csv").status == 0);
    CHECK(json::parse(recipe_in("again.csv"))["marking"] == words);
}

TEST_CASE("a drawn screen of a marked table says so in its picture's words") {
    write_table();
    const Answer drawn = run("render --size 800x600 --output drawn.png" + marked);
    CAPTURE(drawn.errors);
    REQUIRE(drawn.status == 0);
    CHECK(json::parse(recipe_in("drawn.png"))["marking"] == words);
}

TEST_CASE("an unknown marking is refused") {
    write_table();
    const Answer answer = run("layer own-fund --table fund.csv --table-marking secret");
    CHECK(answer.status == 1);
    CHECK(answer.errors ==
          "devolution-atlas: --table-marking: unknown marking 'secret'; known: none, official, "
          "official-sensitive\n");
}
