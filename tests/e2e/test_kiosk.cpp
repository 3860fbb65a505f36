// A kiosk in a real window: whole visits by touch, by keypad and ear, and what staff do. The mouse
// is turned into fingers by SDL, as its events come from one.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "app/upkeep/staff_pin.h"
#include "tests/support/running_atlas.h"

namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr int width = 1280, height = 720;

/// A kiosk that nobody has touched yet, with a state folder of its own.
class Kiosk {
public:
    explicit Kiosk(const json& settings = json::object()) {
        fs::create_directories(state());
        setenv("STATE_DIRECTORY", state().c_str(), 1);
        const std::string file = folder_.write("kiosk.json", settings.dump());
        atlas_.emplace(screen_, folder_,
                       std::vector<std::string>{"--mode", "kiosk", "--reduced-motion", "--settings",
                                                file, "--speech-log", folder_.at("speech.txt")});
        REQUIRE(becomes("page", "attract"));
        unsetenv("STATE_DIRECTORY");
    }

    const VirtualScreen& screen() const { return screen_; }
    bool running() { return atlas_->running(); }
    fs::path state() const { return folder_ / "state"; }
    json seen() const { return atlas_->seen(); }
    json visit() const { return seen()["visit"]; }
    /// What is seen once nothing of it changes any more: type is built when it is first asked for.
    json at_rest() const {
        json now = seen();
        int times = 0;
        REQUIRE(RunningAtlas::comes_true([&] {
            json next = seen();
            times = next == now ? times + 1 : 0;
            now = std::move(next);
            return times == 8;
        }));
        return now;
    }
    std::string log() const { return text_in(folder_ / "errors.txt"); }
    std::string speech() const { return text_in(folder_ / "speech.txt"); }

    bool becomes(const std::string& what, const json& wanted) const {
        const bool became = RunningAtlas::comes_true([&] { return visit()[what] == wanted; });
        if (!became) MESSAGE(what << " is not " << wanted.dump() << ": " << visit().dump());
        return became;
    }
    bool staff_becomes(int page) const {
        return RunningAtlas::comes_true([&] { return seen()["staff"] == page; });
    }

    /// The control of that id, or the first whose id begins so; nothing where there is none.
    json control(const std::string& id) const {
        const json now = seen();
        for (const json& one : now["controls"])
            if (one["id"] == id) return one;
        for (const json& one : now["controls"])
            if (one["id"].get<std::string>().starts_with(id)) return one;
        return {};
    }
    bool shows(const std::string& id) const {
        return RunningAtlas::comes_true([&] { return !control(id).is_null(); });
    }
    std::string spoken(const std::string& id) const {
        const json one = control(id);
        return one.is_null() ? std::string() : one["spoken"].get<std::string>();
    }

    void tap(double x, double y) const { screen_.click(x, y); }
    void touch(const std::string& id) const {
        if (!shows(id)) MESSAGE(seen().dump());
        REQUIRE(shows(id));
        const auto box = control(id)["box"].get<std::vector<double>>();
        tap(box[0] + box[2] / 2, box[1] + box[3] / 2);
    }
    void touch_letters(const std::string& letters) const {
        std::string typed = visit()["typed"];
        for (const char letter : letters) {
            touch(std::string("key:") + letter);
            REQUIRE(becomes("typed", typed += letter));
        }
    }
    /// From the first screen to the page on which a place is looked for.
    void begin() const {
        touch("start");
        REQUIRE(RunningAtlas::comes_true([&] { return visit()["page"] != "attract"; }));
        if (visit()["page"] != "find") touch("find");
        REQUIRE(becomes("page", "find"));
    }
    /// The staff's gesture: the corners, clockwise from the upper left.
    void touch_corners() const {
        for (const auto& [x, y] : {std::pair{20, 20}, std::pair{width - 20, 20},
                                   std::pair{width - 20, height - 8}, std::pair{20, height - 8}})
            tap(x, y);
    }
    void enter(const std::string& pin) const {
        for (const char digit : pin) touch(std::string("staff:digit:") + digit);
        touch("staff:enter");
    }

    bool speaks_of(const std::string& words) const {
        const bool spoke =
            RunningAtlas::comes_true([&] { return speech().find(words) != std::string::npos; });
        if (!spoke) MESSAGE("not said: " << words << "\n" << speech());
        return spoke;
    }
    /// By the key for what comes next, until the focus is on that; false where it never is.
    bool walk_to(const std::string& id) const {
        const auto focused = [&] { return seen()["focused"].get<std::string>(); };
        std::string now = focused();
        for (int i = 0; i < 150 && now != id; ++i) {
            screen_.key("Tab");
            if (!RunningAtlas::comes_true([&] { return focused() != now; })) return false;
            now = focused();
        }
        return now == id;
    }

private:
    TestFolder folder_;
    VirtualScreen screen_{width, height};
    std::optional<RunningAtlas> atlas_;
};

/// Everything that the files of a folder hold.
std::string all_in(const fs::path& folder) {
    std::string all;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const fs::path file = entry.path();
        if (file.string().find("last-good") != std::string::npos) continue;  // the data package
        if (entry.is_regular_file()) all += file.filename().string() + ": " + text_in(file) + "\n";
    }
    return all;
}

}  // namespace

TEST_CASE("a visit to Leeds by touch: who runs what, a power, a mission, another place, hexagons") {
    const Kiosk kiosk;
    kiosk.begin();
    kiosk.touch_letters("lee");
    kiosk.touch("place:E08000035");
    REQUIRE(kiosk.becomes("place", "E08000035"));
    CHECK(kiosk.visit()["page"] == "place");
    CHECK(kiosk.control("place")["label"] == "Leeds");
    CHECK(kiosk.spoken("fact:0").find("Mayor") != std::string::npos);

    kiosk.touch("tile:bus_franchising");
    REQUIRE(kiosk.becomes("page", "power"));
    CHECK(kiosk.spoken("told").find("West Yorkshire") != std::string::npos);
    kiosk.touch("back");
    REQUIRE(kiosk.becomes("page", "place"));

    kiosk.touch("compare");
    REQUIRE(kiosk.becomes("page", "find"));
    kiosk.touch("place:");  // the one most like it
    REQUIRE(kiosk.becomes("page", "compare"));
    CHECK(kiosk.visit()["place"] == "E08000035");
    CHECK(kiosk.visit()["other"] != nullptr);
    CHECK(kiosk.control("row:0").is_null() == false);
    kiosk.touch("back");
    REQUIRE(kiosk.becomes("page", "place"));

    kiosk.touch("hexagons");
    REQUIRE(kiosk.becomes("page", "explore"));
    CHECK(kiosk.visit()["hexagons"] == true);
    CHECK(kiosk.visit()["place"] == "E08000035");
    kiosk.touch("ground");
    REQUIRE(kiosk.becomes("hexagons", false));
    kiosk.touch("layer:turnout");
    REQUIRE(kiosk.becomes("layer", "turnout-referendum-2016"));
    kiosk.touch("nearer");
    REQUIRE(kiosk.becomes("moved", true));
    kiosk.touch("fit");
    REQUIRE(kiosk.becomes("moved", false));

    kiosk.touch("options");
    REQUIRE(kiosk.becomes("page", "sources"));
    kiosk.touch("take-away");
    REQUIRE(kiosk.becomes("page", "take-away"));
    CHECK_FALSE(kiosk.control("code").is_null());
    kiosk.touch("home");
    CHECK(kiosk.becomes("page", "explore"));
}

TEST_CASE(
    "fingers on the map: a drag moves it, a touch tells of a place, a swipe brings the rest") {
    const Kiosk kiosk;
    kiosk.begin();
    kiosk.touch("home");
    REQUIRE(kiosk.becomes("page", "explore"));
    REQUIRE(kiosk.shows("map"));
    const auto box = kiosk.control("map")["box"].get<std::vector<double>>();
    const double x = box[0] + box[2] / 2, y = box[1] + box[3] / 2;
    kiosk.screen().xdotool(fmt::format(
        "mousemove {:.0f} {:.0f} sleep 0.2 mousedown 1 sleep 0.2 mousemove_relative 40 0 sleep 0.2 "
        "mousemove_relative 40 20 sleep 0.3 mouseup 1",
        x, y));
    CHECK(kiosk.becomes("moved", true));
    CHECK(kiosk.visit()["place"] == nullptr);  // a drag is no touch
    kiosk.touch("fit");
    REQUIRE(kiosk.becomes("moved", false));
    kiosk.tap(x, y);
    CHECK(RunningAtlas::comes_true([&] { return kiosk.visit()["place"] != nullptr; }));
    CHECK(kiosk.shows("touched"));
    kiosk.touch("see-place");
    REQUIRE(kiosk.becomes("page", "place"));
}

TEST_CASE("a visit to North Norfolk, a rural district without a mayor: it is told who decides") {
    const Kiosk kiosk;
    kiosk.begin();
    kiosk.touch_letters("nor");
    kiosk.touch("key:t");
    kiosk.touch("key:h");
    kiosk.touch("key:space");
    kiosk.touch("key:n");
    kiosk.touch("place:E07000147");
    REQUIRE(kiosk.becomes("place", "E07000147"));
    CHECK(kiosk.spoken("fact:0").find("Not yet") != std::string::npos);
    CHECK_FALSE(kiosk.spoken("lead").empty());
    CHECK(kiosk.spoken("tile:bus_franchising").find("Norfolk County Council") != std::string::npos);
    kiosk.touch("tile:bus_franchising");
    REQUIRE(kiosk.becomes("page", "power"));
    CHECK(kiosk.spoken("told").find("Norfolk County Council") != std::string::npos);
    kiosk.touch("home");
    CHECK(kiosk.becomes("page", "explore"));
}

TEST_CASE(
    "a visit to Cardiff in Welsh: the language comes first, and names are the official ones") {
    const Kiosk kiosk;
    kiosk.touch("language");
    REQUIRE(kiosk.becomes("language", "cy"));
    REQUIRE(RunningAtlas::comes_true([&] { return kiosk.visit()["page"] != "attract"; }));
    if (kiosk.visit()["page"] != "find") kiosk.touch("find");
    REQUIRE(kiosk.becomes("page", "find"));
    CHECK(kiosk.control("language")["label"] == "English");
    kiosk.touch_letters("cae");
    kiosk.touch_letters("r");
    REQUIRE(kiosk.shows("place:W06000015"));
    CHECK(kiosk.control("place:W06000015")["label"] == "Caerdydd");
    kiosk.touch("place:W06000015");
    REQUIRE(kiosk.becomes("place", "W06000015"));
    CHECK(kiosk.control("place")["label"] == "Caerdydd");
    kiosk.touch("tile:health_devolution");
    REQUIRE(kiosk.becomes("page", "power"));
    CHECK(kiosk.control("in-place")["label"].get<std::string>().find("Caerdydd") !=
          std::string::npos);
    kiosk.touch("language");
    REQUIRE(kiosk.becomes("language", "en"));
    CHECK(kiosk.spoken("told").find("Welsh Government") != std::string::npos);
    CHECK(kiosk.spoken("in-place").find("Cardiff") != std::string::npos);
}

TEST_CASE("a visit by keypad and ear alone: found, told, a power read, back, and silence") {
    const Kiosk kiosk;
    kiosk.screen().key("Tab");  // any key begins, and has all read aloud
    REQUIRE(kiosk.becomes("speaks", true));
    CHECK(kiosk.speaks_of("en interrupts "));
    CHECK(kiosk.speaks_of("Press next to go through the page."));
    REQUIRE(kiosk.walk_to("find"));
    CHECK(kiosk.speaks_of("Find a place. Button"));
    kiosk.screen().key("Return");
    REQUIRE(kiosk.becomes("page", "find"));
    CHECK(kiosk.speaks_of("Find your place"));
    std::string typed;
    for (const char* letter : {"l", "e", "e"}) {
        REQUIRE(kiosk.walk_to(std::string("key:") + letter));
        kiosk.screen().key("Return");
        REQUIRE(kiosk.becomes("typed", typed += letter));
    }
    CHECK(kiosk.speaks_of("follows Leeds"));  // what was found by it
    kiosk.screen().key("Up");  // a row up: what was found stands above the letters
    CHECK(kiosk.speaks_of("interrupts Leeds, West Yorkshire. Button"));
    kiosk.screen().key("Return");
    REQUIRE(kiosk.becomes("page", "place"));
    CHECK(kiosk.speaks_of("interrupts Leeds\n"));
    REQUIRE(kiosk.walk_to("tile:bus_franchising"));
    CHECK(kiosk.speaks_of("Buses: "));
    kiosk.screen().key("Return");
    REQUIRE(kiosk.becomes("page", "power"));
    CHECK(kiosk.speaks_of("Buses in Leeds"));
    kiosk.screen().key("Escape");
    REQUIRE(kiosk.becomes("page", "place"));
    REQUIRE(kiosk.walk_to("mission:nhs"));
    kiosk.screen().key("Return");
    REQUIRE(kiosk.becomes("layer", "healthy-life-expectancy-female"));
    const std::string before = kiosk.speech();
    kiosk.screen().key("F1");  // once more
    CHECK(RunningAtlas::comes_true([&] { return kiosk.speech().size() > before.size(); }));
    kiosk.screen().key("F2");
    CHECK(RunningAtlas::comes_true([&] { return kiosk.speech().ends_with("stop\n"); }));
    kiosk.screen().key("Home");
    CHECK(kiosk.becomes("page", "explore"));
    CHECK(kiosk.speaks_of("council by council"));
}

TEST_CASE("nobody there: it is asked, any touch is an answer, and then nothing of them is left") {
    Kiosk kiosk({{"idle_seconds", 10}, {"listening_seconds", 10}, {"countdown_seconds", 20}});
    const json first = kiosk.at_rest();
    const std::string fingerprint = first["visit"]["fingerprint"];
    kiosk.screen().key("Tab");
    REQUIRE(kiosk.becomes("speaks", true));
    kiosk.touch("find");
    kiosk.touch_letters("lee");
    kiosk.touch("place:E08000035");
    REQUIRE(kiosk.becomes("place", "E08000035"));
    kiosk.touch("larger");
    REQUIRE(kiosk.becomes("text_size", 1.25));
    kiosk.touch("language");
    REQUIRE(kiosk.becomes("language", "cy"));
    kiosk.touch("language");
    REQUIRE(kiosk.becomes("language", "en"));
    CHECK(kiosk.visit()["fingerprint"] != fingerprint);

    const auto is_asked = [&] { return !kiosk.seen()["counting_down"].is_null(); };
    // Speech is waited for, so this may take longer than the ten seconds.
    REQUIRE(RunningAtlas::comes_true(is_asked));
    CHECK(kiosk.shows("still-there"));
    CHECK(kiosk.speaks_of("Still there?"));
    kiosk.tap(width / 2, 40);
    CHECK(RunningAtlas::comes_true([&] { return !is_asked(); }));
    CHECK(kiosk.visit()["place"] == "E08000035");
    CHECK(kiosk.visit()["resets"] == 0);

    REQUIRE(RunningAtlas::comes_true(is_asked));
    REQUIRE(RunningAtlas::comes_true([&] { return kiosk.visit()["resets"] == 1; }));
    REQUIRE(kiosk.becomes("page", "attract"));
    json after = kiosk.at_rest();
    CHECK(after["visit"]["fingerprint"] == fingerprint);
    CHECK(kiosk.log().find(fingerprint) != std::string::npos);
    after["visit"]["resets"] = 0;
    CHECK(after == first);
    for (const std::string& left : {kiosk.log(), all_in(kiosk.state())})
        for (const char* of_the_visitor : {"Leeds", "E08000035", "lee", "cy"}) {
            CAPTURE(left);
            CHECK(left.find(of_the_visitor) == std::string::npos);
        }
    CHECK(kiosk.running());
}

TEST_CASE("staff: four corners and a PIN open their page, wrong ones make it wait, exit ends all") {
    const std::string pin = "482916";
    const json settings = {{"pin_hash", app::hash_of_pin(pin).value()}};
    Kiosk kiosk(settings);
    constexpr int asks_pin = 1, desk = 2;
    // The other way round is no gesture: it begins a visit, as any touch does.
    for (const auto& [x, y] : {std::pair{20, 20}, std::pair{20, height - 8}}) kiosk.tap(x, y);
    REQUIRE(RunningAtlas::comes_true([&] { return kiosk.visit()["page"] != "attract"; }));
    CHECK(kiosk.seen()["staff"] == 0);
    kiosk.touch_corners();
    REQUIRE(kiosk.staff_becomes(asks_pin));

    kiosk.enter("1234");
    REQUIRE(RunningAtlas::comes_true(
        [&] { return kiosk.spoken("staff-told").starts_with("Wrong PIN. Try again in "); }));
    CHECK(text_in(kiosk.state() / "pin-delay").find("1") != std::string::npos);
    CHECK(kiosk.seen()["staff"] == asks_pin);
    CHECK(kiosk.log().find("a wrong PIN was tried") != std::string::npos);
    CHECK(kiosk.log().find("1234") == std::string::npos);
    CHECK(all_in(kiosk.state()).find("1234") == std::string::npos);

    // However soon it comes: the right one opens once the delay is over.
    for (int tries = 0; tries < 10 && kiosk.seen()["staff"] != desk; ++tries) {
        kiosk.enter(pin);
        for (int i = 0; i < 50 && kiosk.seen()["staff"] != desk; ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    REQUIRE(kiosk.seen()["staff"] == desk);
    kiosk.touch("staff:volume:+");
    CHECK(kiosk.speaks_of("volume 80"));
    kiosk.touch("staff:counts");
    REQUIRE(kiosk.shows("staff:desk"));
    kiosk.touch("staff:desk");
    kiosk.touch("staff:exit");
    CHECK(RunningAtlas::comes_true([&] { return !kiosk.running(); }));
}

TEST_CASE("locked: keys that close, open or quit elsewhere do nothing here") {
    const json settings = {{"pin_hash", app::hash_of_pin("482916").value()}};
    Kiosk kiosk(settings);
    kiosk.begin();
    const json before = kiosk.at_rest();
    for (const char* keys : {"alt+F4", "ctrl+q", "ctrl+w", "ctrl+o", "super", "ctrl+alt+Delete",
                             "alt+Tab", "F11", "ctrl+s", "ctrl+p"})
        kiosk.screen().key(keys);
    // As a window manager asks a window to close.
    kiosk.screen().xdotool("search --name '^Devolution Atlas$' windowquit >/dev/null 2>&1 || true");
    kiosk.touch("key:a");  // it answers as before
    REQUIRE(kiosk.becomes("typed", "a"));
    kiosk.touch("key:erase");
    REQUIRE(kiosk.becomes("typed", ""));
    CHECK(kiosk.running());
    CHECK(kiosk.visit() == before["visit"]);
    CHECK(kiosk.at_rest()["controls"] == before["controls"]);
}

TEST_CASE("faults of the settings are said with their place, and the defaults hold") {
    const Kiosk kiosk({{"idle_seconds", "soon"},
                       {"countdown_seconds", 5},
                       {"colour", "blue"},
                       {"data", "/nowhere/at/all"},
                       {"opening_hours", {{"monday", {"09:00-12:00", "11:00-13:00"}}}}});
    const std::string log = kiosk.log();
    CAPTURE(log);
    for (const char* where :
         {"/idle_seconds", "/countdown_seconds", "/colour", "/data", "/opening_hours", "/pin_hash"})
        CHECK(log.find(where) != std::string::npos);
    CHECK(kiosk.seen()["open"] == true);
    kiosk.begin();
}

TEST_CASE("a kiosk that was to be locked, and cannot be opened by staff, does not begin") {
    const TestFolder folder;
    const VirtualScreen screen(width, height);
    for (const char* settings : {R"({"locked": true})", R"({"pin_hash": "1234"})", "{", "[]"}) {
        CAPTURE(settings);
        const std::string file = folder.write("kiosk.json", settings);
        ChildProcess program(
            {DEVOLUTION_ATLAS_PROGRAM, "--mode", "kiosk", "--size", "1280x720", "--settings", file},
            {{"DISPLAY", screen.display()},
             {"SDL_VIDEODRIVER", "x11"},
             {"STATE_DIRECTORY", folder.at("state")}},
            folder.at("errors.txt"));
        REQUIRE(RunningAtlas::comes_true([&] { return !program.running(); }));
        CHECK(program.stop() == 2);
        const std::string said = text_in(folder / "errors.txt");
        CHECK(said.find("does not begin") != std::string::npos);
        CHECK(said.find("kiosk.json") != std::string::npos);
        CHECK(said.find("\"1234\"") == std::string::npos);
    }
}
