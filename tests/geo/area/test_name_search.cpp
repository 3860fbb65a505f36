#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/area/name_search.h"
#include "tests/geo/area/sample_areas.h"

using geo::Level;

namespace {

SampleAreas places() {
    SampleAreas areas;
    const auto add = [&](auto code, auto name, Level level, double population) -> geo::Area& {
        geo::Area& area = areas.add(code, name, {level});
        area.population = population;
        return area;
    };
    add("E23000005", "Greater Manchester", Level::police_force, 3009664);
    add("E11000001", "Greater Manchester", Level::metropolitan_county, 3009664);
    add("E47000001", "Greater Manchester", Level::combined_authority, 3009664);
    add("E08000003", "Manchester", Level::district, 589670);
    add("E07000121", "Lancaster", Level::district, 146038);
    add("E08000035", "Leeds", Level::district, 845189);
    add("E07000062", "Hastings", Level::district, 91000);
    add("E09000023", "Lewisham", Level::district, 301255);
    add("E07000146", "King's Lynn and West Norfolk", Level::district, 157000);
    add("E06000010", "Kingston upon Hull, City of", Level::district, 275401).aliases = {"Hull"};
    add("E47000016", "Hull and East Yorkshire", Level::combined_authority, 630000);
    add("W06000015", "Cardiff", Level::district, 383919).name_welsh = "Caerdydd";
    add("W06000001", "Isle of Anglesey", Level::district, 69291).name_welsh = "Ynys Môn";
    add("E06000028", "Bournemouth", Level::district, 0).vintage = {{}, 2018};
    add("E06000058", "Bournemouth, Christchurch and Poole", Level::district, 409000).short_name =
        "BCP";
    add("E08000013", "St. Helens", Level::district, 186000);
    add("E08000021", "Newcastle upon Tyne", Level::district, 320605);
    add("E07000195", "Newcastle-under-Lyme", Level::district, 127000);
    add("E06000043", "Brighton and Hove", Level::district, 283870);
    add("E12000001", "North East", Level::region, 2760678);
    add("E47000010", "North East", Level::combined_authority, 0).vintage = {2018, 2023};
    add("E47000014", "North East", Level::combined_authority, 2011000).vintage = {2024, {}};
    add("E12000007", "London", Level::region, 9089736);
    add("E61000001", "Greater London Authority", Level::greater_london, 9089736);
    add("PLANNED-CUMBRIA", "Cumbria", Level::combined_authority, 510000).planned = true;
    return areas;
}

std::vector<std::string> codes_for(std::string_view typed, std::size_t most = 8) {
    static const geo::AreaRegister areas = places().made();
    static const geo::NameSearch search(areas);
    std::vector<std::string> codes;
    for (const geo::NameMatch& match : search.find(typed, most))
        codes.emplace_back(geo::text_of(areas[match.area].id));
    return codes;
}

}  // namespace

TEST_CASE("what people type finds first what they mean") {
    struct Case {
        std::string_view typed, first, because;
    };
    for (const Case& c : {
             Case{"Leeds", "E08000035", "a name"},
             Case{"lee", "E08000035", "three letters of it"},
             Case{"manchster", "E08000003", "a letter missed"},
             Case{"MANCEHSTER", "E08000003", "letters the wrong way round, in capitals"},
             Case{"Kings Lynn", "E07000146", "an apostrophe missed"},
             Case{"Hull", "E06000010", "an alias, not the longer name that begins with it"},
             Case{"hull city council", "E06000010", "words that say what it is"},
             Case{"caerdydd", "W06000015", "the Welsh name"},
             Case{"ynys mon", "W06000001", "the Welsh name without its accent"},
             Case{"YNYS MÔN", "W06000001", "the Welsh name in capitals"},
             Case{"bcp", "E06000058", "the short name"},
             Case{"christchurch", "E06000058", "a word from the middle"},
             Case{"saint helens", "E08000013", "a saint in full"},
             Case{"tyne newcastle", "E08000021", "words in another order"},
             Case{"newcastle un", "E07000195", "a second word begun"},
             Case{"Brighton & Hove", "E06000043", "a sign for a word"},
             Case{"E47000001", "E47000001", "a code"},
             Case{"e12000007", "E12000007", "a code in small letters"},
             Case{"PLANNED-CUMBRIA", "PLANNED-CUMBRIA", "an authority id"},
             Case{"greater manchester", "E47000001", "the combined authority of three namesakes"},
             Case{"greater manch", "E47000001", "and of three that begin alike"},
             Case{"north east", "E47000014", "in force before ended, authority before region"},
             Case{"london", "E12000007", "a name before a longer one"},
         }) {
        CAPTURE(c.typed);
        CAPTURE(c.because);
        const auto codes = codes_for(c.typed);
        REQUIRE_FALSE(codes.empty());
        CHECK(codes.front() == c.first);
    }
}

TEST_CASE("namesakes in force come before ended ones") {
    CHECK(codes_for("north east") ==
          std::vector<std::string>{"E47000014", "E12000001", "E47000010"});
}

TEST_CASE("a name that lives on in a longer one finds both") {
    CHECK(codes_for("bournemouth") == std::vector<std::string>{"E06000058", "E06000028"});
}

TEST_CASE("a code finds its own area alone") {
    CHECK(codes_for("E08000035") == std::vector<std::string>{"E08000035"});
    CHECK(codes_for("E08000036").empty());
}

TEST_CASE("nothing typed, or nothing that is a name, finds nothing") {
    for (std::string_view typed : {"", "   ", "'", "?!", "xyzzy", "council", "\xFF\xFE", "東京"}) {
        CAPTURE(typed);
        CHECK(codes_for(typed).empty());
    }
    CHECK(codes_for(std::string(100'000, 'm')).empty());
}

TEST_CASE("no more are found than were asked for, and each area once") {
    CHECK(codes_for("e", 3).size() == 3);
    CHECK(codes_for("leeds", 0).empty());
    // "Hull" is in its name and is its alias.
    const auto codes = codes_for("hull");
    CHECK(std::ranges::count(codes, "E06000010") == 1);
}

TEST_CASE("an answer tells the name that was met, and 1 for a name as typed") {
    const geo::AreaRegister areas = places().made();
    const auto alias = geo::NameSearch(areas).find("hull").front();
    CHECK(alias.matched == "Hull");
    CHECK(alias.score == 1);
    CHECK(geo::NameSearch(areas).find("ynys m").front().matched == "Ynys Môn");
    CHECK(geo::NameSearch(areas).find("manchster").front().score < 1);
}

TEST_CASE("answers come best first") {
    const geo::AreaRegister areas = places().made();
    const geo::NameSearch search(areas);
    for (std::string_view typed : {"n", "ma", "hull", "east", "greater", "north esat"}) {
        const auto found = search.find(typed, 100);
        CHECK(std::ranges::is_sorted(found, std::greater{}, &geo::NameMatch::score));
    }
}

TEST_CASE("a register without areas has no names") {
    const geo::AreaRegister none;
    CHECK(geo::NameSearch(none).find("leeds").empty());
}
