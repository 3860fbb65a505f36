#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "app/speech/voice.h"
#include "tests/support/files.h"

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using app::Language;

/// An espeak-ng that notes its arguments instead, first on the PATH while this lives.
class FakeEspeak {
public:
    explicit FakeEspeak(const std::string& then) {
        const std::string folder = folder_.path().string();
        std::ofstream(folder_ / "espeak-ng")
            << "#!/bin/sh\nprintf '<%s>' \"$@\" > " << folder << "/part\nmv " << folder << "/part "
            << folder << "/said\n"
            << then << "\n";
        fs::permissions(folder_ / "espeak-ng", fs::perms::owner_all);
        path_ = std::getenv("PATH");
        setenv("PATH", (folder + ":" + path_).c_str(), 1);
    }
    FakeEspeak(const FakeEspeak&) = delete;
    FakeEspeak& operator=(const FakeEspeak&) = delete;
    ~FakeEspeak() { setenv("PATH", path_.c_str(), 1); }

    std::string said() const {
        for (int i = 0; i < 2000 && !fs::exists(folder_ / "said"); ++i)
            std::this_thread::sleep_for(10ms);
        return text_in(folder_ / "said");
    }

private:
    TestFolder folder_;
    std::string path_;
};

/// Waits until the voice is done, and says whether it was well.
bool ends_well(app::Voice& voice) {
    for (int i = 0; i < 2000; ++i) {
        const auto speaking = voice.is_speaking();
        if (!speaking) return false;
        if (!*speaking) return true;
        std::this_thread::sleep_for(10ms);
    }
    return false;
}

}  // namespace

TEST_CASE("espeak-ng is given words as an argument, and no shell reads them") {
    const FakeEspeak espeak("");
    auto voice = app::open_espeak();
    REQUIRE(voice.has_value());
    (*voice)->set(40, 0);
    REQUIRE((*voice)->begin("-$(touch /tmp/x); `id` \"Ynys Môn\"", Language::welsh, ""));
    CHECK(ends_well(**voice));
    CHECK(espeak.said() == "<-v><cy><-a><80><-s><170><--><-$(touch /tmp/x); `id` \"Ynys Môn\">");
}

TEST_CASE("silence is at once: the program is ended") {
    const FakeEspeak espeak("exec sleep 1000");
    auto voice = app::open_espeak();
    REQUIRE(voice.has_value());
    REQUIRE((*voice)->begin("one", Language::english, ""));
    CHECK(espeak.said() == "<-v><en-gb><-a><140><-s><170><--><one>");
    CHECK((*voice)->is_speaking() == true);
    (*voice)->silence();
    CHECK((*voice)->is_speaking() == false);
    // Another utterance ends the one before it, and so does the end of the voice.
    REQUIRE((*voice)->begin("two", Language::english, "en-scottish"));
    REQUIRE((*voice)->begin("three", Language::english, ""));
    CHECK((*voice)->is_speaking() == true);
}

TEST_CASE("an espeak-ng that cannot speak is told") {
    const FakeEspeak espeak("exit 1");
    auto voice = app::open_espeak();
    REQUIRE(voice.has_value());
    REQUIRE((*voice)->begin("one", Language::english, ""));
    CHECK_FALSE(ends_well(**voice));
}

TEST_CASE("without espeak-ng the error says what to install") {
    const std::string path = std::getenv("PATH");
    setenv("PATH", "/nowhere", 1);
    const auto voice = app::open_espeak();
    setenv("PATH", path.c_str(), 1);
    REQUIRE_FALSE(voice.has_value());
    CHECK(voice.error().what == "espeak-ng is not installed; install Debian's package espeak-ng");
}
