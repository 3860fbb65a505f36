#include <algorithm>
#include <cassert>

#include "geo/stats/class_breaks.h"

namespace geo {
namespace {

/// Squared deviations of some values from their mean, gathered one by one.
/// source  Welford (1962), "Note on a method for calculating corrected sums of squares"
class Deviations {
public:
    void add(double value) {
        const double before = value - mean_;
        mean_ += before / ++count_;
        squares_ += before * (value - mean_);
    }
    double squares() const { return squares_; }

private:
    double count_ = 0, mean_ = 0, squares_ = 0;
};

}  // namespace

double goodness_of_variance_fit(const ClassBreaks& breaks, std::span<const double> values) {
    assert(!values.empty());
    Deviations all;
    std::vector<Deviations> of_class(breaks.interior.size() + 1);
    for (const double value : values) {
        all.add(value);
        of_class[static_cast<std::size_t>(class_of(breaks, value))].add(value);
    }
    if (all.squares() <= 0) return 1;
    double within = 0;
    for (const Deviations& one : of_class) within += one.squares();
    return std::clamp(1 - within / all.squares(), 0.0, 1.0);
}

std::vector<MethodFit> fits_of(std::span<const double> values, int classes) {
    std::vector<MethodFit> fits;
    for (const BreakMethod method : all_break_methods) {
        if (method == BreakMethod::manual) continue;
        if (auto breaks = class_breaks(method, values, classes)) {
            const double goodness = goodness_of_variance_fit(*breaks, values);
            fits.push_back({method, std::move(*breaks), goodness});
        }
    }
    return fits;
}

}  // namespace geo
