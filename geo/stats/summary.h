#pragma once

#include <optional>
#include <span>
#include <vector>

namespace geo {

/// What there is to say of some numbers. Quantiles after Hyndman & Fan (1996), definition 7;
/// the standard deviation divides by n - 1 and is 0 for one value.
struct Summary {
    std::size_t n = 0;
    double min = 0, lower_quartile = 0, median = 0, upper_quartile = 0, max = 0;
    double mean = 0, standard_deviation = 0, sum = 0;
};

/// Nothing for no values.
std::optional<Summary> summary_of(std::span<const double> values);

/// Ranks from 1, the largest first (or the smallest, when `ascending`); equal values share the
/// better rank ("standard competition ranking").
std::vector<int> ranks_of(std::span<const double> values, bool ascending = false);

/// Equal-width bins over [low, high] for a histogram; values outside fall into the end bins.
std::vector<int> histogram_of(std::span<const double> values, double low, double high, int bins);

}  // namespace geo
