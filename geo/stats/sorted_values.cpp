#include "geo/stats/sorted_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace geo {
namespace {

bool is_finite(double value) { return std::isfinite(value); }

std::size_t distinct_in(std::span<const double> ascending) {
    std::size_t distinct = ascending.empty() ? 0 : 1;
    for (std::size_t i = 1; i < ascending.size(); ++i) distinct += ascending[i - 1] < ascending[i];
    return distinct;
}

}  // namespace

Result<std::vector<double>> sorted_values(std::span<const double> values) {
    if (values.empty()) return failure("there are no values to classify");
    if (!std::ranges::all_of(values, is_finite))
        return failure("a value to classify is not a finite number; leave it out as no data");
    std::vector<double> ascending(values.begin(), values.end());
    std::ranges::sort(ascending);
    if (!std::isfinite(ascending.back() - ascending.front()))
        return failure("the values lie too far apart to classify; use a larger unit");
    return ascending;
}

double break_between(double below, double above) {
    const double middle = std::midpoint(below, above);
    return middle > below ? middle : above;
}

tl::unexpected<Error> too_few_classes(std::span<const double> ascending, int classes) {
    return failure(fmt::format(
        "{} values, {} of them different, cannot be divided into {} classes by this method; ask "
        "for fewer classes or use another method",
        ascending.size(), distinct_in(ascending), classes));
}

}  // namespace geo
