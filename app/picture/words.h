#pragma once

#include <string>
#include <vector>

#include "app/picture/palette.h"
#include "app/picture/picture.h"
#include "app/scene/scene.h"
#include "geo/data/view.h"
#include "geo/stats/class_breaks.h"

namespace app {

/// "districts", "counties and unitaries": the areas of a level, in a sentence.
const char* plural_of(geo::Level level);
/// "Districts", "Counties and unitaries": the level, on a switch.
const char* title_of(geo::Level level);
/// "Powers", "Budgets", …
const char* title_of(geo::Theme theme);
/// The five missions by their names; other groups of layers as the data calls them.
std::string group_title(const std::string& group);
/// "Maps", "Timeline", …
const char* title_of(Page page);
/// "Map", "Hexagons", "Circles"
const char* title_of(geo::Shape shape);
/// "Quantile", "Natural breaks", …
const char* title_of(geo::BreakMethod method);

/// "1st", "22nd", "113th".
std::string ordinal(int n);
/// "1,234,567".
std::string with_thousands(double n);

/// "a, b and c".
std::string listed(const std::vector<std::string>& names);
/// How large a change is, whichever way: "2.1 years"; of a share "2.1 points".
std::string say_change(const geo::Layer& layer, double change);

/// "12 areas", "1 area".
std::string areas_in_words(int count);
/// How areas without a class of their own look, and why they have none, in words: "Withheld, 2
/// areas".
struct LegendState {
    FillKind kind{};
    Rgba ground;
    std::string words;
};
std::vector<LegendState> states_of(const Legend& legend, const Colours& colour);
/// "20 km", "500 m".
std::string distance_in_words(double metres);

/// What sets a figure apart from a published one of the area itself, the weightiest first:
/// "hypothetical", "inherited", "derived", "recalled", "estimate", "unreliable", "joint"; empty for
/// ordinary ones.
std::string mark_of(const geo::ShownFigure& figure);

/// Why a figure has no value: "withheld as confidential".
std::string withheld_words(geo::Marker marker);

}  // namespace app
