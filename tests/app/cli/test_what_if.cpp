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
