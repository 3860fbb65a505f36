#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/picture/time_series.h"
#include "geo/data/atlas.h"

namespace app {

/// Something that is known of an area, in words.
struct BriefFact {
    std::string label, value;
    std::string detail;  // period and mark: "2025/26, derived"; empty: nothing to add
};

/// Powers of one category: what each is called, and what there is of it.
struct BriefPowers {
    std::string title;
    std::vector<std::pair<std::string, geo::PowerStatus>> powers;
};

/// An area over time, beside its country.
struct BriefSeries {
    TimeSeries series;
    std::string title, finding;
    std::string last, last_benchmark;  // "Leeds 59.1"; the second empty where there is none
};

}  // namespace app
