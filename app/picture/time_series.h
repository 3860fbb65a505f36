#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/scene/scene.h"
#include "geo/data/view.h"

namespace app {

/// How a figure of a series hangs together with the one before it.
enum class Joint : std::uint8_t {
    joined,
    gap,      // years between them have no figure
    changed,  // they are not alike: another basis, source or length of period
};

struct SeriesPoint {
    int year = 0;
    double value = 0;
    std::optional<geo::Interval> interval{};
    Joint joint = Joint::joined;
    std::string when;  // "2022 to 2024"
    std::string said;  // "2022 to 2024: 53.8 years, 95% interval 50.1 to 57.5"
};

/// A layer over time in one area, beside what that is compared with.
struct TimeSeries {
    geo::AreaIndex area{};
    std::string name, title;  // "Wakefield"; "Healthy life expectancy (female)"
    std::vector<SeriesPoint> points, benchmark;
    std::string benchmark_name;  // empty: there is none
    bool stands = false;         // each figure holds until the next one
    bool has_intervals = false;
    int first_year = 0, last_year = 0;
    double low = 0, high = 0;  // of the scale: all figures and intervals
    std::string low_said, high_said;
    std::vector<std::pair<double, std::string>> ticks{};  // round values of the scale, or its ends
    std::string note;  // what gaps and changes there are; empty: none
};

/// Nothing for layers of kinds, and where fewer than two years have figures.
std::optional<TimeSeries> series_of(const geo::Atlas& atlas, const Scene& scene,
                                    const geo::LayerView& view, geo::AreaIndex area);
/// The active pane's layer in the area that is looked at: pointed at, else selected last, else
/// pinned first.
std::optional<TimeSeries> series_shown(const geo::Atlas& atlas, const Scene& scene);

}  // namespace app
