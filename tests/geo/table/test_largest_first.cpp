#include <doctest/doctest.h>

#include <stdexcept>
#include <thread>

#include "geo/table/largest_first.h"

TEST_CASE("what fails on the other thread is told, as what fails on the own") {
    const auto own = std::this_thread::get_id();
    for (const bool on_own : {true, false}) {
        CAPTURE(on_own);
        std::atomic<int> begun = 0;
        const auto work = [&](std::size_t) {
            // Each thread has one of the two: it waits for the other.
            for (++begun; begun < 2;) std::this_thread::yield();
            if ((std::this_thread::get_id() == own) == on_own) throw std::runtime_error("damaged");
        };
        CHECK_THROWS_AS(geo::largest_first(
                            2, [](std::size_t) { return 1; }, work),
                        std::runtime_error);
    }
}
