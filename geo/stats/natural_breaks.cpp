#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>

#include "geo/stats/class_breaks.h"
#include "geo/stats/sorted_values.h"

namespace geo {
namespace {

/// Sums over the distinct values, from which the squared deviations of any run of them follow.
/// Values are taken from their median and sums are long, so that large values lose no digits.
class Deviations {
public:
    explicit Deviations(std::span<const double> ascending) : count_(1), sum_(1), squares_(1) {
        const double median = ascending[ascending.size() / 2];
        for (std::size_t i = 0; i < ascending.size(); ++i) {
            const bool ends_a_tie = i + 1 == ascending.size() || ascending[i] < ascending[i + 1];
            if (ends_a_tie) add(ascending[i], median, i + 1);
        }
    }

    const std::vector<double>& distinct() const { return distinct_; }

    /// Of the distinct values [begin, end) from their mean.
    long double within(std::size_t begin, std::size_t end) const {
        const long double sum = sum_[end] - sum_[begin];
        const long double deviation =
            squares_[end] - squares_[begin] - sum * sum / (count_[end] - count_[begin]);
        return std::max(deviation, 0.0L);  // rounding can leave a little less than nothing
    }

private:
    /// `seen`: how many values there are up to the last that equals `value`.
    void add(double value, double median, std::size_t seen) {
        const long double d = static_cast<long double>(value) - median;
        const long double times = static_cast<long double>(seen) - count_.back();
        distinct_.push_back(value);
        count_.push_back(static_cast<long double>(seen));
        sum_.push_back(sum_.back() + times * d);
        squares_.push_back(squares_.back() + times * d * d);
    }

    std::vector<double> distinct_;
    std::vector<long double> count_, sum_, squares_;  // of all before: one longer than distinct_
};

constexpr long double impossible = std::numeric_limits<long double>::infinity();

/// The best division of the first `end` values into some number of classes, for every `end`.
struct Division {
    std::vector<long double> within;         // its squared deviations; impossible: too few values
    std::vector<std::size_t> last_class_at;  // where its last class begins
};

/// Finds best divisions into one class more. Where the last class of the best division begins never
/// moves back as values are added, so each half of the ends has only part of the beginnings to try.
class NextDivision {
public:
    NextDivision(const Deviations& deviations, const Division& fewer)
        : deviations_(deviations), fewer_(fewer), next_(fewer) {}

    Division find() {
        const std::size_t all = fewer_.within.size() - 1;
        find_between(1, all, 0, all - 1);
        return std::move(next_);
    }

private:
    void find_between(std::size_t first_end, std::size_t last_end, std::size_t first_begin,
                      std::size_t last_begin) {
        if (first_end > last_end) return;
        const std::size_t end = std::midpoint(first_end, last_end);
        const std::size_t begin = best_begin(end, first_begin, std::min(last_begin, end - 1));
        next_.within[end] = fewer_.within[begin] + deviations_.within(begin, end);
        next_.last_class_at[end] = begin;
        find_between(first_end, end - 1, first_begin, begin);
        find_between(end + 1, last_end, begin, last_begin);
    }

    std::size_t best_begin(std::size_t end, std::size_t first, std::size_t last) const {
        std::size_t best = first;
        long double least = impossible;
        for (std::size_t begin = first; begin <= last; ++begin) {
            const long double within = fewer_.within[begin] + deviations_.within(begin, end);
            if (within < least) least = within, best = begin;
        }
        return best;
    }

    const Deviations& deviations_;
    const Division& fewer_;
    Division next_;
};

Division one_class(const Deviations& deviations) {
    const std::size_t all = deviations.distinct().size();
    Division division{std::vector(all + 1, impossible), std::vector<std::size_t>(all + 1)};
    for (std::size_t end = 1; end <= all; ++end) division.within[end] = deviations.within(0, end);
    return division;
}

}  // namespace

Result<ClassBreaks> natural_breaks(std::span<const double> values, int classes) {
    assert(2 <= classes && classes <= 9);
    const auto ascending = sorted_values(values);
    if (!ascending) return tl::make_unexpected(ascending.error());
    const Deviations deviations(*ascending);
    const std::vector<double>& distinct = deviations.distinct();
    if (distinct.size() < static_cast<std::size_t>(classes))
        return too_few_classes(*ascending, classes);

    std::vector<Division> divisions{one_class(deviations)};
    while (std::ssize(divisions) < classes)
        divisions.push_back(NextDivision(deviations, divisions.back()).find());

    ClassBreaks breaks;
    std::size_t end = distinct.size();
    for (; divisions.size() > 1; divisions.pop_back()) {
        end = divisions.back().last_class_at[end];
        breaks.interior.push_back(break_between(distinct[end - 1], distinct[end]));
    }
    std::ranges::reverse(breaks.interior);
    return breaks;
}

}  // namespace geo
