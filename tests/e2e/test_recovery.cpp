// What a kiosk gets up from, and how fast: killed, hung, asked to end, its display gone, its
// package broken, its disk full. It is looked after as its unit of systemd would.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/mount.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <thread>

#include "tests/support/files.h"
#include "tests/support/supervisor.h"
#include "tests/support/virtual_screen.h"

using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

/// Busy machines take their time; the seconds are told, and looked at by people.
constexpr auto patience = 60s;

/// A program with its errors in a file, and its own number of process.
std::vector<std::string> with_errors_in(const std::string& file, std::vector<std::string> command) {
    std::vector<std::string> words{"/bin/sh", "-c", "exec \"$0\" \"$@\" 2>>" + file};
    words.insert(words.end(), command.begin(), command.end());
    return words;
}

struct Kiosk {
    /// `settings`: more of them, each after a comma; `data`: where the program's own package is.
    explicit Kiosk(const std::string& settings = "", const std::string& data = "") {
        fs::create_directories(state());
        const std::string file = folder.write("kiosk.json", R"({"schema": 1)" + settings + "}");
        Supervisor::Options options;
        std::vector<std::string> command{DEVOLUTION_ATLAS_PROGRAM, "--mode", "kiosk", "--settings",
                                         file, "--speech-log", folder.at("speech.log")};
        if (!data.empty()) command.insert(command.end(), {"--data", data});
        options.command = with_errors_in(folder.at("errors.txt"), std::move(command));
        options.environment = {{"DISPLAY", display},
                               {"SDL_VIDEODRIVER", "x11"},
                               {"STATE_DIRECTORY", state().string()}};
        program = std::make_unique<Supervisor>(std::move(options));
    }
    ~Kiosk() {
        program.reset();
        if (is_mounted) umount2(state().c_str(), MNT_DETACH);
    }
    Kiosk(Kiosk&&) = delete;
    Kiosk& operator=(Kiosk&&) = delete;

    void expect_ready() {
        REQUIRE(program->until([&] { return program->life().ready.has_value(); }, patience));
    }
    void expect_return(const char* what, Supervisor::Clock::time_point fault) {
        const auto seconds = program->seconds_to_ready(fault, patience);
        REQUIRE(seconds.has_value());
        MESSAGE(fmt::format("{}: ready again after {:.2f} s", what, *seconds));
    }
    bool comes_true(const std::function<bool()>& holds) { return program->until(holds, patience); }

    fs::path state() const { return folder / "state"; }
    std::ptrdiff_t said(const std::string& words) const {
        std::istringstream lines(text_in(folder / "errors.txt"));
        std::ptrdiff_t count = 0;
        for (std::string line; std::getline(lines, line);)
            count += line.find(words) != std::string::npos ? 1 : 0;
        return count;
    }

    static constexpr int width = 1280, height = 720;
    TestFolder folder;
    std::optional<VirtualScreen> screen{std::in_place, width, height};
    std::string display = screen->display();
    bool is_mounted = false;
    std::unique_ptr<Supervisor> program;
};

/// Turns one bit round in the middle of a file.
void damage(const fs::path& file) {
    std::string bytes = text_in(file);
    REQUIRE(!bytes.empty());
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    write_text(file, bytes);
}

void copy_data(const fs::path& to) {
    fs::copy(fs::path(DEVOLUTION_ATLAS_SOURCE_DIR) / "data", to, fs::copy_options::recursive);
}

}  // namespace

TEST_CASE("a kiosk that is killed is back by itself") {
    Kiosk kiosk;
    kiosk.expect_ready();
    const auto fault = Supervisor::Clock::now();
    kill(kiosk.program->life().pid, SIGKILL);
    kiosk.expect_return("killed", fault);
    CHECK(kiosk.program->lives().front().end == "signal 9");
}

TEST_CASE("a kiosk that hangs is noticed and is back") {
    Kiosk kiosk;
    kiosk.expect_ready();
    const auto fault = Supervisor::Clock::now();
    kill(kiosk.program->life().pid, SIGSTOP);
    kiosk.expect_return("hung", fault);
    CHECK(kiosk.program->lives().front().end == "no sign of life");
}

TEST_CASE("a kiosk at rest shows signs of life and goes on") {
    Kiosk kiosk;
    kiosk.expect_ready();
    CHECK_FALSE(kiosk.program->until([&] { return kiosk.program->lives().size() > 1; }, 6s));
}

TEST_CASE("SIGTERM ends a kiosk as it wishes") {
    Kiosk kiosk;
    kiosk.expect_ready();
    const auto fault = Supervisor::Clock::now();
    kill(kiosk.program->life().pid, SIGTERM);
    kiosk.expect_return("ended and begun again", fault);
    CHECK(kiosk.program->lives().front().end == "exit 0");
}

TEST_CASE("SIGTERM in the middle of a visit keeps what was counted") {
    Kiosk kiosk;
    kiosk.expect_ready();
    // Begun as staff see them: the file is written a minute after the last time, and at the end.
    kiosk.screen->click(300, 480);
    kiosk.screen->click(300, 480);
    const fs::path counts = kiosk.state() / "visits.json";
    REQUIRE(kiosk.comes_true([&] { return fs::exists(counts); }));
    kiosk.screen->key("Home");
    const auto fault = Supervisor::Clock::now();
    kill(kiosk.program->life().pid, SIGTERM);
    kiosk.expect_return("ended in a visit", fault);
    CHECK(kiosk.program->lives().front().end == "exit 0");
    CHECK(text_in(counts).find(",1,") != std::string::npos);
}

TEST_CASE("a kiosk whose display goes away ends and says so, and is back with the display") {
    Kiosk kiosk;
    kiosk.expect_ready();
    const auto gone = Supervisor::Clock::now();
    kiosk.screen.reset();
    REQUIRE(kiosk.comes_true([&] { return kiosk.program->lives().front().ended.has_value(); }));
    const std::chrono::duration<double> took = *kiosk.program->lives().front().ended - gone;
    MESSAGE(fmt::format("display gone: ended after {:.2f} s", took.count()));
    CHECK(kiosk.program->lives().front().end == "exit 3");
    CHECK(kiosk.said("the display is gone") == 1);
    // Without a display it is begun again and again, and says why it cannot be.
    REQUIRE(kiosk.comes_true([&] {
        const auto& lives = kiosk.program->lives();
        return lives.size() > 2 && lives[1].ended.has_value();
    }));
    CHECK(kiosk.program->lives()[1].end == "exit 1");
    CHECK(kiosk.said("no window can be opened") >= 1);
    const auto back = Supervisor::Clock::now();
    const ChildProcess again({"Xvfb", kiosk.display, "-screen", "0", "1280x720x24"}, {});
    // One that had begun before the display was there may be the one that finds it.
    REQUIRE(kiosk.comes_true([&] { return kiosk.program->life().ready.has_value(); }));
    const std::chrono::duration<double> until_ready = *kiosk.program->life().ready - back;
    MESSAGE(fmt::format("display back: ready again after {:.2f} s", until_ready.count()));
}

TEST_CASE("a kiosk whose data package was damaged takes the last good one, and says so") {
    TestFolder data;
    copy_data(data / "data");
    Kiosk kiosk(R"(, "data": ")" + data.at("data") + "\"");
    kiosk.expect_ready();
    CHECK(kiosk.said("is not the file that datapackage.json describes") == 0);
    REQUIRE(kiosk.comes_true(
        [&] { return fs::exists(kiosk.state() / "last-good" / "datapackage.json"); }));
    damage(data / "data" / "metrics.csv");
    const auto fault = Supervisor::Clock::now();
    kill(kiosk.program->life().pid, SIGKILL);
    kiosk.expect_return("package damaged", fault);
    CHECK(kiosk.said("metrics.csv: is not the file that datapackage.json describes") == 1);
}

TEST_CASE("a kiosk without a good package of its settings serves the program's own, and says so") {
    TestFolder data;
    copy_data(data / "data");
    damage(data / "data" / "metrics.csv");
    Kiosk kiosk(R"(, "data": ")" + data.at("data") + "\"");
    kiosk.expect_ready();
    CHECK(kiosk.said("metrics.csv: is not the file that datapackage.json describes") == 1);
    CHECK(kiosk.said("nor does the last good one open") == 1);
    CHECK(kiosk.said("the program's own data package is shown") == 1);
}

TEST_CASE("without any good data package a kiosk does not begin, and says what is wrong where") {
    TestFolder data;
    copy_data(data / "data");
    damage(data / "data" / "metrics.csv");
    Kiosk kiosk("", data.at("data"));
    REQUIRE(kiosk.comes_true([&] { return kiosk.program->lives().front().ended.has_value(); }));
    CHECK(kiosk.program->lives().front().end == "exit 1");
    CHECK(kiosk.said("metrics.csv: is not the file that datapackage.json describes") >= 1);
    CHECK(kiosk.said("nor does the last good one open") >= 1);
    // Whoever mends the package need do nothing else.
    fs::remove_all(data / "data");
    const auto mended = Supervisor::Clock::now();
    copy_data(data / "data");
    kiosk.expect_return("package mended", mended);
}

TEST_CASE("a kiosk whose disk is full serves on, says so once, and keeps its counts when it can") {
    Kiosk kiosk;
    if (mount("tmpfs", kiosk.state().c_str(), "tmpfs", 0, "size=64k") != 0) {
        MESSAGE("left out: only root can make a disk that is full");
        return;
    }
    kiosk.is_mounted = true;
    const fs::path filler = kiosk.state() / "filler";
    {
        std::ofstream out(filler, std::ios::binary);
        out << std::string(128 * 1024, 'x');  // as much as there is room for
    }
    // What began before the disk was full is begun anew.
    kiosk.expect_ready();
    kill(kiosk.program->life().pid, SIGKILL);
    const auto fault = Supervisor::Clock::now();
    kiosk.expect_return("disk full", fault);
    kiosk.screen->click(300, 480);
    kiosk.screen->click(300, 480);
    REQUIRE(kiosk.comes_true([&] { return kiosk.said("visits are counted in memory only") > 0; }));
    for (int i = 0; i < 20; ++i) {
        kiosk.screen->key("Home");
        kiosk.screen->click(300 + 10 * i, 480);
    }
    CHECK(kiosk.said("visits are counted in memory only") == 1);
    CHECK(kiosk.program->lives().size() == 2);
    fs::remove(filler);
    const auto asked = Supervisor::Clock::now();
    kill(kiosk.program->life().pid, SIGTERM);
    kiosk.expect_return("disk free again", asked);
    CHECK(kiosk.program->lives()[1].end == "exit 0");
    CHECK(fs::exists(kiosk.state() / "visits.json"));
}
