#include <doctest/doctest.h>

#include <csignal>
#include <future>

#include "app/alive/stop_signals.h"

TEST_CASE("a signal to stop wakes the loop and is remembered, the first one") {
    for (const int signal : {SIGTERM, SIGINT}) {
        CAPTURE(signal);
        std::promise<void> first, second;
        int wakes = 0;
        app::StopSignals stop([&] { (++wakes == 1 ? first : second).set_value(); });
        CHECK(stop.asked() == 0);
        std::raise(signal);
        first.get_future().wait();
        CHECK(stop.asked() == signal);
        std::raise(signal == SIGTERM ? SIGINT : SIGTERM);
        second.get_future().wait();
        CHECK(stop.asked() == signal);
    }
}

TEST_CASE("afterwards the signals do what they did before") {
    static volatile std::sig_atomic_t before = 0;
    const auto was = std::signal(SIGTERM, [](int) { before = 1; });
    { app::StopSignals stop; }
    std::raise(SIGTERM);
    CHECK(before == 1);
    std::signal(SIGTERM, was);
}
