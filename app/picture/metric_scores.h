#pragma once

#include <map>
#include <string>
#include <vector>

#include "geo/data/view.h"

namespace app {

/// A figure of a metric, and how many standard deviations it lies from the mean of its level.
struct MetricScore {
    double value = 0;  // in the layer's unit
    double score = 0;  // where the layer says what is better, turned so that more is better
};

/// A metric of the missions over the areas of a level.
struct ScoredMetric {
    const geo::Layer* layer = nullptr;
    int year = 0;
    std::map<geo::AreaIndex, MetricScore> areas;  // that have a figure
};

/// All metrics but totals, in the order of the layers, each in its latest year; without those that
/// fewer than two areas have different figures of. Takes some milliseconds a metric.
std::vector<ScoredMetric> scored_metrics(const geo::Atlas& atlas, geo::Level level);

/// "Wakefield, Homicides, 2024: 12.1; 0.8 standard deviations worse than the mean of districts".
std::string score_in_words(const geo::Atlas& atlas, const ScoredMetric& metric, geo::Level level,
                           geo::AreaIndex area);

}  // namespace app
