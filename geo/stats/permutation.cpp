#include "geo/stats/permutation.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <thread>
#include <vector>

namespace geo {
namespace {

std::mt19937_64 engine_of(std::uint64_t seed, std::uint64_t stream) {
    const std::array parts{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32),
                           static_cast<std::uint32_t>(stream),
                           static_cast<std::uint32_t>(stream >> 32)};
    std::seed_seq sequence(parts.begin(), parts.end());
    return std::mt19937_64(sequence);
}

}  // namespace

Draws::Draws(std::uint64_t seed, std::uint64_t stream) : engine_(engine_of(seed, stream)) {}

std::uint32_t Draws::below(std::uint32_t bound) {
    for (;;) {
        const std::uint64_t product = (engine_() >> 32) * bound;
        const auto rest = static_cast<std::uint32_t>(product);
        if (rest >= bound || rest >= (0U - bound) % bound)
            return static_cast<std::uint32_t>(product >> 32);
    }
}

void PseudoP::add(double permuted) {
    // Sums of the same numbers in another order differ in their last digits, and are ties.
    const double rounding = 1e-9 * std::max(1.0, std::abs(observed_));
    ++permutations_;
    above_ += permuted >= observed_ - rounding;
    below_ += permuted <= observed_ + rounding;
}

double PseudoP::value() const { return (std::min(above_, below_) + 1.0) / (permutations_ + 1.0); }

void in_threads(std::size_t count,
                const std::function<void(std::size_t first, std::size_t past)>& work) {
    constexpr std::size_t share = 64;
    const std::size_t shares = (count + share - 1) / share;
    std::atomic<std::size_t> next = 0;
    const auto take_some = [&] {
        for (std::size_t i = next++; i < shares; i = next++)
            work(i * share, std::min(count, (i + 1) * share));
    };
    const std::size_t processors =
        std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 16);
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < std::min(processors, shares); ++i) others.emplace_back(take_some);
    take_some();
}

}  // namespace geo
