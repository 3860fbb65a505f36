#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace app {

/// How many threads share the work of a frame.
inline int drawing_threads() {
    return std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 8);
}

/// Calls `work(number)` for each number below `count`, on all threads that draw, and waits.
template <class Work>
void in_parallel(std::size_t count, const Work& work) {
    std::atomic<std::size_t> next = 0;
    const auto take_some = [&] {
        for (std::size_t i = next++; i < count; i = next++) work(i);
    };
    std::vector<std::thread> others;
    const auto threads = std::min(count, static_cast<std::size_t>(drawing_threads()));
    for (std::size_t i = 1; i < threads; ++i) others.emplace_back(take_some);
    take_some();
    for (std::thread& other : others) other.join();
}

/// Cuts [0, count) into shares and calls `work(first, past)` for each; on one thread where there is
/// too little to share.
template <class Work>
void in_shares(std::size_t count, const Work& work) {
    constexpr std::size_t least = 256;
    const std::size_t shares =
        std::clamp<std::size_t>(count / least, 1, static_cast<std::size_t>(drawing_threads()) * 4);
    in_parallel(shares, [&](std::size_t i) { work(count * i / shares, count * (i + 1) / shares); });
}

}  // namespace app
