#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "geo/core/result.h"

namespace geo {

/// The values between classes, ascending: n breaks divide a map into n + 1 classes.
struct ClassBreaks {
    std::vector<double> interior;
    bool operator==(const ClassBreaks&) const = default;
};

enum class BreakMethod : std::uint8_t {
    equal_interval,
    quantile,
    natural,  // least squared deviation within classes, exactly
    pretty,   // round numbers
    standard_deviation,
    manual,
};
std::string_view code_of(BreakMethod method);  // "equal-interval", "quantile", "natural", …
std::optional<BreakMethod> break_method_of(std::string_view code);

/// All take values of one unit in any order, areas without data left out by the caller, and 2 to 9
/// classes (a reader cannot match more colours to a legend); they return classes - 1 strictly
/// ascending breaks in that unit, and fail when there are no values, a value is not finite, or ties
/// leave fewer distinct classes than were asked for.

Result<ClassBreaks> equal_interval_breaks(std::span<const double> values, int classes);

/// source  Hyndman & Fan (1996), "Sample quantiles in statistical packages", definition 7
Result<ClassBreaks> quantile_breaks(std::span<const double> values, int classes);

/// The breaks that make the sum of squared deviations from class means least (Jenks' aim, found
/// exactly), each put half-way between the neighbouring values of its two classes.
/// source  Wang & Song (2011), "Ckmeans.1d.dp", The R Journal 3(2)
Result<ClassBreaks> natural_breaks(std::span<const double> values, int classes);

/// Round numbers (1, 2, 2.5 or 5 times a power of ten apart) that cover the values; the number of
/// classes is as near to `classes` as round numbers allow, from 2 to 9.
/// source  after Heckbert (1990), "Nice numbers for graph labels", Graphics Gems
Result<ClassBreaks> pretty_breaks(std::span<const double> values, int classes);

/// Whole (or half, above 6 classes) standard deviations (n - 1) around the mean.
Result<ClassBreaks> standard_deviation_breaks(std::span<const double> values, int classes);

/// Breaks given by a person: sorted, and refused when fewer than 1, more than 8, equal or not
/// finite.
Result<ClassBreaks> manual_breaks(std::span<const double> breaks);

/// The method's breaks; `manual` is used by the manual method alone.
Result<ClassBreaks> class_breaks(BreakMethod method, std::span<const double> values, int classes,
                                 std::span<const double> manual = {});

/// Which class holds `value`, from 0. A value equal to a break belongs to the class above it.
int class_of(const ClassBreaks& breaks, double value);

/// How many values fall into each class.
std::vector<int> class_counts(const ClassBreaks& breaks, std::span<const double> values);

}  // namespace geo
