#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/data/atlas.h"
#include "geo/data/view.h"

namespace geo {

/// The national missions, by the group of their metrics, in their usual order.
inline constexpr std::array missions{"growth", "clean-energy", "streets", "opportunity", "nhs"};

/// How much each metric of a mission counts, by layer id; 1 where it is not named.
using MetricWeights = std::map<std::string, double, std::less<>>;

/// A metric as it enters the need score.
struct NeedMetric {
    const Layer* layer = nullptr;
    double weight = 1;
    int year = 0;
    int areas = 0;  // with a figure
};

/// An area's need for a mission, and what its authority may do about it.
struct GapPlace {
    AreaIndex area{};
    std::optional<double> need{};  // mean of standard scores, the higher the more need
    std::optional<double>
        power{};      // share of the mission's powers, 0 to 1; none: no register of it
    int metrics = 0;  // that the need was made of
    // Recalled, estimate, hypothetical where an input is.
    Basis need_basis = Basis::derived, power_basis = Basis::derived;

    Basis basis() const { return std::max(need_basis, power_basis); }
};

/// Where need and power meet, or do not.
///
/// need   of each metric (numeric, with a polarity, no total) the values of all areas are
/// winsorised
///        at their 5th and 95th percentiles, made standard scores (mean 0, standard deviation 1)
///        and turned so that more is more need; the score is their weighted mean, where metrics of
///        at least half of the weight have a figure
/// power  the share of the mission's powers that the area's authority holds; shared or partial
///        ones count half. Where there is no authority the share is 0
/// source Tukey (1962), "The future of data analysis" (winsorising); OECD & JRC (2008), "Handbook
/// on
///        constructing composite indicators", 5 and 6 (standardisation, equal weights)
struct MissionGap {
    std::string mission;
    Level level{};
    std::vector<NeedMetric> metrics;
    std::vector<const Power*> powers;
    std::vector<GapPlace> places;         // areas of the level, in register order
    std::array<double, 2> need_breaks{};  // thirds of the places
    std::array<double, 2> power_breaks{1.0 / 3, 2.0 / 3};

    /// 0 to 8: three times the third of its need (0: least) and the third of its power; nothing
    /// without both.
    std::optional<int> cell_of(const GapPlace& place) const;
};

/// `atlas` outlives what is returned. England's areas only: powers are recorded for England.
MissionGap mission_gap(const Atlas& atlas, std::string_view mission, Level level,
                       const MetricWeights& weights = {});

/// A gap with the same need and the powers of another atlas of the same areas, which outlives it,
/// too.
MissionGap with_powers_of(const Atlas& atlas, MissionGap gap);

/// The gap as a layer of nine kinds, for a map: figures of the present year, with their basis.
Layer layer_of(const Atlas& atlas, const MissionGap& gap);
inline constexpr std::string_view gap_layer_id = "need-and-power";

}  // namespace geo
