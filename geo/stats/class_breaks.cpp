#include "geo/stats/class_breaks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <functional>

#include "geo/stats/quantile.h"
#include "geo/stats/sorted_values.h"
#include "geo/stats/summary.h"

namespace geo {
namespace {

struct MethodCode {
    BreakMethod method;
    std::string_view code;
};
constexpr std::array method_codes{
    MethodCode{BreakMethod::equal_interval, "equal-interval"},
    MethodCode{BreakMethod::quantile, "quantile"},
    MethodCode{BreakMethod::natural, "natural"},
    MethodCode{BreakMethod::pretty, "pretty"},
    MethodCode{BreakMethod::standard_deviation, "standard-deviation"},
    MethodCode{BreakMethod::head_tail, "head-tail"},
    MethodCode{BreakMethod::percentile, "percentile"},
    MethodCode{BreakMethod::box, "box"},
    MethodCode{BreakMethod::maximum, "maximum"},
    MethodCode{BreakMethod::manual, "manual"},
};

bool strictly_ascending(std::span<const double> values) {
    return std::ranges::adjacent_find(values, std::greater_equal{}) == values.end();
}

bool all_finite(std::span<const double> values) {
    return std::ranges::all_of(values, [](double value) { return std::isfinite(value); });
}

/// Values so close that no double lies between two breaks leave classes out.
Result<ClassBreaks> checked(std::vector<double> interior, std::span<const double> ascending) {
    if (!all_finite(interior) || !strictly_ascending(interior))
        return too_few_classes(ascending, static_cast<int>(interior.size()) + 1);
    return ClassBreaks{std::move(interior)};
}

/// The five breaks of a method that has no other number of them.
Result<ClassBreaks> six_classes(std::vector<double> interior) {
    if (!all_finite(interior) || !strictly_ascending(interior))
        return failure(
            "too many of the values are equal for the six classes of this method; use another");
    return ClassBreaks{std::move(interior)};
}

}  // namespace

std::string_view code_of(BreakMethod method) {
    return method_codes[static_cast<std::size_t>(method)].code;
}

std::optional<BreakMethod> break_method_of(std::string_view code) {
    const auto found = std::ranges::find(method_codes, code, &MethodCode::code);
    if (found == method_codes.end()) return std::nullopt;
    return found->method;
}

bool has_own_classes(BreakMethod method) {
    return method == BreakMethod::head_tail || method == BreakMethod::percentile ||
           method == BreakMethod::box || method == BreakMethod::manual;
}

Result<ClassBreaks> equal_interval_breaks(std::span<const double> values, int classes) {
    assert(2 <= classes && classes <= 9);
    const auto ascending = sorted_values(values);
    if (!ascending) return tl::make_unexpected(ascending.error());
    std::vector<double> interior;
    for (int i = 1; i < classes; ++i)
        interior.push_back(
            std::lerp(ascending->front(), ascending->back(), static_cast<double>(i) / classes));
    return checked(std::move(interior), *ascending);
}

Result<ClassBreaks> quantile_breaks(std::span<const double> values, int classes) {
    assert(2 <= classes && classes <= 9);
    const auto ascending = sorted_values(values);
    if (!ascending) return tl::make_unexpected(ascending.error());
    const auto parts = static_cast<std::size_t>(classes);
    std::vector<double> interior;
    for (std::size_t part = 1; part < parts; ++part)
        interior.push_back(quantile_of(*ascending, part, parts));
    auto breaks = checked(std::move(interior), *ascending);
    // Quantiles are there to fill classes: many equal values at the low end would leave one empty.
    if (breaks && std::ranges::count(class_counts(*breaks, values), 0) > 0)
        return too_few_classes(*ascending, classes);
    return breaks;
}

Result<ClassBreaks> standard_deviation_breaks(std::span<const double> values, int classes) {
    assert(2 <= classes && classes <= 9);
    const auto ascending = sorted_values(values);
    if (!ascending) return tl::make_unexpected(ascending.error());
    const Summary summary = *summary_of(*ascending);
    const double step = summary.standard_deviation * (classes > 6 ? 0.5 : 1);
    const int each_side = (classes - 1) / 2;
    const bool odd = classes % 2 == 1;  // a middle class then spans the mean
    std::vector<double> interior;
    for (int i = -each_side; i <= each_side; ++i)
        if (i != 0 || !odd) interior.push_back(summary.mean + i * step);
    return checked(std::move(interior), *ascending);
}

Result<ClassBreaks> percentile_breaks(std::span<const double> values) {
    const auto ascending = sorted_values(values);
    if (!ascending) return tl::make_unexpected(ascending.error());
    std::vector<double> interior;
    for (const std::size_t percent : {1U, 10U, 50U, 90U, 99U})
        interior.push_back(quantile_of(*ascending, percent, 100));
    return six_classes(std::move(interior));
}

Result<ClassBreaks> box_breaks(std::span<const double> values) {
    constexpr double hinge = 1.5;
    const auto ascending = sorted_values(values);
    if (!ascending) return tl::make_unexpected(ascending.error());
    const Summary summary = *summary_of(*ascending);
    const double reach = hinge * (summary.upper_quartile - summary.lower_quartile);
    return six_classes({summary.lower_quartile - reach, summary.lower_quartile, summary.median,
                        summary.upper_quartile, summary.upper_quartile + reach});
}

Result<ClassBreaks> manual_breaks(std::span<const double> breaks) {
    if (breaks.empty() || breaks.size() > 8)
        return failure(fmt::format("{} breaks were given; give 1 to 8", breaks.size()));
    if (!all_finite(breaks)) return failure("a break is not a finite number; give plain numbers");
    std::vector<double> interior(breaks.begin(), breaks.end());
    std::ranges::sort(interior);
    const auto twice = std::ranges::adjacent_find(interior);
    if (twice != interior.end())
        return failure(fmt::format("the break {} is given twice; give each once", *twice));
    return ClassBreaks{std::move(interior)};
}

Result<ClassBreaks> class_breaks(BreakMethod method, std::span<const double> values, int classes,
                                 std::span<const double> manual) {
    switch (method) {
        case BreakMethod::equal_interval:
            return equal_interval_breaks(values, classes);
        case BreakMethod::quantile:
            return quantile_breaks(values, classes);
        case BreakMethod::natural:
            return natural_breaks(values, classes);
        case BreakMethod::pretty:
            return pretty_breaks(values, classes);
        case BreakMethod::standard_deviation:
            return standard_deviation_breaks(values, classes);
        case BreakMethod::head_tail:
            return head_tail_breaks(values);
        case BreakMethod::percentile:
            return percentile_breaks(values);
        case BreakMethod::box:
            return box_breaks(values);
        case BreakMethod::maximum:
            return maximum_breaks(values, classes);
        case BreakMethod::manual:
            break;
    }
    return manual_breaks(manual);
}

int class_of(const ClassBreaks& breaks, double value) {
    const auto above = std::ranges::upper_bound(breaks.interior, value);
    return static_cast<int>(above - breaks.interior.begin());
}

std::vector<int> class_counts(const ClassBreaks& breaks, std::span<const double> values) {
    std::vector<int> counts(breaks.interior.size() + 1);
    for (double value : values) ++counts[static_cast<std::size_t>(class_of(breaks, value))];
    return counts;
}

}  // namespace geo
