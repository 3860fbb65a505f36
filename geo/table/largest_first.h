#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <future>
#include <numeric>
#include <vector>

namespace geo {

/// Does `work(number)` for each number below `count` on two threads, what is largest by
/// `size(number)` first: one table holds nine tenths of the package's rows, and all others are done
/// meanwhile. What either throws is thrown.
template <class Size, class Work>
void largest_first(std::size_t count, const Size& size, const Work& work) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::ranges::greater{}, size);
    std::atomic<std::size_t> next = 0;
    const auto take_some = [&] {
        for (std::size_t i = next++; i < count; i = next++) work(order[i]);
    };
    std::future<void> other = std::async(std::launch::async, take_some);
    take_some();
    other.get();
}

}  // namespace geo
