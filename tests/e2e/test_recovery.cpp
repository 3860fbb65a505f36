// What a kiosk gets up from, and how fast: killed, hung, its package broken, asked to end. It is
// looked after as its unit of systemd would.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <signal.h>

#include <fstream>

#include "tests/support/files.h"
#include "tests/support/supervisor.h"
#include "tests/support/virtual_screen.h"

using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

/// Busy machines take their time; the seconds are told, and looked at by people.
constexpr auto patience = 60s;

struct Kiosk {
    explicit Kiosk(const std::string& more = "") {
        const std::string settings = folder.write("kiosk.json", R"({"schema": 1)" + more + "}");
        Supervisor::Options options;
        options.command = {
            DEVOLUTION_ATLAS_PROGRAM, "--mode", "kiosk", "--settings", settings, "--speech-log",
            folder.at("speech.log")};
        options.environment = {{"DISPLAY", screen.display()},
                               {"SDL_VIDEODRIVER", "x11"},
                               {"STATE_DIRECTORY", folder.at("state")}};
        fs::create_directories(folder / "state");
        program = std::make_unique<Supervisor>(std::move(options));
        REQUIRE(program->until([&] { return program->life().ready.has_value(); }, patience));
    }

    void expect_return(const char* what, Supervisor::Clock::time_point fault) {
        const auto seconds = program->seconds_to_ready(fault, patience);
        REQUIRE(seconds.has_value());
        MESSAGE(fmt::format("{}: ready again after {:.2f} s", what, *seconds));
    }

    VirtualScreen screen{1280, 720};
    TestFolder folder;
    std::unique_ptr<Supervisor> program;
};

}  // namespace

TEST_CASE("a kiosk that is killed is back by itself") {
    Kiosk kiosk;
    const auto fault = Supervisor::Clock::now();
    kill(kiosk.program->life().pid, SIGKILL);
    kiosk.expect_return("killed", fault);
    CHECK(kiosk.program->lives().front().end == "signal 9");
}

TEST_CASE("a kiosk that hangs is noticed and is back") {
    Kiosk kiosk;
    const auto fault = Supervisor::Clock::now();
    kill(kiosk.program->life().pid, SIGSTOP);
    kiosk.expect_return("hung", fault);
    CHECK(kiosk.program->lives().front().end == "no sign of life");
}

TEST_CASE("a kiosk at rest shows signs of life and goes on") {
    Kiosk kiosk;
    CHECK_FALSE(kiosk.program->until([&] { return kiosk.program->lives().size() > 1; }, 6s));
}

TEST_CASE("SIGTERM ends a kiosk as it wishes") {
    Kiosk kiosk;
    const auto fault = Supervisor::Clock::now();
    kill(kiosk.program->life().pid, SIGTERM);
    kiosk.expect_return("ended and begun again", fault);
    CHECK(kiosk.program->lives().front().end == "exit 0");
}
