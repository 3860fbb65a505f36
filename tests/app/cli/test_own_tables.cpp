#include <algorithm>

#include "tests/app/cli/program.h"

namespace {

const char* const pay =
    "Pay by place,,\n,,\nLAD24CD,LAD24NM,Median pay (£ per week) 2024\n"
    "E08000003,Manchester,\"£1,640.50\"\nE08000012,Liverpool,[c]\nE07000026,Allerdale,500\n"
    "E92000001,England,700\n,Total,2840\nSource: a survey,,\n";

}  // namespace

TEST_CASE("match says what a table holds and accounts for each of its rows") {
    static_cast<void>(folder().write("pay.csv", pay));
    const json report = document("match pay.csv --json");
    CHECK(report["columns"]["code"]["heading"] == "LAD24CD");
    CHECK(report["rows"].size() == 9);
    CHECK(report["counts"]["matched"] == 3);
    CHECK(report["counts"]["other-level"] == 1);
    CHECK(report["counts"]["total"] == 1);
    CHECK(report["rows"][5]["said"] ==
          "Allerdale (E07000026) was in force until 2022; successor Cumberland (E06000063)");
    REQUIRE(report["layers"].size() == 1);
    CHECK(report["layers"][0]["id"] == "own-pay-median-pay");
    CHECK(report["layers"][0]["unit"] == "£ per week");
    CHECK(report["layers"][0]["withheld"] == 1);
    const Answer words = run("match pay.csv");
    CHECK(words.out.find("4 of 4 rows matched; most are districts") != std::string::npos);
    CHECK(words.out.find("row 8: Total") != std::string::npos);
}

TEST_CASE("match ends with 1 where a row is left out, and says which and why") {
    static_cast<void>(folder().write("odd.csv", "Area,Jobs\nManchester,5\nLiverpol,6\n"));
    const Answer answer = run("match odd.csv");
    CHECK(answer.status == 1);
    CHECK(answer.out.find("row 3: 'Liverpol' is no name that the atlas knows; is it Liverpool "
                          "(E08000012") != std::string::npos);
}

TEST_CASE("a table is a layer of the layer command and of a scene") {
    static_cast<void>(folder().write("pay.csv", pay));
    const json layer = document("layer own-pay-median-pay --table pay.csv --year 2024 --json");
    CHECK(layer["theme"] == "own");
    CHECK(layer["with_value"] == 1);
    CHECK(layer["withheld"] == 1);
    CHECK(layer["values"][0]["status"] == "own");
    CHECK(layer["values"][0]["basis"] == "own");

    static_cast<void>(folder().write(
        "own.json", R"({"schema": 1, "pane": {"layer": "own-pay-median-pay", "level": "ltla",
            "year": 2024, "classification": {"method": "quantile", "classes": 2}}})"));
    const Answer drawn =
        run("render --scene own.json --table pay.csv --size 800x600 --output own.png");
    CAPTURE(drawn.errors);
    CHECK(drawn.status == 0);
    CHECK(fs::file_size(folder() / "own.png") > 10'000);
    const Answer without = run("render --scene own.json --size 800x600 --output own.png");
    CHECK(without.status == 1);
    CHECK(without.errors.find("unknown layer 'own-pay-median-pay'") != std::string::npos);
}

TEST_CASE("what cannot be used of a table is one line that says what, where and what to do") {
    static_cast<void>(folder().write("pay.csv", pay));
    static_cast<void>(folder().write("empty.csv", ""));
    static_cast<void>(folder().write("places.csv", "a,b\nfoo,1\n"));
    struct Case {
        std::string words, says;
    };
    for (const Case& c : {
             Case{"match empty.csv", "empty.csv: is empty (0 bytes); save the table again"},
             Case{"match none.csv", "there is no such file"},
             Case{"match places.csv", "no column holds codes (E08000035) or names of areas"},
             Case{"match pay.csv --value-column Jobs", "has no column 'Jobs'"},
             Case{"match pay.csv --polarity good", "unknown polarity 'good'; known: higher"},
             Case{"match pay.csv --area-level city", "unknown level 'city'"},
             Case{"match pay.csv --period soon", "'soon' is no period"},
             Case{"render --table empty.csv --output a.png", "is empty (0 bytes)"},
         }) {
        CAPTURE(c.words);
        const Answer answer = run(c.words);
        CHECK(answer.status == 1);
        CHECK(answer.errors.find(c.says) != std::string::npos);
        CHECK(std::ranges::count(answer.errors, '\n') == 1);
    }
}
