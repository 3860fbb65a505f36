#pragma once

#include <memory>
#include <string>

#include "app/paper/brief.h"
#include "app/paper/pen.h"

namespace app {

inline constexpr PaperSize a4_upright{{210}, {297}};

struct BriefPages {
    const geo::Atlas& atlas;
    const AreaBrief& brief;
    std::shared_ptr<const geo::Geometry> detailed{};  // the finer outlines, where they were read
    std::string maker{}, made_on{};  // "Devolution Atlas 0.1.0", "22 November 2026"
};

/// The brief's map as a scene with the camera it has on paper.
Scene mapped_scene(const BriefPages& pages);
/// What its figures show in words, in their order: the map, where it lies, the chart.
std::vector<std::string> alternatives_of(const BriefPages& pages);

/// The brief's map alone, with its key, on all of a sheet.
void draw_brief_map(Sheet& sheet, PaneSize page, const BriefPages& pages);

/// Draws both pages of A4 upright.
void draw_brief(Sheet& sheet, const BriefPages& pages);

}  // namespace app
