#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "geo/stats/class_breaks.h"
#include "geo/stats/sorted_values.h"

namespace geo {
namespace {

/// A round distance: 10, 25, 50 or 20 times a power of ten (whole, so that multiples stay exact).
struct Step {
    double tens = 10;
    int exponent = 0;

    double multiple(double times) const {
        if (times == 0) return 0;
        const double power = std::pow(10.0, std::abs(exponent));
        // Dividing by a whole power of ten rounds once: three steps of 0.1 are 0.3 to the last bit.
        return exponent < 0 ? times * tens / power : times * tens * power;
    }
};

/// From coarse to fine; 25 (two and a half) is less round than its neighbours.
constexpr std::array<double, 4> round_tens{50, 25, 20, 10};

/// The multiples of a step between low and high, both left out; nothing when they are over 8.
std::vector<double> multiples_between(double low, double high, const Step& step) {
    // Beyond this a multiple and the next can be the same double.
    if (std::max(std::abs(low), std::abs(high)) > 1e15 * step.multiple(1)) return {};
    std::vector<double> between;
    double times = std::floor(low / step.multiple(1));
    while (step.multiple(times) <= low) ++times;
    for (; step.multiple(times) < high; ++times) {
        if (between.size() == 8) return {};
        between.push_back(step.multiple(times));
    }
    return between;
}

/// How far from what was asked, in classes; of equally near ones the rounder number is better.
double distance_from(int classes, const std::vector<double>& interior, const Step& step) {
    const int found = static_cast<int>(interior.size()) + 1;
    return std::abs(found - classes) + (step.tens == 25 ? 0.5 : 0);
}

}  // namespace

Result<ClassBreaks> pretty_breaks(std::span<const double> values, int classes) {
    assert(2 <= classes && classes <= 9);
    const auto ascending = sorted_values(values);
    if (!ascending) return tl::make_unexpected(ascending.error());
    const double low = ascending->front(), high = ascending->back();
    if (low == high) return too_few_classes(*ascending, classes);

    ClassBreaks best;
    double least = std::numeric_limits<double>::infinity();
    const int size = static_cast<int>(std::floor(std::log10(high - low)));
    for (int exponent = size; exponent >= size - 2; --exponent)
        for (double tens : round_tens) {
            const Step step{tens, exponent};
            auto interior = multiples_between(low, high, step);
            if (interior.empty() || distance_from(classes, interior, step) >= least) continue;
            least = distance_from(classes, interior, step);
            best.interior = std::move(interior);
        }
    if (best.interior.empty()) return too_few_classes(*ascending, classes);
    return best;
}

}  // namespace geo
