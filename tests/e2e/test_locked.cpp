// Packs and tables under embargo, opened in a running window.
#include <doctest/doctest.h>

#include <cstdlib>

#include "geo/secure/embargoed_file.h"
#include "tests/support/running_atlas.h"

namespace {

namespace fs = std::filesystem;

const char* const turnout =
    "LAD24CD,Share (%) 2024\nE08000003,31\nE08000012,28\nE08000035,35\nE08000036,33\n";

/// Keys, trust, logs and temporary files of the test alone.
class OwnHome {
public:
    explicit OwnHome(const TestFolder& folder) : folder_(folder) {
        setenv("HOME", folder.path().c_str(), 1);
        unsetenv("XDG_CONFIG_HOME");
        unsetenv("XDG_STATE_HOME");
        fs::create_directories(folder / "temporary");
        setenv("TMPDIR", (folder / "temporary").c_str(), 1);
    }
    ~OwnHome() { unsetenv("TMPDIR"); }
    OwnHome(const OwnHome&) = delete;
    OwnHome& operator=(const OwnHome&) = delete;

    std::string log() const {
        return text_in(folder_ / ".local/state/devolution-atlas/embargo.log");
    }
    bool logs(const std::string& line) const {
        return RunningAtlas::comes_true([&] { return log().find(line) != std::string::npos; });
    }
    std::ptrdiff_t folders_left() const {
        return std::distance(fs::directory_iterator(folder_ / "temporary"),
                             fs::directory_iterator());
    }

private:
    const TestFolder& folder_;
};

/// Runs the program in the folder.
int run(const TestFolder& folder, const std::string& words) {
    return std::system(("cd " + folder.path().string() + " && env -u DISPLAY " +
                        DEVOLUTION_ATLAS_PROGRAM + " " + words + " >/dev/null 2>>run.txt")
                           .c_str());
}

void seal(const TestFolder& folder) {
    const geo::Embargo embargo{
        geo::moment_of("2097-12-07T09:30+00:00").value(), "turnout.csv", "Turnout", {}};
    const std::vector<geo::EarlyReader> readers{{"A. Reader", "correct horse"}};
    static_cast<void>(
        folder.write("turnout.embargo", geo::embargoed(embargo, readers, turnout).value()));
}

bool says(const RunningAtlas& atlas, const std::string& part) {
    return RunningAtlas::comes_true(
        [&] { return atlas.seen().value("told", "").find(part) != std::string::npos; });
}

}  // namespace

TEST_CASE("a table under embargo asks for its passphrase, again after a wrong one, then is shown") {
    const TestFolder folder;
    const OwnHome home(folder);
    seal(folder);
    const VirtualScreen screen(1280, 720);
    const RunningAtlas atlas(screen, folder);
    const auto layer = [&] { return atlas.scene().pane().layer; };
    const std::string before = layer();
    atlas.name_file("ctrl+o", folder.at("turnout.embargo"));
    REQUIRE(RunningAtlas::comes_true([&] { return atlas.shows("Passphrase"); }));
    screen.key("Escape");
    REQUIRE(RunningAtlas::comes_true([&] { return !atlas.shows("Passphrase"); }));

    atlas.name_file("ctrl+o", folder.at("turnout.embargo"));
    REQUIRE(RunningAtlas::comes_true([&] { return atlas.shows("Passphrase"); }));
    screen.type("battery staple");
    screen.key("Return");
    REQUIRE(says(atlas, "this passphrase is none of its readers'"));
    CHECK(atlas.shows("Passphrase"));
    CHECK(layer() == before);
    screen.type("correct horsf");
    screen.key("BackSpace");
    screen.type("e");
    screen.key("Return");
    REQUIRE(atlas.scene_becomes(
        [](const app::Scene& s) { return s.pane().layer == "own-turnout-share"; }));
    CHECK_FALSE(atlas.shows("Passphrase"));
    CHECK(home.logs("\tA. Reader\tturnout.embargo\topened\n"));
    CHECK(home.logs("\tA. Reader\town-turnout-share\tshown\n"));
    CHECK(atlas.seen().dump().find("horse") == std::string::npos);
}

TEST_CASE("a pack is opened in a running window once its key is trusted, and leaves nothing") {
    const TestFolder folder;
    const OwnHome home(folder);
    seal(folder);
    static_cast<void>(folder.write("talk.briefing", R"({"schema": 1, "title": "Funds",
        "tables": [{"file": "turnout.embargo"}],
        "scenes": [{"headline": "Turnout", "map": {"schema": 1, "pane": {
            "layer": "own-turnout-share", "level": "ltla", "year": 2024,
            "classification": {"method": "quantile", "classes": 2}}}}]})"));
    REQUIRE(run(folder, "keygen --output key") == 0);
    REQUIRE(run(folder, "pack-briefing talk.briefing --sign-with key --output talk.atlaspack") ==
            0);
    std::string changed = text_in(folder / "talk.atlaspack");
    changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] ^ 1);
    static_cast<void>(folder.write("changed.atlaspack", changed));
    static_cast<void>(folder.write("unsigned.atlaspack", "PK\x03\x04"));
    {
        const VirtualScreen screen(1280, 720);
        RunningAtlas atlas(screen, folder);
        atlas.name_file("ctrl+o", folder.at("changed.atlaspack"));
        CHECK(says(atlas, "was changed or is damaged since it was signed"));
        atlas.name_file("ctrl+o", folder.at("unsigned.atlaspack"));
        CHECK(says(atlas, "is no signed pack of Devolution Atlas"));
        atlas.name_file("ctrl+o", folder.at("talk.atlaspack"));
        CHECK(says(atlas, "is signed with a key that is not trusted here"));
        CHECK(home.folders_left() == 0);
        REQUIRE(run(folder, "trust key.pub") == 0);
        atlas.name_file("ctrl+o", folder.at("talk.atlaspack"));
        REQUIRE(RunningAtlas::comes_true([&] { return atlas.shows("Passphrase"); }));
        screen.type("correct horse");
        screen.key("Return");
        REQUIRE(atlas.scene_becomes(
            [](const app::Scene& s) { return s.pane().layer == "own-turnout-share"; }));
        REQUIRE(RunningAtlas::comes_true([&] { return atlas.shows("Add what the atlas shows"); }));
        CHECK(home.folders_left() == 1);
        CHECK(atlas.running());
    }
    CHECK(home.folders_left() == 0);
}
