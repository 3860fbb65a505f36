#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <random>

namespace geo {

/// How often values are shuffled, to see what chance alone would bring. The same seed gives the
/// same figures on every machine, however many threads there are.
struct Permutations {
    int count = 999;
    std::uint64_t seed = 1;
};

/// Random whole numbers that are the same everywhere: the engine is the standard's to the bit, the
/// distributions of standard libraries differ. Each stream of a seed has its own.
class Draws {
public:
    Draws(std::uint64_t seed, std::uint64_t stream);
    /// From 0 to bound - 1, each as likely.
    /// source  Lemire (2019), "Fast random integer generation in an interval"
    std::uint32_t below(std::uint32_t bound);

private:
    std::mt19937_64 engine_;
};

/// The share of permutations in which a statistic lies at least as far out as the observed one, on
/// whichever side of their middle that lies; the observed one counts as a permutation. One-sided,
/// as PySAL and GeoDa have it. source  North, Curtis & Sham (2002): (r + 1) / (m + 1)
class PseudoP {
public:
    explicit PseudoP(double observed) : observed_(observed) {}
    void add(double permuted);
    double value() const;

private:
    double observed_;
    int permutations_ = 0, above_ = 0, below_ = 0;  // ties count on both sides
};

/// Calls `work(first, past)` for shares of [0, count), on all processors, and waits.
void in_threads(std::size_t count,
                const std::function<void(std::size_t first, std::size_t past)>& work);

}  // namespace geo
