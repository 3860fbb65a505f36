#include <algorithm>
#include <map>
#include <set>

#include "tests/app/cli/program.h"

namespace {

const json& layers() {
    static const json all = document("layers --json");
    return all;
}

json figures_of(const json& area, const std::string& layer) {
    json out = json::array();
    for (const json& figure : area["figures"])
        if (figure["layer"] == layer) out.push_back(figure);
    return out;
}

}  // namespace

TEST_CASE("361 districts, 15 combined authorities and London are in force in 2025") {
    CHECK(document("areas --level ltla --year 2025 --json").size() == 361);
    const json authorities = document("areas --level cauth --year 2025 --json");
    CHECK(authorities.size() == 15);
    CHECK(document("areas --level gla --year 2025 --json").size() == 1);
    CHECK(document("areas --level utla --year 2025 --json").size() == 218);
}

TEST_CASE("every area says code, name, levels, start, end and parents") {
    for (const json& area : document("areas --json"))
        for (const char* key : {"code", "name", "levels", "start", "end", "parents"})
            REQUIRE(area.contains(key));
}

TEST_CASE("Greater Manchester has ten districts; the East Midlands has those of its counties") {
    CHECK(document("area E47000001 --json")["districts"].size() == 10);
    const json east_midlands = document("area E47000013 --json");
    const std::set<std::string> districts(east_midlands["districts"].begin(),
                                          east_midlands["districts"].end());
    CHECK(districts.contains("E07000032"));  // Amber Valley, in Derbyshire
    CHECK(districts.contains("E07000174"));  // Mansfield, in Nottinghamshire
    CHECK(districts.contains("E06000015"));  // Derby
    CHECK(districts.size() == 17);
}

TEST_CASE("Leicester shows its council mayor and no combined authority") {
    const json leicester = document("area E06000016 --json");
    CHECK(leicester["combined_authority"].is_null());
    REQUIRE(leicester["mayors"].size() == 1);
    CHECK(leicester["mayors"][0]["office"] == "council");
    CHECK(leicester["mayors"][0]["name"] == "Peter Soulsby");
}

TEST_CASE("an area tells what it was made of and what became of it, with the days") {
    const json eden = document("area E07000030 --json")["lineage"];
    REQUIRE(eden.size() == 1);
    CHECK(eden[0]["date"] == "2023-04-01");
    CHECK(eden[0]["planned"] == false);
    REQUIRE(eden[0]["to"].size() == 1);
    CHECK(eden[0]["to"][0]["code"] == "E06000064");
    CHECK(eden[0]["to"][0]["start"] == 2023);
    CHECK(eden[0]["from"].size() == 4);
    CHECK(eden[0]["from"][0]["end"] == 2022);
    CHECK(document("area E08000035 --json")["lineage"].empty());
    CHECK(
        run("area E06000060")
            .out.find(
                "Lineage, 1 April 2020: Buckinghamshire (E10000002), Aylesbury Vale (E07000004)") !=
        std::string::npos);
    CHECK(run("area PLANNED-ESSEX").out.find("Planned for 2028: Essex (E10000012)") !=
          std::string::npos);
}

TEST_CASE(
    "every figure of an area says its layer, period, value, interval, status, basis, source") {
    const json area = document("area E08000003 --json");
    CHECK(area["figures"].size() > 100);
    for (const json& figure : area["figures"]) {
        for (const char* key :
             {"layer", "period", "value", "interval", "status", "basis", "source"})
            REQUIRE(figure.contains(key));
        CAPTURE(figure.dump());
        CHECK_FALSE(figure["source"].get<std::string>().empty());
    }
}

TEST_CASE("the turnout of Greater Manchester's mayoral election of 2024 is as published") {
    const json figures = figures_of(document("area E47000001 --json"), "turnout-mayoral");
    bool met = false;
    for (const json& figure : figures)
        if (figure["year"] == 2024) {
            met = true;
            CHECK(figure["value"].get<double>() == doctest::Approx(32.05).epsilon(0.005));
            CHECK(figure["period"] == "2024-05-02");
        }
    CHECK(met);
}

TEST_CASE("layers: 38 powers by status, five themes, and what each needs to be read") {
    std::map<std::string, int> themes;
    int powers = 0;
    std::set<std::string> ids;
    for (const json& layer : layers()) {
        for (const char* key :
             {"id", "theme", "label", "unit", "kind", "polarity", "source", "levels"})
            REQUIRE(layer.contains(key));
        CHECK(ids.insert(layer["id"]).second);
        ++themes[layer["theme"]];
        powers += layer["kind"] == "status";
        CAPTURE(layer["id"].get<std::string>());
        CHECK_FALSE(layer["levels"].empty());
        for (const auto& [level, held] : layer["levels"].items()) {
            CHECK(held["figures"].get<int>() >= 0);
            CHECK(held["periods"].is_array());
        }
    }
    CHECK(powers == 38);
    CHECK(themes.size() == 5);
    for (const char* wanted : {"powers-held", "council-tax-band-d", "turnout-mayoral",
                               "mandate-mayoral", "governance-tier", "gva-per-hour-worked"})
        CHECK(ids.contains(wanted));
}

TEST_CASE("a layer prints values, class breaks, counts and a summary that agree") {
    const json layer = document(
        "layer gdhi-per-head --level utla --year 2023 --method natural --classes 6 --json");
    CHECK(layer["class_breaks"].size() == 5);
    int counted = 0;
    for (const json& n : layer["class_counts"]) counted += n.get<int>();
    CHECK(counted == layer["summary"]["n"]);
    CHECK(counted == layer["values"].size());
    CHECK(layer["year"] == 2023);
}

TEST_CASE("a layer tells how well the classes of each method fit") {
    const json layer = document("layer gdhi-per-head --level utla --method head-tail --json");
    CHECK(layer["method"] == "head-tail");
    CHECK(layer["fits"]["head-tail"]["goodness_of_variance_fit"] ==
          layer["goodness_of_variance_fit"]);
    CHECK(layer["fits"]["head-tail"]["classes"] == layer["class_breaks"].size() + 1);
    CHECK(layer["fits"]["natural"]["classes"] == 5);
    CHECK(layer["fits"]["natural"]["goodness_of_variance_fit"] >
          layer["fits"]["equal-interval"]["goodness_of_variance_fit"]);
    CHECK(run("layer gdhi-per-head --level utla --method box")
              .out.find("Goodness of variance fit: 0.") != std::string::npos);
}

TEST_CASE("healthy life expectancy at districts says that counties and unitaries have it") {
    const json layer = document("layer healthy-life-expectancy-female --level ltla --json");
    CHECK(layer["with_value"].get<int>() > 0);
    CHECK(layer["with_value"].get<int>() < layer["areas"].get<int>());
    REQUIRE_FALSE(layer["published_for"].empty());
    CHECK(layer["published_for"][0] == "utla");
}

TEST_CASE("tables for people come without --json") {
    const Answer answer = run("areas --level rgn");
    CHECK(answer.status == 0);
    CHECK(answer.out.find("North West") != std::string::npos);
    CHECK(run("layer powers-held --level cauth").out.find("Greater Manchester") !=
          std::string::npos);
}

TEST_CASE("without a display the opening scene is drawn to a PNG, and a line says so") {
    const Answer answer = run("");
    CHECK(answer.status == 0);
    CHECK(answer.out.find("No display") != std::string::npos);
    CHECK(fs::file_size(folder() / "opening-scene.png") > 10'000);
}

TEST_CASE("bad input gets one line on standard error and a failing status") {
    folder().write("newer.json", R"({"schema": 9})");
    folder().write("broken.json", R"({"schema": )");
    folder().write("empty.json", "");
    fs::create_directories(folder() / "nothing");
    struct Case {
        std::string words, says;
    };
    for (const Case& c : {
             Case{"area E99999999", "unknown area"},
             Case{"area Manchester", "did you mean"},
             Case{"layer no-such-layer", "unknown layer"},
             Case{"layer powers-held --level parish", "unknown level"},
             Case{"layer powers-held --method guess", "unknown method"},
             Case{"layer powers-held --classes 12", "2 to 9"},
             Case{"areas --level parish", "unknown level"},
             Case{"stats", "subcommand"},
             Case{"stats moran", "--layer"},
             Case{"stats moran --layer no-such-layer", "unknown layer"},
             Case{"stats moran --layer population --level parish", "unknown level"},
             Case{"stats moran --layer population --level ctry", "4 or more"},
             Case{"stats moran --layer governance-tier", "is of kinds"},
             Case{"stats moran --layer population --contiguity bishop", "queen, rook"},
             Case{"stats moran --layer population --islands sink", "leave-out, join-nearest"},
             Case{"stats moran --layer population --permutations 0", "9 to 999999"},
             Case{"stats lisa --layer population --fdr 5", "between 0 and 1"},
             Case{"stats correlation --layer population", "--with"},
             Case{"stats correlation --layer population --with governance-tier", "is of kinds"},
             Case{"--data missing layers", "missing"},
             Case{"--data nothing layers", "datapackage.json"},
             Case{"check missing", "missing"},
             Case{"render --size 12 --output a.png", "not a size"},
             Case{"render --size 99999x99999 --output a.png", "pixels"},
             Case{"render --size 320x240 --output a.png", "at least 800x600 pixels, not 320x240"},
             Case{"render --size 800x600 --scale 2 --output a.png", "at least 1600x1200 pixels"},
             Case{"render --output a.bmp", "PNG"},
             Case{"render --output no/such/folder/a.png", "no/such/folder"},
             Case{"render --scene newer.json --output a.png", "newer Devolution Atlas"},
             Case{"render --scene broken.json --output a.png", "not JSON"},
             Case{"render --scene empty.json --output a.png", "empty"},
             Case{"render --scene none.json --output a.png", "none.json"},
             Case{"import package --geography g --metrics m --facts f --output o", "g"},
         }) {
        CAPTURE(c.words);
        const Answer answer = run(c.words);
        CAPTURE(answer.errors);
        CHECK(answer.status != 0);
        CHECK(answer.errors.find(c.says) != std::string::npos);
        CHECK(std::ranges::count(answer.errors, '\n') == 1);
        CHECK_FALSE(fs::exists(folder() / "a.png"));
    }
}

TEST_CASE("a scene that names unknown things is drawn without them, and says so") {
    folder().write("strange.json", R"({"schema": 1,
        "pane": {"layer": "phlogiston", "level": "ltla", "year": 2024,
                 "classification": {"method": "quantile", "classes": 5}},
        "selected": ["E99999999"]})");
    const Answer answer = run("render --scene strange.json --output strange.png --size 800x600");
    CHECK(answer.status != 0);  // a script should notice
    CHECK(answer.errors.find("unknown layer 'phlogiston'") != std::string::npos);
    CHECK(fs::exists(folder() / "strange.png"));
}

TEST_CASE("the map alone may be as small as 320x240") {
    const Answer answer = run("render --map-only --size 320x240 --output small.png");
    CAPTURE(answer.errors);
    CHECK(answer.status == 0);
    CHECK(fs::exists(folder() / "small.png"));
}

TEST_CASE("an area tells the elections of its mayors, each with share, turnout and source") {
    const json elections = document("area E47000001 --json")["elections"];
    CHECK(elections.size() >= 4);
    for (const json& one : elections) {
        CAPTURE(one.dump());
        for (const char* key : {"election_date", "office", "winner", "winner_party",
                                "winner_first_pref_pct", "turnout_pct", "basis", "source"})
            REQUIRE(one.contains(key));
        CHECK_FALSE(one["source"].get<std::string>().empty());
    }
    const auto found = std::ranges::find_if(
        elections, [](const json& one) { return one["election_date"] == "2024-05-02"; });
    REQUIRE(found != elections.end());
    CHECK((*found)["winner"] == "Andy Burnham");
    CHECK((*found)["turnout_pct"] == 32.05);
    const std::string words = run("area E47000001").out;
    CHECK(words.find("Election of 2 May 2024 (combined authority mayor): Andy Burnham, ") !=
          std::string::npos);
    CHECK(words.find("turnout 32.05%") != std::string::npos);
}

TEST_CASE("a council tells its seats and control of each year, with source") {
    const json council = document("area E06000001 --json")["council_composition"];
    CHECK(council.size() >= 9);
    for (const json& one : council) {
        CHECK(one["as_of"].is_string());
        CHECK(one["total_seats"].is_number_integer());
        CHECK_FALSE(one["control"].get<std::string>().empty());
        CHECK_FALSE(one["source"].get<std::string>().empty());
    }
    CHECK(run("area E06000001").out.find("Council (") != std::string::npos);
}

TEST_CASE("an area tells the proposals that would affect it, and no others") {
    struct Case {
        std::string area, power, whom;
        bool told;
        std::string_view because;
    };
    for (const Case& c : {
             Case{"E47000001", "integrated_settlement", "established mayoral", true, "its tier"},
             Case{"E08000003", "integrated_settlement", "established mayoral", true,
                  "what its authority's mayor may do"},
             Case{"E47000006", "integrated_settlement", "established mayoral", false,
                  "Tees Valley is mayoral, not established"},
             Case{"E47000015", "investment_fund", "mayoral", false,
                  "Devon and Torbay has no mayor"},
             Case{"E06000016", "bus_franchising", "Leicester", true, "Leicester itself"},
             Case{"E06000016", "prop_foundation_everywhere", "areas without devolution", true,
                  "no authority"},
             Case{"E08000003", "prop_foundation_everywhere", "areas without devolution", false,
                  "Manchester has one"},
             Case{"E06000052", "prop_strategic_authority", "all strategic authorities", true,
                  "Cornwall has an agreement of its own"},
             Case{"W06000015", "police_crime_commissioner", "England and Wales", true, "Cardiff"},
             Case{"S12000036", "prop_full_coverage", "all England", false, "Edinburgh"},
         }) {
        CAPTURE(c.because);
        const json proposals = document("area " + c.area + " --json")["proposals"];
        const bool told = std::ranges::any_of(proposals, [&](const json& one) {
            CHECK_FALSE(one["source"].get<std::string>().empty());
            return one["power_id"] == c.power && one["applies_to"] == c.whom;
        });
        CHECK(told == c.told);
    }
}

TEST_CASE("a power that is recalled without a page says so, and not that its row names one") {
    int without_page = 0;
    const json area = document("area E47000001 --json");
    for (const json& figure : area["figures"]) {
        if (figure["basis"] != "recalled") continue;
        const std::string source = figure["source"];
        CHECK(source.find("named in each row") == std::string::npos);
        without_page += source == "recalled, no page named";
    }
    CHECK(without_page > 0);
}

TEST_CASE("check finds the shipped package sound") {
    const Answer answer = run(std::string("check ") + DEVOLUTION_ATLAS_SOURCE_DIR + "/data");
    CAPTURE(answer.errors);
    CHECK(answer.status == 0);
}

TEST_CASE("boundaries of a person's own are drawn over the map, or refused in a line") {
    const std::string own = std::string(DEVOLUTION_ATLAS_SOURCE_DIR) + "/data/boundaries.gpkg";
    const Answer drawn =
        run("render --size 640x480 --map-only --output own.png --boundaries " + own + ":pfa");
    CHECK(drawn.errors == "");
    CHECK(drawn.status == 0);
    CHECK(run("render --size 640x480 --map-only --output plain.png").status == 0);
    CHECK(text_in(folder() / "own.png") != text_in(folder() / "plain.png"));
    struct Case {
        std::string words, says;
    };
    for (const Case& c : {
             Case{"nowhere.gpkg", "nowhere.gpkg: cannot be opened, there is no such file"},
             Case{own, "boundaries.gpkg: has several layers; name one of "},
             Case{own + ":wards", "boundaries.gpkg: has no layer 'wards'; its layers are "},
             Case{own + ":pfa --code-column gss", "has no column 'gss'; its columns are code"},
             Case{"'PG:dbname=atlas password=hunter2'", "holds a password"},
             Case{"'PG:host=127.0.0.1 port=1 dbname=atlas'", "the database cannot be reached"},
             Case{"https://me:hunter2@example.org/a.fgb", "holds a password"},
         }) {
        CAPTURE(c.words);
        const Answer answer = run("render --output not.png --boundaries " + c.words);
        CAPTURE(answer.errors);
        CHECK(answer.status == 1);
        CHECK(answer.errors.find(c.says) != std::string::npos);
        CHECK(answer.errors.find("hunter2") == std::string::npos);
        CHECK(std::ranges::count(answer.errors, '\n') == 1);
    }
}

TEST_CASE("stats: each statistic says its areas, islands, method, source, period and finding") {
    for (const char* statistic : {"moran", "lisa", "gistar"}) {
        CAPTURE(statistic);
        const json out = document(std::string("stats ") + statistic +
                                  " --layer gdhi-per-head --year 2023 --json");
        CHECK(out["statistic"] == statistic);
        CHECK(out["layer"]["id"] == "gdhi-per-head");
        CHECK(out["layer"]["periods"] == json{"2023-01-01/P1Y"});
        CHECK_FALSE(out["layer"]["sources"].empty());
        CHECK(out["method"]["contiguity"] == "queen");
        CHECK(out["n"].get<std::size_t>() + out["islands"].size() == 361);
        CHECK(std::ranges::count(out["islands"],
                                 json{{"code", "E06000046"}, {"name", "Isle of Wight"}}) == 1);
        const std::string finding = out["finding"];
        const std::string words =
            run(std::string("stats ") + statistic + " --layer gdhi-per-head --year 2023").out;
        CHECK(words.find(finding) != std::string::npos);
        CHECK(words.find("Isle of Wight") != std::string::npos);
        CHECK(words.find("Office for National Statistics") != std::string::npos);
    }
}

TEST_CASE("stats: income lies together, the same seed says so with the same figures") {
    const std::string words = "stats moran --layer gdhi-per-head --year 2023 --json";
    const json out = document(words);
    CHECK(out["moran"]["i"].get<double>() > 0.3);
    CHECK(out["moran"]["pseudo_p"] == 0.001);
    CHECK(out["method"]["seed"] == 1);
    CHECK(out == document(words));
    const json joined = document(words + " --islands join-nearest --contiguity rook");
    CHECK(joined["n"] == 361);
    CHECK(joined["islands"] == out["islands"]);
    CHECK(joined["moran"]["i"] != out["moran"]["i"]);
}

TEST_CASE("stats: local figures stand for each area, and their mean is Moran's I") {
    const json lisa = document("stats lisa --layer gdhi-per-head --year 2023 --seed 7 --json");
    const json moran = document("stats moran --layer gdhi-per-head --year 2023 --json");
    REQUIRE(lisa["areas"].size() == lisa["n"]);
    double sum = 0;
    for (const json& area : lisa["areas"]) {
        sum += area["i"].get<double>();
        CHECK(area["significant"] == (area["adjusted_p"].get<double>() <= 0.05));
        CHECK(area["adjusted_p"].get<double>() >= area["pseudo_p"].get<double>());
    }
    CHECK(sum / lisa["n"].get<double>() == doctest::Approx(moran["moran"]["i"].get<double>()));
    for (const json& area : document("stats gistar --layer gdhi-per-head --json")["areas"])
        if (area["name"] == "Westminster") CHECK(area["z"].get<double>() > 5);
}

TEST_CASE("stats: a layer correlates with itself, and figures without a partner are counted") {
    const json same =
        document("stats correlation --layer gdhi-per-head --with gdhi-per-head --json");
    CHECK(same["pearson"]["r"].get<double>() == doctest::Approx(1));
    CHECK(same["line"]["slope"].get<double>() == doctest::Approx(1));
    const json two = document(
        "stats correlation --layer gdhi-per-head --with healthy-life-expectancy-female --level "
        "utla "
        "--json");
    CHECK(two["n"].get<int>() + two["without_both"].get<int>() == 218);
    CHECK(two["spearman"]["interval"][0] < two["spearman"]["r"]);
    CHECK(two["x"]["id"] == "gdhi-per-head");
    CHECK(two["y"]["id"] == "healthy-life-expectancy-female");
}

TEST_CASE(
    "stats: figures inherited from larger areas are told, as they are alike for that reason") {
    const json out = document("stats moran --layer powers-held --level ltla --json");
    CHECK(out["layer"]["inherited"] > 0);
    CHECK(out["finding"].get<std::string>().find("inherited from larger areas") !=
          std::string::npos);
}
