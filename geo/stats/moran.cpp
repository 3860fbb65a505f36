#include "geo/stats/moran.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "geo/stats/false_discovery.h"
#include "geo/stats/standard_scores.h"

namespace geo {
namespace {

double lag_of(std::span<const double> scores, const SpatialWeights& weights, std::size_t place) {
    double sum = 0;
    for (const std::uint32_t neighbour : weights.neighbours_of(place)) sum += scores[neighbour];
    return sum * weights.weight_of(place);
}

/// Each score times its lag, added up.
double cross_products(std::span<const double> scores, const SpatialWeights& weights) {
    double sum = 0;
    for (std::size_t place = 0; place < scores.size(); ++place)
        sum += scores[place] * lag_of(scores, weights, place);
    return sum;
}

/// The sums of weights that the moments are made of.
struct Sums {
    double s0 = 0, s1 = 0, s2 = 0;
};

Sums sums_of(const SpatialWeights& weights) {
    Sums sums;
    for (std::size_t place = 0; place < weights.size(); ++place) {
        const auto neighbours = weights.neighbours_of(place);
        const double own = weights.weight_of(place);
        const double row = own * static_cast<double>(neighbours.size());
        double column = 0;
        for (const std::uint32_t neighbour : neighbours) {
            const double back = weights.weight_of(neighbour);
            column += back;
            sums.s1 += (own + back) * (own + back) / 2;
        }
        sums.s0 += row;
        sums.s2 += (row + column) * (row + column);
    }
    return sums;
}

double variance_of(std::span<const double> scores, const Sums& sums) {
    const auto n = static_cast<double>(scores.size());
    double kurtosis = 0;
    for (const double score : scores) kurtosis += score * score * score * score / n;
    const double s0_squared = sums.s0 * sums.s0;
    const double of_values = n * ((n * n - 3 * n + 3) * sums.s1 - n * sums.s2 + 3 * s0_squared) -
                             kurtosis * ((n * n - n) * sums.s1 - 2 * n * sums.s2 + 6 * s0_squared);
    const double variance =
        of_values / ((n - 1) * (n - 2) * (n - 3) * s0_squared) - 1 / ((n - 1) * (n - 1));
    // Where all are neighbours of all nothing varies but the last digits.
    return variance > 1e-12 ? variance : 0;
}

void shuffle(std::span<double> values, Draws& draws) {
    for (std::size_t left = values.size(); left > 1; --left)
        std::swap(values[left - 1], values[draws.below(static_cast<std::uint32_t>(left))]);
}

Quadrant quadrant_of(double score, double lag) {
    if (score > 0) return lag > 0 ? Quadrant::high_high : Quadrant::high_low;
    return lag > 0 ? Quadrant::low_high : Quadrant::low_low;
}

/// The scores of a place's neighbours as chance would have them: drawn from all places but itself.
class Neighbourhoods {
public:
    explicit Neighbourhoods(std::span<const double> scores) : pool_(scores.begin(), scores.end()) {}

    PseudoP compared(std::size_t place, const SpatialWeights& weights, double observed,
                     Permutations permutations) {
        Draws draws(permutations.seed, place);
        PseudoP p(observed);
        const double own = pool_[place] * weights.weight_of(place);
        const std::size_t neighbours = weights.neighbours_of(place).size();
        std::swap(pool_[place], pool_.back());
        for (int i = 0; i < permutations.count; ++i) p.add(own * sum_of_drawn(neighbours, draws));
        std::swap(pool_[place], pool_.back());
        return p;
    }

private:
    /// Draws without putting back, then puts all back where they were, so that what is drawn for a
    /// place does not depend on the places before it.
    double sum_of_drawn(std::size_t count, Draws& draws) {
        const std::size_t others = pool_.size() - 1;
        swapped_.resize(count);
        double sum = 0;
        for (std::size_t i = 0; i < count; ++i) {
            swapped_[i] = i + draws.below(static_cast<std::uint32_t>(others - i));
            std::swap(pool_[i], pool_[swapped_[i]]);
            sum += pool_[i];
        }
        for (std::size_t i = count; i-- > 0;) std::swap(pool_[i], pool_[swapped_[i]]);
        return sum;
    }

    std::vector<double> pool_;
    std::vector<std::size_t> swapped_;
};

}  // namespace

std::string_view code_of(Quadrant quadrant) {
    constexpr std::array<std::string_view, 4> codes{"high-high", "low-low", "high-low", "low-high"};
    return codes[static_cast<std::size_t>(quadrant)];
}

Result<GlobalMoran> global_moran(std::span<const double> values, const SpatialWeights& weights,
                                 Permutations permutations) {
    const auto scores = standard_scores(values, weights);
    if (!scores) return tl::make_unexpected(scores.error());
    const Sums sums = sums_of(weights);
    GlobalMoran moran;
    moran.n = values.size();
    moran.i = cross_products(*scores, weights) / sums.s0;
    moran.expected = -1 / (static_cast<double>(moran.n) - 1);
    moran.variance = variance_of(*scores, sums);
    if (moran.variance > 0) moran.z = (moran.i - moran.expected) / std::sqrt(moran.variance);
    moran.p = two_sided_p(moran.z);

    std::vector<double> permuted(static_cast<std::size_t>(permutations.count));
    in_threads(permuted.size(), [&](std::size_t first, std::size_t past) {
        for (std::size_t i = first; i < past; ++i) {
            std::vector<double> shuffled = *scores;
            Draws draws(permutations.seed, i);
            shuffle(shuffled, draws);
            permuted[i] = cross_products(shuffled, weights) / sums.s0;
        }
    });
    PseudoP p(moran.i);
    for (const double one : permuted) p.add(one);
    moran.pseudo_p = p.value();
    return moran;
}

Result<std::vector<LocalMoran>> local_moran(std::span<const double> values,
                                            const SpatialWeights& weights,
                                            Permutations permutations) {
    const auto scores = standard_scores(values, weights);
    if (!scores) return tl::make_unexpected(scores.error());
    std::vector<LocalMoran> local(values.size());
    in_threads(local.size(), [&](std::size_t first, std::size_t past) {
        Neighbourhoods by_chance(*scores);
        for (std::size_t place = first; place < past; ++place) {
            const double score = (*scores)[place];
            const double lag = lag_of(*scores, weights, place);
            LocalMoran& one = local[place];
            one.i = score * lag;
            one.quadrant = quadrant_of(score, lag);
            one.pseudo_p = by_chance.compared(place, weights, one.i, permutations).value();
        }
    });
    std::vector<double> p_values;
    for (const LocalMoran& one : local) p_values.push_back(one.pseudo_p);
    const std::vector<double> adjusted = adjusted_for_false_discovery(p_values);
    for (std::size_t place = 0; place < local.size(); ++place)
        local[place].adjusted_p = adjusted[place];
    return local;
}

}  // namespace geo
