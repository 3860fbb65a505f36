#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "geo/core/interval.h"

namespace geo {

/// How a figure lies to what it is compared with.
enum class Difference : std::uint8_t { higher, lower, not_clear };
std::string_view code_of(Difference difference);  // "higher", "lower", "not-clearly-different"

/// Higher or lower where the two 95 per cent intervals share no value, otherwise not clear; a
/// benchmark that is known exactly is an interval of one value. Where both are uncertain this calls
/// fewer differences clear than a test of the difference would: apart means clear, overlapping
/// means that the figures do not show it. source  Schenker & Gentleman (2001), "On judging the
/// significance of differences by examining the
///         overlap between confidence intervals"
Difference difference_of(Interval figure, Interval benchmark);

/// The ranks that an area may hold, from 1.
struct RankRange {
    int first = 1, last = 1;
    bool operator==(const RankRange&) const = default;
};

/// Of each interval, the largest first (or the smallest, when `ascending`): below all that are
/// clearly better, above all that are clearly worse, as difference_of() has it.
/// source  Klein, Wright & Wieczorek (2020), "A joint confidence region for an overall ranking of
///         populations". Made of intervals of 95 per cent each, all ranges together are right less
///         often than that.
std::vector<RankRange> rank_ranges_of(std::span<const Interval> intervals, bool ascending = false);

}  // namespace geo
