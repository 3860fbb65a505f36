#pragma once

#include <array>
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
    head_tail,   // at the mean, and again and again among what lies above it
    percentile,  // 1, 10, 50, 90, 99: extremes at both ends
    box,         // quartiles, and fences beyond which outliers lie
    maximum,     // at the widest gaps between values
    manual,
};
/// In the order of menus.
inline constexpr std::array all_break_methods{BreakMethod::quantile,
                                              BreakMethod::equal_interval,
                                              BreakMethod::natural,
                                              BreakMethod::pretty,
                                              BreakMethod::standard_deviation,
                                              BreakMethod::head_tail,
                                              BreakMethod::percentile,
                                              BreakMethod::box,
                                              BreakMethod::maximum,
                                              BreakMethod::manual};

std::string_view code_of(BreakMethod method);  // "equal-interval", "quantile", "natural", …
std::optional<BreakMethod> break_method_of(std::string_view code);
/// Whether the number of classes is the method's own, so that none can be asked for: head/tail
/// breaks, percentiles, box and manual.
bool has_own_classes(BreakMethod method);

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

/// In the middle of the widest gaps between neighbouring values; of equal gaps the lower ones.
/// source  Slocum et al. (2009), "Thematic cartography and geovisualization"; PySAL mapclassify
Result<ClassBreaks> maximum_breaks(std::span<const double> values, int classes);

/// Whole (or half, above 6 classes) standard deviations (n - 1) around the mean.
Result<ClassBreaks> standard_deviation_breaks(std::span<const double> values, int classes);

/// The methods below choose the number of classes themselves, from 2 to 9.

/// The mean, then the mean of what is no less than it (the head), and so on while the head is the
/// smaller part: less than 40 per cent of what was divided. Fails when that is so not even once:
/// the values are not heavy-tailed. source  Jiang (2013), "Head/tail breaks", The Professional
/// Geographer 65(3)
Result<ClassBreaks> head_tail_breaks(std::span<const double> values);

/// The percentiles 1, 10, 50, 90 and 99: six classes, of which the outer ones show extremes.
/// source  Anselin, Syabri & Kho (2006), "GeoDa", percentile map; quantiles as quantile_breaks()
Result<ClassBreaks> percentile_breaks(std::span<const double> values);

/// The quartiles, and fences 1.5 times their range outside them: six classes, of which the outer
/// ones hold outliers and are often empty. source  Tukey (1977), "Exploratory data analysis";
/// Anselin (1994), box map
Result<ClassBreaks> box_breaks(std::span<const double> values);

/// Breaks given by a person: sorted, and refused when fewer than 1, more than 8, equal or not
/// finite.
Result<ClassBreaks> manual_breaks(std::span<const double> breaks);

/// The method's breaks; `classes` is not looked at by methods that have their own, and `manual` by
/// the manual method alone.
Result<ClassBreaks> class_breaks(BreakMethod method, std::span<const double> values, int classes,
                                 std::span<const double> manual = {});

/// Which class holds `value`, from 0. A value equal to a break belongs to the class above it.
int class_of(const ClassBreaks& breaks, double value);

/// How many values fall into each class.
std::vector<int> class_counts(const ClassBreaks& breaks, std::span<const double> values);

/// The share of the values' variance that lies between classes and not within them, 0 to 1: 1 where
/// all values of each class are equal. There is at least one value.
/// source  Jenks & Caspall (1971); Robinson et al. (1995), "Elements of cartography": goodness of
///         variance fit
double goodness_of_variance_fit(const ClassBreaks& breaks, std::span<const double> values);

/// What a method makes of some values, and how well it fits them.
struct MethodFit {
    BreakMethod method{};
    ClassBreaks breaks;
    double goodness = 0;  // of variance fit: comparable between equal numbers of classes
};

/// Every method but the manual one that can divide the values, in the order of menus.
std::vector<MethodFit> fits_of(std::span<const double> values, int classes);

}  // namespace geo
