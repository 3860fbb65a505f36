// A program with a heart, to be looked after: sample_service beats | hangs | ends.
#include <chrono>
#include <string_view>
#include <thread>

#include "app/alive/heartbeat.h"
#include "app/alive/stop_signals.h"

int main(int argc, char** argv) {
    using namespace std::chrono_literals;
    const std::string_view then = argc > 1 ? argv[1] : "beats";
    app::StopSignals stop;
    app::Heartbeat heart;
    heart.manager().ready();
    heart.manager().status(std::string(then));
    for (int turn = 0; stop.asked() == 0; ++turn) {
        if (then == "ends" && turn > 5) return 3;
        if (then != "hangs" || turn < 5) heart.beat(std::chrono::steady_clock::now());
        std::this_thread::sleep_for(10ms);
    }
    heart.manager().stopping();
}
