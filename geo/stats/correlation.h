#pragma once

#include <optional>
#include <span>

#include "geo/core/interval.h"
#include "geo/core/result.h"

namespace geo {

/// How two values of the same places go together: -1 to 1.
struct Correlation {
    double r = 0;
    std::optional<Interval> interval;  // 95 per cent, of places drawn at random; none below 4
};

/// All take pairs: `x` and `y` of the same place at the same position. They fail when there are
/// fewer than 3, a value is not finite, or all of x or of y are equal.

/// Along a straight line. source  Fisher (1915), for the interval: z with variance 1 / (n - 3)
Result<Correlation> pearson_correlation(std::span<const double> x, std::span<const double> y);

/// By rank, equal values sharing their mean rank: along any line that only rises or only falls.
/// source  Bonett & Wright (2000), for the interval: z with variance (1 + r²/2) / (n - 3)
Result<Correlation> spearman_correlation(std::span<const double> x, std::span<const double> y);

/// y = intercept + slope x, in the units of y and x.
struct Line {
    double intercept = 0, slope = 0;
    double r_squared = 0;  // the share of the variance of y that lies along it
};

/// The line from which the squared deviations of y are least.
Result<Line> least_squares_line(std::span<const double> x, std::span<const double> y);

}  // namespace geo
