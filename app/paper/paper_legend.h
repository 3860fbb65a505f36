#pragma once

#include "app/paper/pen.h"

namespace app {

/// What stands above a legend's classes; empty where the sheet's heading says it.
struct LegendHeading {
    std::string title{}, subtitle{};
};

/// The whole key to a map in a column of this width: every class with its breaks and count, no data
/// and whatever else is drawn. `most` is the height there is: a histogram goes where it has room.
/// `is_square`: nine classes are need by power, in a square.
struct PaperLegend {
    const Picture& picture;
    LegendHeading heading{};
    double width = 260, most = 1e9;
    bool is_square = false;
    bool is_shared = false;  // the sheet says once what the classes are: a map only how many areas
};
double legend_height(const Pen& pen, const PaperLegend& legend);
/// Returns where it ends.
double draw_legend(Pen& pen, const PaperLegend& legend, ScreenPoint corner);

/// The same in little room: the classes in a strip with their counts, breaks below.
double strip_height(const Pen& pen, const PaperLegend& legend);
double draw_strip(Pen& pen, const PaperLegend& legend, ScreenPoint corner);

/// The classes that several maps share, side by side in as many rows as they need.
double shared_height(const Pen& pen, const PaperLegend& legend);
double draw_shared(Pen& pen, const PaperLegend& legend, ScreenPoint corner);

}  // namespace app
