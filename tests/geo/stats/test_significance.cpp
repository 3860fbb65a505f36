#include <doctest/doctest.h>

#include <vector>

#include "geo/stats/permutation.h"
#include "geo/stats/significance.h"
#include "geo/stats/summary.h"

using geo::Difference;
using geo::difference_of;
using geo::Interval;
using geo::RankRange;

TEST_CASE(
    "a figure is higher or lower only where its interval shares nothing with the benchmark's") {
    struct Case {
        Interval figure, benchmark;
        Difference expected;
        std::string_view because;
    };
    for (const Case& c : {
             Case{{10, 12}, {5, 9}, Difference::higher, "all of it lies above"},
             Case{{1, 4}, {5, 9}, Difference::lower, "all of it lies below"},
             Case{{4, 6}, {5, 9}, Difference::not_clear, "they overlap"},
             Case{{9, 12}, {5, 9}, Difference::not_clear, "they touch"},
             Case{{5, 9}, {6, 7}, Difference::not_clear, "one lies inside the other"},
             Case{{10, 12}, {9, 9}, Difference::higher, "above a value known exactly"},
             Case{{10, 12}, {11, 11}, Difference::not_clear, "around a value known exactly"},
         }) {
        CAPTURE(c.because);
        CHECK(difference_of(c.figure, c.benchmark) == c.expected);
    }
    CHECK(geo::code_of(Difference::not_clear) == "not-clearly-different");
}

TEST_CASE("ranks are certain where intervals are apart, and shared where they are not") {
    const std::vector<Interval> apart{{1, 2}, {5, 6}, {3, 4}};
    CHECK(geo::rank_ranges_of(apart) == std::vector<RankRange>{{3, 3}, {1, 1}, {2, 2}});
    CHECK(geo::rank_ranges_of(apart, true) == std::vector<RankRange>{{1, 1}, {3, 3}, {2, 2}});
    const std::vector<Interval> chain{{1, 3}, {2, 5}, {4, 6}};  // ends differ, neighbours do not
    CHECK(geo::rank_ranges_of(chain) == std::vector<RankRange>{{2, 3}, {1, 3}, {1, 2}});
    const std::vector<Interval> wide(4, {0, 10});
    CHECK(geo::rank_ranges_of(wide) == std::vector<RankRange>(4, {1, 4}));
    CHECK(geo::rank_ranges_of({}).empty());
}

TEST_CASE("a range holds the rank of the value, and counts who is clearly better and worse") {
    geo::Draws draws(11, 0);
    std::vector<double> values;
    std::vector<Interval> intervals;
    for (int i = 0; i < 200; ++i) {
        values.push_back(draws.below(1000));
        const double below = draws.below(60), above = draws.below(60);
        intervals.push_back({values.back() - below, values.back() + above});
    }
    const auto ranges = geo::rank_ranges_of(intervals);
    const auto ranks = geo::ranks_of(values);
    for (std::size_t i = 0; i < values.size(); ++i) {
        CHECK(ranges[i].first <= ranks[i]);
        CHECK(ranks[i] <= ranges[i].last);
        int better = 0, worse = 0;
        for (const Interval& other : intervals) {
            better += difference_of(other, intervals[i]) == Difference::higher;
            worse += difference_of(other, intervals[i]) == Difference::lower;
        }
        CHECK(ranges[i] == RankRange{1 + better, 200 - worse});
    }
}
