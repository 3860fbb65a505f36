#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/picture/axis.h"
#include "geo/data/benchmark.h"

namespace app {

/// One figure of the comparison table.
struct ComparedFigure {
    std::optional<double> value{}, benchmark{};  // its own, and what it is held against
    std::optional<geo::Interval> interval{};
    std::optional<geo::Difference> difference{};  // to the benchmark; none where none can be told
    std::string said{};                           // "53.8", "Held", "no figure"
    std::string mark{};                           // "inherited"; empty for ordinary ones
    std::string told{};  // all there is to say of it, with period, benchmark and source
};

/// A pinned area, with its figure of each column.
struct ComparisonRow {
    geo::AreaIndex area{};
    std::string name;
    std::vector<ComparedFigure> figures;
};

/// The layer of a pane.
struct ComparisonColumn {
    std::size_t pane = 0;
    Axis axis{};  // that all rows share; of kinds, its title alone
    bool numeric = false;
    ComparedFigure benchmark{};  // where all rows have the same one
    std::string without{};       // why nothing is said to be higher or lower; empty where it is
};

/// A piece of a finding; a number in it can be asked where it comes from.
struct FindingPart {
    std::string text;
    std::string told{};                   // empty: plain words
    std::vector<geo::AreaIndex> areas{};  // that it speaks of
};

/// Pinned areas against their benchmark, in the layers of all panes.
struct Comparison {
    std::string benchmark;  // "England"; "Each has its own"
    bool one_benchmark = false;
    bool has_intervals = false;
    std::vector<ComparisonColumn> columns;           // of each pane
    std::vector<ComparisonRow> rows;                 // in the order of the scene's table
    std::vector<std::vector<FindingPart>> findings;  // of each column
};

/// Nothing where no area is pinned. An area that does not stand on a pane's map has the figure of
/// its own level there.
std::optional<Comparison> comparison_of(const geo::Atlas& atlas, const Scene& scene);

}  // namespace app
