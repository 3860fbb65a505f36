#include <doctest/doctest.h>

#include <algorithm>

#include "app/upkeep/kiosk_settings.h"
#include "app/upkeep/staff_pin.h"
#include "tests/app/upkeep/quick_hash.h"
#include "tests/support/files.h"

namespace {

using namespace app;

const std::string pin_hash = quick_hash("2749");

ReadSettings read(const std::string& text) {
    return kiosk_settings_from(text, "kiosk.json", "/etc/kiosk");
}

std::string lines_of(const std::vector<geo::Error>& faults) {
    std::string all;
    for (const geo::Error& fault : faults) all += geo::one_line(fault) + "\n";
    return all;
}

}  // namespace

TEST_CASE("settings that say nothing are the defaults, and a kiosk that nobody asked to lock") {
    const ReadSettings none = read(R"({"locked": false})");
    CHECK(none.settings == KioskSettings());
    CHECK(none.faults.empty());
    CHECK_FALSE(none.unsafe);
    CHECK(none.settings.idle == IdleTimes{75, 180, 20});
}

TEST_CASE("every setting is read, comments are passed over, paths begin at the file") {
    const ReadSettings all = read(R"x({
        "schema": 1,
        "screen_width_mm": 1218, "screen_height_mm": 685.5,  // a 55-inch panel
        "idle_seconds": 60, "listening_seconds": 200, "countdown_seconds": 30,
        "first_language": "cy", "languages": ["en", "cy"],
        "pin_hash": ")x" + pin_hash +
                                  R"x(", "locked": true,
        "opening_hours": {"monday": ["09:00-12:00", "13:00-17:00"], "friday": ["18:00-01:00"]},
        "when_closed": "dark", "restart_at": "04:30",
        "take_away_url": "https://atlas.example/",
        "counts": false, "counts_file": "state/counts.csv",
        "data": "/srv/atlas/data", "last_good_data": "../last-good",
        "voice_english": "English (Great Britain)", "voice_welsh": "Welsh",
        "volume": 40, "start_page": "place", "place": "E08000035",
        "large_text": true, "high_contrast": true, "reduced_motion": true
    })x");
    CHECK(lines_of(all.faults) == "");
    CHECK_FALSE(all.unsafe);
    const KioskSettings& s = all.settings;
    CHECK(s.screen_width_mm == 1218);
    CHECK(s.screen_height_mm == 685.5);
    CHECK(s.idle == IdleTimes{60, 200, 30});
    CHECK(s.first_language == Language::welsh);
    CHECK(s.languages == std::vector{Language::english, Language::welsh});
    CHECK(s.pin_hash == pin_hash);
    CHECK(s.is_locked);
    CHECK(s.opening_hours.is_open(9 * 60));
    CHECK_FALSE(s.opening_hours.is_open(12 * 60));
    CHECK(s.opening_hours.is_open(5 * 24 * 60 + 30));  // Saturday, half past midnight
    CHECK_FALSE(s.opening_hours.is_open(24 * 60 + 10 * 60));
    CHECK(s.when_closed == WhenClosed::dark);
    CHECK(s.restart_at == 270);
    CHECK(s.take_away_url == "https://atlas.example/");
    CHECK_FALSE(s.counts);
    CHECK(s.counts_file == "/etc/kiosk/state/counts.csv");
    CHECK(s.data == "/srv/atlas/data");
    CHECK(s.last_good_data == "/etc/last-good");
    CHECK(s.voice_english == "English (Great Britain)");
    CHECK(s.voice_welsh == "Welsh");
    CHECK(s.volume == 40);
    CHECK(s.start_page == StartPage::place);
    CHECK(s.place == "E08000035");
    CHECK(s.large_text);
    CHECK(s.high_contrast);
    CHECK(s.reduced_motion);
}

TEST_CASE("a fault is said with its place, leaves the default of its key and harms no other") {
    struct Case {
        std::string setting, says;
    };
    for (const Case& c : {
             Case{R"("idle_second": 60)", "/idle_second: unknown setting"},
             Case{R"("a/b~": 60)", "/a~1b~0: unknown setting"},
             Case{R"("idle_seconds": "60")", "/idle_seconds: expected a number, found \"60\""},
             Case{R"("idle_seconds": 5)", "/idle_seconds: must be 10 to 3600, not 5"},
             Case{R"("idle_seconds": null)", "/idle_seconds: expected a number"},
             Case{R"("listening_seconds": 60)", "/listening_seconds: must be 75 to 3600, not 60"},
             Case{R"("countdown_seconds": 10)", "/countdown_seconds: must be 20 to 300"},
             Case{R"("screen_width_mm": 1)", "/screen_width_mm: must be 100 to 10000"},
             Case{R"("languages": [])", "/languages: expected one language"},
             Case{R"("languages": ["en", "fr"])", "/languages: unknown language 'fr'"},
             Case{R"("languages": ["en", "en"])", "/languages: 'en' is there twice"},
             Case{R"("first_language": "fr")",
                  "/first_language: unknown language 'fr'; known: en, cy"},
             Case{R"("opening_hours": "always")", "/opening_hours: expected days with hours"},
             Case{R"("opening_hours": {})", "/opening_hours: no day has hours"},
             Case{R"("opening_hours": {"montag": []})", "/opening_hours/montag: unknown day"},
             Case{R"("opening_hours": {"monday": "09:00-17:00"})",
                  "/opening_hours/monday: expected a list"},
             Case{R"("opening_hours": {"monday": ["09:00-17:00", "9-17"]})",
                  "/opening_hours/monday/1: not opening hours: '9-17'"},
             Case{R"("opening_hours": {"monday": [9]})", "/opening_hours/monday/0: not opening"},
             Case{R"("opening_hours": {"monday": ["09:00-12:00", "11:00-13:00"]})",
                  "/opening_hours: monday 09:00 to monday 12:00 and monday 11:00 to monday 13:00 "
                  "overlap; open at all times instead"},
             Case{R"("when_closed": "off")", "/when_closed: unknown word 'off'; known: dim, dark"},
             Case{R"("restart_at": "24:00")", "/restart_at: not a time: '24:00'"},
             Case{R"("take_away_url": "https://a.example/#x")", "/take_away_url: not an address"},
             Case{R"("counts": "no")", "/counts: expected true or false, found \"no\""},
             Case{R"("counts_file": "")", "/counts_file: expected a path"},
             Case{R"("data": 1)", "/data: expected a text"},
             Case{R"("data": "d", "last_good_data": "./d/copy")", "/last_good_data: a copy"},
             Case{R"("voice_english": "")", "/voice_english: expected the name of a voice"},
             Case{R"("voice_welsh": "a\nb")", "/voice_welsh: expected the name of a voice"},
             Case{R"("volume": 101)", "/volume: must be 0 to 100, not 101"},
             Case{R"("volume": 1.5)", "/volume: expected a whole number"},
             Case{R"("volume": 99999999999999999999)", "/volume: expected a whole number"},
             Case{R"("start_page": "home")", "/start_page: unknown page 'home'; known: attract"},
             Case{R"("start_page": "place")", "/start_page: \"place\" is a page of the key place"},
             Case{R"("place": "Leeds")", "/place: neither a GSS code nor an authority id: 'Leeds'"},
             Case{R"("large_text": 1)", "/large_text: expected true or false"},
             Case{R"("volume": 40, "volume": 70)", "/volume: given twice"},
         }) {
        CAPTURE(c.setting);
        const ReadSettings got =
            read(R"({"locked": false, "reduced_motion": true, )" + c.setting + "}");
        REQUIRE(got.faults.size() == 1);
        CAPTURE(geo::one_line(got.faults[0]));
        CHECK(geo::one_line(got.faults[0]).starts_with("kiosk.json, " + c.says));
        CHECK_FALSE(got.unsafe);
        KioskSettings expected;
        expected.reduced_motion = true;
        if (c.setting.find("\"d\"") != std::string::npos) expected.data = "/etc/kiosk/d";
        CHECK(got.settings == expected);
    }
}

TEST_CASE("all faults of a file are said, not the first") {
    const ReadSettings got = read(R"({"idle_seconds": -1, "volume": "loud", "langauges": ["cy"],
        "opening_hours": {"monday": ["x"], "tuesdy": [], "friday": ["09:00-08:60"]}})");
    CHECK(got.faults.size() == 7);  // and that there is no PIN
}

TEST_CASE("Welsh alone is Welsh first; a first language that is not offered is said") {
    CHECK(read(R"({"locked": false, "languages": ["cy"]})").settings.first_language ==
          Language::welsh);
    const ReadSettings got =
        read(R"({"locked": false, "languages": ["cy"], "first_language": "en"})");
    CHECK(got.settings.first_language == Language::welsh);
    CHECK(lines_of(got.faults) ==
          "kiosk.json, /first_language: 'en' is none of the languages offered\n");
}

TEST_CASE("it is unsafe to start a kiosk that was to be locked and has no PIN to open it") {
    struct Case {
        std::string settings;
        bool is_locked, is_unsafe;
        std::size_t faults;
        std::string because;
    };
    const std::string pin = R"("pin_hash": ")" + pin_hash + "\"";
    for (const Case& c : {
             Case{"{" + pin + "}", true, false, 0, "a PIN locks"},
             Case{"{" + pin + R"(, "locked": false})", false, false, 0, "unless it is left open"},
             Case{"{}", false, false, 1, "no PIN is said, and nothing was to be locked"},
             Case{R"({"locked": true})", true, true, 1, "locked for ever"},
             Case{R"({"locked": "no", "pin_hash": ""})", true, true, 2, "who knows what was meant"},
             Case{"{" + pin + R"(, "locked": 0})", true, false, 1,
                  "the safe side, and it can start"},
             Case{R"({"pin_hash": "2749"})", true, true, 1, "a PIN in clear"},
             Case{R"({"pin_hash": 2749})", true, true, 1, "a number"},
             Case{R"({"pin_hash": "2749", "locked": false})", false, false, 1, "left open anyway"},
         }) {
        CAPTURE(c.because);
        const ReadSettings got = read(c.settings);
        CHECK(got.settings.is_locked == c.is_locked);
        CHECK(got.unsafe.has_value() == c.is_unsafe);
        CHECK(got.faults.size() == c.faults);
        if (got.unsafe) CHECK(std::ranges::find(got.faults, *got.unsafe) != got.faults.end());
        // Faults go to a log that others read.
        CHECK(lines_of(got.faults).find("2749") == std::string::npos);
    }
}

TEST_CASE("the hash that kiosk-pin makes is a setting's") {
    CHECK(is_pin_hash(pin_hash));
    const auto made = hash_of_pin("274915");
    const ReadSettings got = read(R"({"pin_hash": ")" + made.value() + "\"}");
    CHECK(got.faults.empty());
    CHECK(is_pin("274915", got.settings.pin_hash));
}

TEST_CASE("a file that cannot be understood is unsafe, and locks") {
    struct Case {
        std::string text, says;
    };
    for (const Case& c : {
             Case{"", "kiosk.json, line 1, column 1: not JSON"},
             Case{"{\n  \"volume\": 40,\n  \"place\" \"E08000035\"\n}",
                  "kiosk.json, line 3, column 21: not JSON"},
             Case{"[]", "kiosk.json: holds no settings"},
             Case{"{\"schema\": 2}", "kiosk.json, /schema: of another version"},
             Case{"{\"schema\": \"1\"}", "kiosk.json, /schema: of another version"},
             Case{"{\"volume\": 1e999}", "kiosk.json: not JSON: a number is too large"},
             Case{"{\"place\": \"\xff\"}", "kiosk.json, line 1, column"},
         }) {
        CAPTURE(c.text);
        const ReadSettings got = read(c.text);
        REQUIRE(got.unsafe);
        CHECK(geo::one_line(*got.unsafe).starts_with(c.says));
        CHECK(got.settings.is_locked);
    }
}

TEST_CASE("the settings that README shows are without fault, and it names them all") {
    const std::string readme = text_in(DEVOLUTION_ATLAS_SOURCE_DIR "/README.md");
    const std::size_t section = readme.find("### Kiosk settings");
    REQUIRE(section != std::string::npos);
    const std::size_t begin = readme.find("```jsonc\n", section) + 9;
    const ReadSettings example = read(readme.substr(begin, readme.find("```", begin) - begin));
    CHECK(lines_of(example.faults) == "");
    CHECK(example.settings.place == "E08000035");
    CHECK_FALSE(example.settings.opening_hours.is_open(0));
    const std::string table = readme.substr(begin, readme.find("\n## ", begin) - begin);
    for (const std::string_view key : all_kiosk_settings()) {
        CAPTURE(key);
        CHECK(table.find("`" + std::string(key) + "`") != std::string::npos);
    }
}

TEST_CASE("a file that was named has to be there, and a data package where it says") {
    const TestFolder folder;
    const ReadSettings missing = read_kiosk_settings(folder / "kiosk.json");
    REQUIRE(missing.unsafe);
    CHECK(missing.unsafe->where == folder.at("kiosk.json"));

    folder.write("kiosk.json", R"({"locked": false, "data": "atlas"})");
    const ReadSettings no_package = read_kiosk_settings(folder / "kiosk.json");
    CHECK(lines_of(no_package.faults) == folder.at("kiosk.json") +
                                             ", /data: there is no data package at " +
                                             folder.at("atlas") + "\n");
    CHECK_FALSE(no_package.unsafe);
    CHECK(no_package.settings.data ==
          folder.path() / "atlas");  // the last good one takes its place

    std::filesystem::create_directory(folder / "atlas");
    folder.write("atlas/datapackage.json", "{}");
    CHECK(read_kiosk_settings(folder / "kiosk.json").faults.empty());
}

TEST_CASE("the settings that the package installs are sound, and say what holds without them") {
    const auto packaged = read_kiosk_settings(std::filesystem::path(DEVOLUTION_ATLAS_SOURCE_DIR) /
                                              "packaging" / "kiosk.json");
    CHECK(packaged.settings == KioskSettings());
    REQUIRE(packaged.faults.size() == 1);  // a PIN is for whoever installs it to choose
    CHECK(packaged.faults.front().where.ends_with("/pin_hash"));
}
