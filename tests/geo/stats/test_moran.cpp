#include <doctest/doctest.h>
#include <sched.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "geo/stats/false_discovery.h"
#include "geo/stats/moran.h"
#include "tests/geo/stats/published_places.h"

using geo::GlobalMoran;
using geo::LocalMoran;
using geo::NeighbourPair;
using geo::Permutations;
using geo::Quadrant;
using geo::SpatialWeights;
using geo::Weighting;

namespace {

/// A board of squares that are neighbours where they share an edge, row by row.
SpatialWeights board(std::uint32_t columns, std::uint32_t rows,
                     Weighting weighting = Weighting::row_standardised) {
    std::vector<NeighbourPair> pairs;
    for (std::uint32_t i = 0; i < columns * rows; ++i) {
        if (i % columns + 1 < columns) pairs.push_back({i, i + 1});
        if (i + columns < columns * rows) pairs.push_back({i, i + columns});
    }
    return {columns * rows, pairs, weighting};
}

SpatialWeights path(std::uint32_t places) { return board(places, 1); }

GlobalMoran moran(std::span<const double> values, const SpatialWeights& weights,
                  Permutations permutations = {}) {
    const auto found = geo::global_moran(values, weights, permutations);
    REQUIRE(found.has_value());
    return *found;
}

std::vector<LocalMoran> local(std::span<const double> values, const SpatialWeights& weights,
                              Permutations permutations = {}) {
    auto found = geo::local_moran(values, weights, permutations);
    REQUIRE(found.has_value());
    return std::move(*found);
}

std::vector<double> seeded_values(std::size_t n) {
    geo::Draws draws(7, 0);
    std::vector<double> values;
    for (std::size_t i = 0; i < n; ++i) values.push_back(draws.below(1000));
    return values;
}

struct Share {
    double at_least = 0, at_most = 0;
};

/// The share of all subsets of `size` values whose sum is at least, or at most, `observed`.
Share share_of_subsets(std::span<const double> values, std::size_t size, double observed) {
    std::vector<int> chosen(values.size());
    std::fill_n(chosen.begin(), size, 1);
    Share share;
    int subsets = 0;
    do {
        const double sum = std::inner_product(values.begin(), values.end(), chosen.begin(), 0.0);
        ++subsets;
        share.at_least += sum >= observed - 1e-9;
        share.at_most += sum <= observed + 1e-9;
    } while (std::ranges::prev_permutation(chosen).found);
    return {share.at_least / subsets, share.at_most / subsets};
}

/// While it lives the program has one processor.
class OneProcessor {
public:
    OneProcessor() {
        sched_getaffinity(0, sizeof before_, &before_);
        cpu_set_t one;
        CPU_ZERO(&one);
        for (int cpu = 0; cpu < CPU_SETSIZE && CPU_COUNT(&one) == 0; ++cpu)
            if (CPU_ISSET(cpu, &before_)) CPU_SET(cpu, &one);
        sched_setaffinity(0, sizeof one, &one);
    }
    ~OneProcessor() { sched_setaffinity(0, sizeof before_, &before_); }
    OneProcessor(const OneProcessor&) = delete;
    OneProcessor& operator=(const OneProcessor&) = delete;

private:
    cpu_set_t before_{};
};

}  // namespace

TEST_CASE("Moran's I of blood group A in Ireland is what spdep documents") {
    const GlobalMoran found =
        moran(published::irish_blood_group_a, SpatialWeights(26, published::irish_counties));
    CHECK(found.n == 26);
    CHECK(found.i == doctest::Approx(0.55412382).epsilon(1e-8));
    CHECK(found.expected == doctest::Approx(-0.04));
    CHECK(found.variance == doctest::Approx(0.01608138).epsilon(1e-6));
    CHECK(found.z == doctest::Approx(4.6851).epsilon(1e-5));
    CHECK(found.p == doctest::Approx(2 * 1.399e-06).epsilon(1e-3));  // spdep's is one-sided
    CHECK(found.pseudo_p == doctest::Approx(0.001));
}

TEST_CASE("with binary weights Moran's I of Ireland is what spdep 1.2-7 computes") {
    const SpatialWeights binary(26, published::irish_counties, Weighting::binary);
    const GlobalMoran found = moran(published::irish_blood_group_a, binary);
    CHECK(found.i == doctest::Approx(0.47944757).epsilon(1e-7));
    CHECK(found.variance == doctest::Approx(0.01351367).epsilon(1e-6));
}

TEST_CASE("Moran's I of crime in Columbus is what Anselin's workbook prints") {
    const GlobalMoran found =
        moran(published::columbus_crime, SpatialWeights(49, published::columbus_neighbourhoods));
    CHECK(found.i == doctest::Approx(0.485770914).epsilon(1e-9));
    CHECK(found.expected == doctest::Approx(-0.020833333).epsilon(1e-7));
    CHECK(found.variance == doctest::Approx(0.008991121).epsilon(1e-6));
    CHECK(found.z == doctest::Approx(5.3427).epsilon(1e-5));
    CHECK(found.p == doctest::Approx(9.157e-08).epsilon(1e-3));
}

TEST_CASE("local Moran of Ireland's counties is what spdep computes, and its mean is I") {
    const SpatialWeights weights(26, published::irish_counties);
    const auto found = local(published::irish_blood_group_a, weights);
    double sum = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        CHECK(found[i].i == doctest::Approx(published::irish_local_moran[i]).epsilon(1e-8));
        sum += found[i].i;
    }
    CHECK(sum / 26 == doctest::Approx(0.55412382).epsilon(1e-8));
}

TEST_CASE("local Moran and quadrants of ten places are what PySAL documents") {
    const auto found =
        local(published::de_smith_values, SpatialWeights(10, published::de_smith_places));
    // PySAL divides by n - 1 where Anselin (1995) divides by n.
    const std::vector<double> documented{-0.11409277, -0.19940543, -0.13351408, -0.51770383,
                                         0.48095009,  0.12208113,  1.19148298,  -0.58144305,
                                         0.07101383,  0.34314301};
    const std::vector<Quadrant> quadrants{
        Quadrant::high_low, Quadrant::high_low, Quadrant::high_low,  Quadrant::low_high,
        Quadrant::low_low,  Quadrant::low_low,  Quadrant::high_high, Quadrant::high_low,
        Quadrant::low_low,  Quadrant::low_low};
    for (std::size_t i = 0; i < found.size(); ++i) {
        CHECK(found[i].i * 9 / 10 == doctest::Approx(documented[i]).epsilon(1e-7));
        CHECK(found[i].quadrant == quadrants[i]);
    }
}

TEST_CASE("conditional permutations approach the share of all neighbourhoods a county might have") {
    // Anselin (1995): the county's own value stays, any others may be its neighbours.
    const auto& values = published::irish_blood_group_a;
    const SpatialWeights weights(26, published::irish_counties);
    const auto found = local(values, weights, {9999, 1});
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / 26;
    for (std::size_t county = 0; county < 26; ++county) {
        const auto neighbours = weights.neighbours_of(county);
        if (neighbours.size() > 4) continue;
        CAPTURE(county);
        std::vector<double> others;
        for (std::size_t i = 0; i < 26; ++i)
            if (i != county) others.push_back(values[i] - mean);
        double observed = 0;
        for (const std::uint32_t neighbour : neighbours) observed += values[neighbour] - mean;
        const Share share = share_of_subsets(others, neighbours.size(), observed);
        const double exact = std::min(share.at_least, share.at_most);
        CHECK(std::abs(found[county].pseudo_p - exact) <
              3.5 * std::sqrt(exact * (1 - exact) / 9999) + 1e-4);
    }
}

TEST_CASE("among many places a p-value is adjusted for how many there are") {
    const auto found =
        local(published::columbus_crime, SpatialWeights(49, published::columbus_neighbourhoods));
    std::vector<double> p_values;
    for (const LocalMoran& one : found) p_values.push_back(one.pseudo_p);
    const auto adjusted = geo::adjusted_for_false_discovery(p_values);
    for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i].adjusted_p == adjusted[i]);
    const auto below = [&](auto p) {
        return std::ranges::count_if(
            found, [](double one) { return one <= 0.05; }, p);
    };
    CHECK(below(&LocalMoran::adjusted_p) > 0);
    CHECK(below(&LocalMoran::adjusted_p) < below(&LocalMoran::pseudo_p));
}

TEST_CASE("a board with one half high and one half low has the I worked out by hand") {
    std::vector<double> halves;
    for (int i = 0; i < 16; ++i) halves.push_back(i % 4 < 2 ? 10 : 2);
    // Of 24 edges 20 join equals and 4 join unequals.
    CHECK(moran(halves, board(4, 4, Weighting::binary)).i == doctest::Approx(16.0 / 24));
    // Eight squares have only equals beside them; 4 have two of three, and 4 have three of four.
    CHECK(moran(halves, board(4, 4)).i == doctest::Approx(17.0 / 24));
    CHECK(moran(halves, board(4, 4)).pseudo_p < 0.01);
}

TEST_CASE("on a chessboard every neighbour is unlike, and I is -1") {
    std::vector<double> chess;
    for (int i = 0; i < 64; ++i) chess.push_back((i % 8 + i / 8) % 2);
    const GlobalMoran found = moran(chess, board(8, 8));
    CHECK(found.i == doctest::Approx(-1));
    CHECK(found.z < -5);
    CHECK(found.pseudo_p == doctest::Approx(0.001));
    for (const LocalMoran& one : local(chess, board(8, 8)))
        CHECK((one.quadrant == Quadrant::high_low || one.quadrant == Quadrant::low_high));
}

TEST_CASE("expectation and variance are those of all orders of the values") {
    std::vector<double> values{1, 2, 4, 7, 11, 30};
    const SpatialWeights weights = path(6);
    const GlobalMoran found = moran(values, weights, {9999, 3});
    double sum = 0, squares = 0;
    int orders = 0, as_far = 0;
    do {
        const double i = moran(values, weights, {0, 1}).i;
        sum += i, squares += i * i, ++orders;
        as_far += i >= found.i - 1e-9;
    } while (std::ranges::next_permutation(values).found);
    REQUIRE(orders == 720);
    const double mean = sum / orders;
    CHECK(found.expected == doctest::Approx(mean));
    CHECK(found.variance == doctest::Approx(squares / orders - mean * mean));
    // And random orders tell the share of those that lie as far out.
    const double share = static_cast<double>(as_far) / orders;
    CHECK(std::abs(found.pseudo_p - share) < 3 * std::sqrt(share * (1 - share) / 9999) + 1e-4);
}

TEST_CASE("how places are numbered makes no difference to I") {
    const std::vector<double> values = seeded_values(30);
    const SpatialWeights weights = board(6, 5);
    std::vector<NeighbourPair> pairs;
    std::vector<double> moved(30);
    const auto new_number = [](std::size_t old) {
        return static_cast<std::uint32_t>(old * 7 % 30);
    };
    for (std::size_t i = 0; i < 30; ++i) {
        moved[new_number(i)] = values[i];
        for (const std::uint32_t j : weights.neighbours_of(i))
            pairs.push_back({new_number(i), new_number(j)});
    }
    const GlobalMoran before = moran(values, weights);
    const GlobalMoran after = moran(moved, SpatialWeights(30, pairs));
    CHECK(after.i == doctest::Approx(before.i).epsilon(1e-12));
    CHECK(after.variance == doctest::Approx(before.variance).epsilon(1e-12));
}

TEST_CASE("unit and origin of the values make no difference to I") {
    std::vector<double> values = seeded_values(30);
    const double before = moran(values, board(6, 5)).i;
    for (double& value : values) value = 1e9 + value * 0.001;
    CHECK(moran(values, board(6, 5)).i == doctest::Approx(before).epsilon(1e-6));
}

TEST_CASE("the same seed gives the same figures, another one others") {
    const std::vector<double> values = seeded_values(400);
    const SpatialWeights weights = board(20, 20);
    const auto pseudo = [&](std::uint64_t seed) {
        std::vector<double> all{moran(values, weights, {999, seed}).pseudo_p};
        for (const LocalMoran& one : local(values, weights, {999, seed}))
            all.push_back(one.pseudo_p);
        return all;
    };
    CHECK(pseudo(5) == pseudo(5));
    CHECK(pseudo(5) != pseudo(6));
}

TEST_CASE("how many processors there are makes no difference") {
    const std::vector<double> values = seeded_values(400);
    const SpatialWeights weights = board(20, 20);
    const GlobalMoran all = moran(values, weights);
    const auto local_of_all = local(values, weights);
    const OneProcessor one;
    CHECK(moran(values, weights).pseudo_p == all.pseudo_p);
    const auto local_of_one = local(values, weights);
    for (std::size_t i = 0; i < local_of_all.size(); ++i)
        CHECK(local_of_one[i].pseudo_p == local_of_all[i].pseudo_p);
}

TEST_CASE("random numbers are the same on every machine, and below their bound") {
    geo::Draws draws(1, 0);
    std::vector<std::uint32_t> drawn;
    for (int i = 0; i < 6; ++i) drawn.push_back(draws.below(1000));
    CHECK(drawn == std::vector<std::uint32_t>{418, 329, 155, 159, 40, 359});
    std::vector<int> counts(7);
    for (int i = 0; i < 7000; ++i) ++counts[draws.below(7)];
    for (const int count : counts) CHECK(std::abs(count - 1000) < 120);  // four deviations
}

TEST_CASE("where all are neighbours of all there is nothing that chance could change") {
    std::vector<NeighbourPair> pairs;
    for (std::uint32_t i = 0; i < 5; ++i)
        for (std::uint32_t j = 0; j < i; ++j) pairs.push_back({i, j});
    const GlobalMoran found = moran(std::vector<double>{1, 2, 3, 4, 9}, SpatialWeights(5, pairs));
    CHECK(found.i == doctest::Approx(-0.25));
    CHECK(found.variance == 0);
    CHECK(found.z == 0);
    CHECK(found.pseudo_p == 1);
}

TEST_CASE("what cannot be compared is refused, and the reason is said") {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double most = std::numeric_limits<double>::max();
    struct Case {
        std::vector<double> values;
        SpatialWeights weights;
        std::string_view says;
    };
    const std::vector<NeighbourPair> all_but_one{{0, 1}, {1, 2}};
    for (const Case& c :
         {Case{{5, 5, 5, 5}, path(4), "all 4 values are equal"},
          Case{{1, 2, nan, 4}, path(4), "not a finite number"},
          Case{{-most, 0, 1, most}, path(4), "too far apart"}, Case{{1, 2, 3}, path(3), "3 areas"},
          Case{{}, SpatialWeights(), "0 areas"},
          Case{{1, 2, 3, 4}, SpatialWeights(4, all_but_one), "an area has no neighbour"}}) {
        CAPTURE(c.says);
        const auto global = geo::global_moran(c.values, c.weights);
        REQUIRE_FALSE(global.has_value());
        CHECK(global.error().what.find(c.says) != std::string::npos);
        CHECK_FALSE(geo::local_moran(c.values, c.weights).has_value());
    }
}
