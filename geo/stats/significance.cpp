#include "geo/stats/significance.h"

#include <algorithm>
#include <array>

namespace geo {

std::string_view code_of(Difference difference) {
    constexpr std::array<std::string_view, 3> codes{"higher", "lower", "not-clearly-different"};
    return codes[static_cast<std::size_t>(difference)];
}

Difference difference_of(Interval figure, Interval benchmark) {
    if (figure.lower > benchmark.upper) return Difference::higher;
    if (figure.upper < benchmark.lower) return Difference::lower;
    return Difference::not_clear;
}

std::vector<RankRange> rank_ranges_of(std::span<const Interval> intervals, bool ascending) {
    std::vector<double> lowers, uppers;
    for (const Interval& one : intervals) {
        lowers.push_back(one.lower);
        uppers.push_back(one.upper);
    }
    std::ranges::sort(lowers);
    std::ranges::sort(uppers);
    const int n = static_cast<int>(intervals.size());
    std::vector<RankRange> ranges;
    ranges.reserve(intervals.size());
    for (const Interval& one : intervals) {
        const auto higher =
            static_cast<int>(lowers.end() - std::ranges::upper_bound(lowers, one.upper));
        const auto lower =
            static_cast<int>(std::ranges::lower_bound(uppers, one.lower) - uppers.begin());
        ranges.push_back(ascending ? RankRange{1 + lower, n - higher}
                                   : RankRange{1 + higher, n - lower});
    }
    return ranges;
}

}  // namespace geo
