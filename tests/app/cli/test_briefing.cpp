// What the command says of briefings, good and bad.
#include "tests/app/cli/program.h"
#include "tests/app/cli/said_by.h"

namespace {

const std::string shipped = DEVOLUTION_ATLAS_SOURCE_DIR "/data/briefings/";

/// One scene on a map of powers held, with more members.
std::string briefing_of(const std::string& members, const std::string& layer = "powers-held") {
    return R"({"schema": 1, "title": "Test", "minutes": 5, "scenes": [{)" + members + R"(,
      "map": {"schema": 2, "panes": [{"layer": ")" +
           layer + R"(", "level": "cauth", "year": 2026,
        "classification": {"method": "quantile", "classes": 5}}],
        "selected": [], "dark": false, "source_open": false}},
      {"headline": "Words alone"}]})";
}

}  // namespace

TEST_CASE("a briefing is told scene by scene, its figures put in") {
    const json told = document("briefing --json " + shipped + "devolution-map.briefing");
    CHECK(told["title"] == "The devolution map, 2000 to 2028");
    CHECK(told["marking"] == "");
    REQUIRE(told["scenes"].size() == 9);
    const json& first = told["scenes"][0];
    CHECK(first["number"] == 1);
    CHECK(first["headline"] == "In 2000 England had one regional mayor");
    CHECK(first["maps"][0]["level"] == "cauth");
    CHECK(first["maps"][0]["year"] == 2000);
    CHECK(first["annotations"][0]["title"] == "London");
    CHECK(first["fault"].is_null());
    CHECK(first["faults"].empty());
    CHECK(told["scenes"][2]["maps"].size() == 2);
    const Answer in_words = run("briefing " + shipped + "need-and-power.briefing");
    CHECK(in_words.status == 0);
    CHECK(in_words.errors.empty());
    for (const char* part :
         {"Need and power: the five missions\n15 minutes, 8 scenes, no marking",
          "map: preventable-cvd-mortality against powers-held, utla, 2022", "spotlight E47000007"})
        CHECK(holds(in_words.out, part));
    CHECK(!holds(in_words.out, "left out"));
    CHECK(!holds(in_words.out, "too much to read"));
}

TEST_CASE("a brace that cannot be filled is told, and the scene is shown all the same") {
    folder().write("gap.briefing",
                   briefing_of(R"("headline": "{count cauth} and {value gone E47000001}")"));
    const Answer answer = run("briefing gap.briefing");
    CHECK(answer.status == 0);
    CHECK(holds(answer.out, "1  20 and …"));
    CHECK(holds(answer.out, "left out: {value gone E47000001}: 'gone' is no layer"));
}

TEST_CASE("a scene that cannot be shown ends in 1, and the others are told") {
    folder().write("gone.briefing", briefing_of(R"("headline": "First")", "gone"));
    const Answer answer = run("briefing gone.briefing");
    CHECK(answer.status == 1);
    CHECK(holds(answer.out, "cannot be shown: "));
    CHECK(holds(answer.out, "'gone'"));
    CHECK(holds(answer.out, "2  Words alone"));
}

TEST_CASE("more than an audience can read is said") {
    std::string words;
    for (int i = 0; i < 41; ++i) words += "word ";
    folder().write("long.briefing", briefing_of(R"("headline": ")" + words + R"(")"));
    const Answer answer = run("briefing long.briefing");
    CHECK(answer.status == 0);
    CHECK(holds(answer.out, "41 words\n   too much to read"));
}

TEST_CASE("what is no briefing is refused in one line") {
    folder().write("no.briefing", "{");
    for (const char* file : {"no.briefing", "missing.briefing"}) {
        const Answer answer = run(std::string("briefing ") + file);
        CHECK(answer.status == 1);
        CHECK(answer.out.empty());
        CHECK(std::count(answer.errors.begin(), answer.errors.end(), '\n') == 1);
        CHECK(holds(answer.errors, file));
    }
}

TEST_CASE("a scene is drawn by its number, and what is told is of that scene alone") {
    folder().write("two-bad.briefing", R"({"schema": 1, "title": "Test", "scenes": [
        {"headline": 1}, {"headline": "Second", "annotations": [{"kind": "wave", "areas": []}]},
        {"headline": "Third"}]})");
    const std::string draw = " --size 800x600 --output numbered.png";
    const Answer second = run("render --scene two-bad.briefing --number 2" + draw);
    CHECK(second.status == 1);
    CHECK(second.errors ==
          "devolution-atlas: two-bad.briefing, scene 2: annotations[0].kind: unknown annotation "
          "'wave'; known: text, arrow, bracket, spotlight, dim\n");
    const Answer third = run("render --scene two-bad.briefing --number 3" + draw);
    CHECK(third.status == 0);
    CHECK(third.errors.empty());
}

TEST_CASE("a briefing without scenes is said to have none") {
    folder().write("empty.briefing", R"({"schema": 1, "title": "None", "scenes": []})");
    const Answer answer = run("render --scene empty.briefing --output empty.png");
    CHECK(answer.status == 1);
    CHECK(answer.errors ==
          "devolution-atlas: empty.briefing: the briefing has no scenes yet; open it in the atlas "
          "and add some\n");
}
