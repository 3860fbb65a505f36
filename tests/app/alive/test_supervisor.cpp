#include <doctest/doctest.h>
#include <signal.h>

#include "tests/support/supervisor.h"

using namespace std::chrono_literals;

namespace {

Supervisor::Options sample(const char* what) {
    Supervisor::Options options;
    options.command = {SAMPLE_SERVICE, what};
    options.watchdog = 400ms;
    return options;
}

}  // namespace

TEST_CASE("a program that lives is left alone") {
    Supervisor supervisor(sample("beats"));
    CHECK_FALSE(supervisor.until([&] { return supervisor.lives().size() > 1; }, 1500ms));
    CHECK(supervisor.life().ready.has_value());
    CHECK(supervisor.life().status == "beats");
}

TEST_CASE("a program that is killed is ready again soon") {
    Supervisor supervisor(sample("beats"));
    REQUIRE(supervisor.until([&] { return supervisor.life().ready.has_value(); }, 20s));
    const auto fault = Supervisor::Clock::now();
    kill(supervisor.life().pid, SIGKILL);
    const auto seconds = supervisor.seconds_to_ready(fault, 20s);
    REQUIRE(seconds.has_value());
    CHECK(*seconds >= 0.1);
    CHECK(supervisor.lives().front().end == "signal 9");
}

TEST_CASE("a program that hangs is ended and begun again") {
    Supervisor supervisor(sample("hangs"));
    REQUIRE(supervisor.until([&] { return supervisor.lives().size() == 2; }, 20s));
    const auto& hung = supervisor.lives().front();
    CHECK(hung.end == "no sign of life");
    CHECK(*hung.ended - hung.last_sign >= 400ms);
}

TEST_CASE("a program that ends by itself is begun again") {
    Supervisor supervisor(sample("ends"));
    REQUIRE(supervisor.until([&] { return supervisor.lives().size() == 3; }, 20s));
    CHECK(supervisor.lives().front().end == "exit 3");
}
