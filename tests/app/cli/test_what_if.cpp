#include "geo/table/csv.h"
#include "tests/app/cli/program.h"

namespace {

const std::string adopting = " --adopt public-services-reform-and-devolution-october-2024";

}  // namespace

TEST_CASE("documents that propose powers are listed, with what each would give") {
    const json documents = document("proposals --json");
    REQUIRE(documents.size() == 11);
    CHECK(documents[0]["id"] == "public-services-reform-and-devolution-october-2024");
    CHECK(documents[0]["can_be_adopted"] == true);
    for (const json& one : documents)
        for (const json& proposal : one["proposals"])
            if (proposal["adopted_as"] == "none")
                CHECK_FALSE(proposal["adoption_note"].get<std::string>().empty());
    CHECK(run("proposals").out.find("not adopted") != std::string::npos);
}

TEST_CASE("commands suppose a document adopted, and their figures say so") {
    CHECK(run("layers").out.find("power-prop-chair-health-boards") == std::string::npos);
    CHECK(run("layers" + adopting).out.find("power-prop-chair-health-boards") != std::string::npos);
    const json layer =
        document("layer power-prop-chair-health-boards --level ltla --json" + adopting);
    for (const json& value : layer["values"]) CHECK(value["basis"] == "hypothetical");
    const Answer exported =
        run("export --layer powers-held --level cauth --output what-if.csv" + adopting);
    CAPTURE(exported.errors);
    REQUIRE(exported.status == 0);
    const auto table = geo::CsvTable::read(folder() / "what-if.csv");
    REQUIRE(table.has_value());
    int hypothetical = 0;
    for (std::size_t row = 0; row < table->rows(); ++row)
        if (table->cell(row, *table->column("status")) == "hypothetical") ++hypothetical;
    CHECK(hypothetical > 0);
}

TEST_CASE("an exported what-if carries its own recipe") {
    REQUIRE(run("export --layer power-prop-chair-health-boards --level cauth --output new.csv" +
                adopting)
                .status == 0);
    const Answer again = run("export --scene new.csv-metadata.json --output again.csv");
    CAPTURE(again.errors);
    REQUIRE(again.status == 0);
    CHECK(text_in(folder() / "again.csv") == text_in(folder() / "new.csv"));
}

TEST_CASE("a document that is unknown, or gives no power, is refused") {
    CHECK(run("layers --adopt the-moon").errors.find("unknown proposal 'the-moon'") !=
          std::string::npos);
    const Answer open = run("layers --adopt police-governance-statement");
    CHECK(open.status == 1);
    CHECK(open.errors.find("gives no power") != std::string::npos);
}

TEST_CASE("commands suppose an authority of districts, and know it as an area") {
    const std::string making = " --suppose \"Great Leeds=E08000035,E06000014\"";
    const auto area = document("area SUPPOSED-A --json" + making);
    CHECK(area["name"] == "Great Leeds (what-if)");
    CHECK(area["districts"].size() == 2);
    const auto has = [&](std::string_view layer) {
        return std::ranges::any_of(area["figures"],
                                   [&](const auto& one) { return one["layer"] == layer; });
    };
    CHECK(has("population"));
    CHECK(has("powers-held"));
    CHECK_FALSE(has("median-weekly-pay"));
    CHECK(area["population"] == 1'054'490);
    const auto layer = document("layer population --level cauth --json" + making);
    bool found = false;
    for (const auto& value : layer["values"])
        if (value["code"] == "SUPPOSED-A") {
            found = true;
            CHECK(value["value"] == 1'054'490);
            CHECK(value["status"] == "derived");
        }
    CHECK(found);
    REQUIRE(run("export --layer population --level cauth --output great.csv" + making).status == 0);
    CHECK(text_in(folder() / "great.csv").find("Great Leeds (what-if)") != std::string::npos);
}

TEST_CASE("an authority of what is no district is refused") {
    const auto said = [](const std::string& what) {
        const Answer answer = run("layers --suppose \"" + what + "\"");
        CHECK(answer.status == 1);
        return answer.errors;
    };
    CHECK(said("Leeds").find("not NAME=CODE,CODE: 'Leeds'") != std::string::npos);
    CHECK(said("A=E08000035,Leeds").find("'Leeds' is no district of today") != std::string::npos);
    CHECK(said("A=E47000001").find("'E47000001' is no district") != std::string::npos);
    CHECK(said("A=E08000035,E08000035").find("named twice") != std::string::npos);
    CHECK(said(std::string(61, 'a') + "=E08000035").find("at most 60 characters") !=
          std::string::npos);
    CHECK(said("bad\xff=E08000035").find("in UTF-8") != std::string::npos);
    CHECK(said("A=E08000035,").find("'' is no district") != std::string::npos);
}
