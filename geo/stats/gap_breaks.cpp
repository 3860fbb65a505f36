// Breaks that follow the shape of the values: where the tail begins, where gaps are.
#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "geo/stats/class_breaks.h"
#include "geo/stats/sorted_values.h"

namespace geo {
namespace {

double mean_of(std::span<const double> values) {
    // From the first, so that large values lose no digits.
    double sum = 0;
    for (const double value : values) sum += value - values.front();
    return values.front() + sum / static_cast<double>(values.size());
}

}  // namespace

Result<ClassBreaks> head_tail_breaks(std::span<const double> values) {
    constexpr double most_of_head = 0.4;
    constexpr std::size_t most_breaks = 8;
    const auto ascending = sorted_values(values);
    if (!ascending) return tl::make_unexpected(ascending.error());
    ClassBreaks breaks;
    std::span<const double> divided = *ascending;
    while (divided.size() > 1 && breaks.interior.size() < most_breaks) {
        const double mean = mean_of(divided);
        const auto head = divided.last(
            static_cast<std::size_t>(divided.end() - std::ranges::lower_bound(divided, mean)));
        const double share = static_cast<double>(head.size()) / static_cast<double>(divided.size());
        if (share >= most_of_head) break;
        breaks.interior.push_back(mean);
        divided = head;
    }
    if (breaks.interior.empty())
        return failure(
            "the values are not heavy-tailed: 40% of them or more are no less than their mean; "
            "choose another method");
    return breaks;
}

Result<ClassBreaks> maximum_breaks(std::span<const double> values, int classes) {
    assert(2 <= classes && classes <= 9);
    const auto ascending = sorted_values(values);
    if (!ascending) return tl::make_unexpected(ascending.error());
    std::vector<std::size_t> gaps;  // the value each begins at, by place
    for (std::size_t i = 0; i + 1 < ascending->size(); ++i)
        if ((*ascending)[i] < (*ascending)[i + 1]) gaps.push_back(i);
    const auto wanted = static_cast<std::size_t>(classes - 1);
    if (gaps.size() < wanted) return too_few_classes(*ascending, classes);
    std::ranges::stable_sort(gaps, std::ranges::greater{},
                             [&](std::size_t i) { return (*ascending)[i + 1] - (*ascending)[i]; });
    gaps.resize(wanted);
    std::ranges::sort(gaps);
    ClassBreaks breaks;
    for (const std::size_t i : gaps)
        breaks.interior.push_back(break_between((*ascending)[i], (*ascending)[i + 1]));
    return breaks;
}

}  // namespace geo
