#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/picture/picture.h"
#include "app/scene/scene.h"

namespace app {

/// What an analysis says of one area.
struct AreaFinding {
    std::optional<int> kind{};  // number into AnalysedView::kinds; none: it lacks a figure
    bool has_statistic = false;
    double statistic = 0;   // local I; of hot spots Gi*, in standard deviations
    double p = 1;           // of it alone: one-sided for local I, two-sided for Gi*
    double adjusted_p = 1;  // for false discovery among all areas
};

/// A pane's figures put into kinds by an analysis, in place of classes.
struct AnalysedView {
    Analysis analysis{};
    std::vector<std::string> kinds;  // in the order of the legend
    std::vector<AreaFinding> areas;  // by position in the pane's view
    std::string finding, method;     // what came of it, and how; in words
    std::string fault;               // why nothing came of it, with what to do; else empty
    std::optional<LegendGrid> grid;  // of two layers
};

/// What the active pane shows in place of its figures; nullptr where it shows these. The figures
/// are those of `stats`: neighbours share a point, islands are left out, 999 permutations of seed
/// 1, a false discovery rate of 0.05. Takes some tens of milliseconds: not for a thread that draws.
std::shared_ptr<const AnalysedView> analysed_view(const geo::Atlas& atlas, const Scene& scene);

/// True where the analyses of two panes say the same.
bool same_analysis(const Pane& one, const Pane& other);

/// "High among high: local I 1.23, p 0.001, 0.012 corrected"; empty where there is nothing to say.
std::string finding_in_words(const AnalysedView& analysed, std::size_t position);

}  // namespace app
