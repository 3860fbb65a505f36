#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>

namespace geo {

/// How many threads share work that is waited for, as a frame.
int working_threads();

/// Calls `work(number)` for each number below `count`, on all threads that share work, and waits
/// until all is done. Threads are kept for the next time, and one that is slow to wake is not
/// waited for.
void in_parallel(std::size_t count, const std::function<void(std::size_t)>& work);

/// Cuts [0, count) into shares and calls `work(first, past)` for each; on one thread where there is
/// too little to share.
template <class Work>
void in_shares(std::size_t count, const Work& work) {
    constexpr std::size_t least = 256;
    const std::size_t shares =
        std::clamp<std::size_t>(count / least, 1, static_cast<std::size_t>(working_threads()) * 4);
    in_parallel(shares, [&](std::size_t i) { work(count * i / shares, count * (i + 1) / shares); });
}

}  // namespace geo
