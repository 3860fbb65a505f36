#pragma once

#include <optional>
#include <string>
#include <vector>

#include "geo/data/benchmark.h"
#include "geo/data/profile.h"

namespace app {

/// A layer in an area, against what it is held against on the screen.
struct BriefMeasure {
    geo::ProfileLine line;  // its newest figure, or the reach of its districts
    std::optional<geo::Benchmark> country, nearer;
    std::optional<geo::Difference> difference;  // to the country
    std::vector<double> others;                 // its councils, or areas like it

    /// "61.3", "34 to 45"
    std::string value() const;
    /// "2022 to 2024, derived"
    std::string detail(const geo::Atlas& atlas) const;
};

struct BriefMission {
    std::string id;                      // as layers have it: "growth"
    std::vector<BriefMeasure> measures;  // two at most; none: nothing is published
};

struct BriefMissions {
    std::vector<BriefMission> missions;
    // What the measures' comparisons are called: "England"; "North West", "Statistical neighbours";
    // "councils in it". Empty where there are none.
    std::string country, nearer, others;
};

/// Period and mark of a figure: "2022 to 2024, derived".
std::string detail_of(const geo::Atlas& atlas, const geo::ShownFigure& figure);

/// Makes measures of what is known of an area.
class BriefMeasures {
public:
    /// `known` is geo::profile_of(atlas, area); all outlive this.
    BriefMeasures(const geo::Atlas& atlas, geo::AreaIndex area,
                  const std::vector<geo::ProfileLine>& known);

    /// Nothing where the area has no figure.
    std::optional<BriefMeasure> of(std::string_view layer) const;
    BriefMissions missions() const;

private:
    std::vector<double> others_of(const geo::ProfileLine& line) const;
    std::vector<double> values_at(const geo::ProfileLine& line, geo::Level level) const;
    std::optional<geo::Benchmark> held_against(const geo::LayerView& view,
                                               const geo::ProfileLine& line,
                                               geo::BenchmarkKind kind) const;

    const geo::Atlas& atlas_;
    geo::AreaIndex area_;
    const std::vector<geo::ProfileLine>& known_;
    geo::Level level_;
    int year_;
    std::vector<geo::AreaIndex> neighbours_;
    bool has_parts_ = false;
};

}  // namespace app
