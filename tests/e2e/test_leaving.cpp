// How a window begins with a bad file, and ends with unsaved work.
#include <doctest/doctest.h>

#include <cstdlib>

#include "app/scene/briefing.h"
#include "tests/support/running_atlas.h"

namespace {

namespace fs = std::filesystem;

/// What is kept is the test's alone.
class OwnState {
public:
    explicit OwnState(const TestFolder& folder) : folder_(folder / "state") {
        setenv("XDG_STATE_HOME", folder_.c_str(), 1);
    }
    ~OwnState() { unsetenv("XDG_STATE_HOME"); }
    OwnState(const OwnState&) = delete;
    OwnState& operator=(const OwnState&) = delete;
    fs::path operator/(const char* name) const { return folder_ / "devolution-atlas" / name; }

private:
    fs::path folder_;
};

bool says(const RunningAtlas& atlas, const std::string& words) {
    return RunningAtlas::comes_true(
        [&] { return atlas.seen().value("told", std::string()).find(words) != std::string::npos; });
}

void make_briefing(const RunningAtlas& atlas) {
    atlas.press("Briefing", "tab");
    atlas.press("Add what the atlas shows", "button");
    REQUIRE(RunningAtlas::comes_true([&] { return atlas.shows("Duplicate"); }));
}

}  // namespace

TEST_CASE("Ctrl+Q asks for a briefing that is not saved; again it leaves") {
    const TestFolder folder;
    const OwnState state(folder);
    const VirtualScreen screen(1280, 720);
    RunningAtlas atlas(screen, folder);
    make_briefing(atlas);
    screen.key("ctrl+q");
    REQUIRE(RunningAtlas::comes_true([&] { return atlas.shows("Leave without saving"); }));
    atlas.press("Stay", "button");
    REQUIRE(RunningAtlas::comes_true([&] { return !atlas.shows("Leave without saving"); }));
    CHECK(atlas.running());
    screen.key("ctrl+q");
    REQUIRE(RunningAtlas::comes_true([&] { return atlas.shows("Leave without saving"); }));
    screen.key("ctrl+q");
    CHECK(RunningAtlas::comes_true([&] { return !atlas.running(); }));
    CHECK_FALSE(fs::exists(state / "unsaved.briefing"));
}

TEST_CASE("a window with nothing to lose is left at once by Ctrl+Q") {
    const TestFolder folder;
    const VirtualScreen screen(1280, 720);
    RunningAtlas atlas(screen, folder);
    screen.key("ctrl+q");
    CHECK(RunningAtlas::comes_true([&] { return !atlas.running(); }));
}

TEST_CASE("ended from outside the program asks nothing, and the next start tells what is kept") {
    const TestFolder folder;
    const OwnState state(folder);
    const VirtualScreen screen(1280, 720);
    {
        const RunningAtlas atlas(screen, folder);
        make_briefing(atlas);
    }  // is asked to end, and waited for
    REQUIRE(fs::exists(state / "unsaved.briefing"));
    {
        const RunningAtlas atlas(screen, folder);
        CHECK(says(atlas, "kept-unsaved.briefing; Ctrl+O opens it"));
    }
    CHECK(app::read_briefing(state / "kept-unsaved.briefing")->scenes.size() == 1);
    const RunningAtlas atlas(screen, folder);
    CHECK_FALSE(atlas.seen().contains("told"));
}

TEST_CASE("a file that cannot be opened is told in the window, which shows the opening scene") {
    const TestFolder folder;
    const VirtualScreen screen(1280, 720);
    for (const auto& [name, text, sentence] :
         {std::tuple{"newer.briefing", R"({"schema": 99, "scenes": []})",
                     "made by a newer Devolution Atlas"},
          {"tampered.atlaspack", "PK\x03\x04", "is no signed pack of Devolution Atlas"},
          {"view.json", "{", "damaged or of another kind"}}) {
        CAPTURE(name);
        static_cast<void>(folder.write(name, text));
        RunningAtlas atlas(screen, folder, {"--reduced-motion", folder.at(name)});
        CHECK(says(atlas, sentence));
        CHECK(atlas.shows("Save"));
        CHECK(atlas.running());
    }
}
